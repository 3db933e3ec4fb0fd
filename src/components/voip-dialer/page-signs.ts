/**
 * What the page shows in its tab while somebody calls: one for all dialers of a page. The page's own title and
 * icon are as they were before as soon as it rings no more.
 */
const wanted = new Map<object, string>();
let title: { readonly element: HTMLTitleElement; shown: string; own: string | null } | undefined;
let mark: HTMLLinkElement | undefined;

/** A bell on a red ground, as large as tabs show it. */
const iconHref = `data:image/svg+xml,${encodeURIComponent(
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24"><circle cx="12" cy="12" r="12" fill="#c8102e"/><path fill="none" stroke="#fff" stroke-width="2" stroke-linejoin="round" d="M7.5 11a4.5 4.5 0 0 1 9 0c0 3.5 1.5 4.5 1.5 4.5H6s1.5-1 1.5-4.5ZM10.5 18a1.5 1.5 0 0 0 3 0"/></svg>',
)}`;

/** @param text in front of the title; nothing when the dialer has nothing to say any more */
export function signOnPage(dialer: object, text: string | undefined): void {
  if (text === undefined) wanted.delete(dialer);
  else wanted.set(dialer, text);
  const [first] = wanted.values();
  if (first === undefined) return restore();
  showTitle(first);
  if (mark) return;
  mark = document.createElement('link');
  mark.rel = 'icon';
  mark.href = iconHref;
  // The last one counts.
  document.head.append(mark);
}

function showTitle(text: string): void {
  const element = title?.element ?? titleElement();
  // Whoever else has changed it since has said what the page's own is now.
  const own = title && element.textContent === title.shown ? title.own : element.textContent;
  const shown = own ? `${text} – ${own}` : text;
  title = { element, shown, own: element.isConnected ? own : null };
  if (!element.isConnected) document.head.append(element);
  element.textContent = shown;
}

const titleElement = (): HTMLTitleElement =>
  document.head.querySelector('title') ?? document.createElement('title');

function restore(): void {
  mark?.remove();
  mark = undefined;
  if (!title) return;
  const { element, shown, own } = title;
  title = undefined;
  if (element.textContent !== shown) return; // the page has another by now
  if (own === null) element.remove();
  else element.textContent = own;
}
