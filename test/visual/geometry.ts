/** Pixels that rounding may cost. */
const slack = 1;
/** WCAG 2.5.8. */
const leastTarget = 24;

/** What stands where it should not: outside of the page, cut off, too small, or on something else. */
export function problemsIn(element: HTMLElement): string[] {
  const all = [...descendants(element)].filter(isSeen);
  const targets = all.filter((one) => one.matches(interactive));
  return [
    ...all.flatMap(outside),
    ...all.flatMap(cutText),
    ...targets.flatMap(tooSmall),
    ...targets.flatMap((one, index) =>
      targets.slice(index + 1).flatMap((two) => overlap(one, two)),
    ),
    ...targets.flatMap(covered),
  ];
}

const interactive = 'button, a[href], input, select, textarea, summary';

const nameOf = (one: Element): string => {
  const part = one.getAttribute('part');
  const text = (one.getAttribute('aria-label') ?? one.textContent).replace(/\s+/g, ' ').trim();
  return `<${one.localName}${part ? ` ${part}` : ''}> "${text.slice(0, 40)}"`;
};

function* descendants(element: Element): Generator<HTMLElement> {
  for (const child of element.shadowRoot?.children ?? element.children) {
    if (child instanceof HTMLElement) {
      yield child;
      yield* descendants(child);
    }
  }
}

/** For screen readers alone is what is clipped to nothing. */
function isSeen(one: HTMLElement): boolean {
  const drawn = { visibilityProperty: true, opacityProperty: true, contentVisibilityAuto: true };
  if (!one.checkVisibility(drawn)) return false;
  for (let at: Element | null = one; at; at = at.parentElement) {
    if (getComputedStyle(at).clipPath !== 'none') return false;
  }
  const { width, height } = one.getBoundingClientRect();
  return width > 1 && height > 1;
}

function outside(one: HTMLElement): string[] {
  const { left, right } = one.getBoundingClientRect();
  const width = document.documentElement.clientWidth;
  const isOut = left < -slack || right > width + slack;
  return isOut && !isClipped(one) ? [`outside of the page: ${nameOf(one)}`] : [];
}

/** What is longer than its line is cut there; whether that is meant is asked of its text. */
function isClipped(one: Element): boolean {
  for (let at = one.parentElement; at; at = at.parentElement) {
    if (getComputedStyle(at).overflowX !== 'visible') return true;
  }
  return false;
}

/** What is in a list that scrolls may be out of sight. */
function scrolledBy(one: Element): Element | undefined {
  for (let at = one.parentElement; at; at = at.parentElement) {
    if (/auto|scroll/.test(getComputedStyle(at).overflowY)) return at;
  }
  return undefined;
}

/** Lines of text that somebody reads, without those in descendants. */
function linesOf(one: HTMLElement): DOMRect[] {
  const range = document.createRange();
  return [...one.childNodes]
    .filter((node) => node instanceof Text && node.data.trim())
    .flatMap((node) => {
      range.selectNodeContents(node);
      return [...range.getClientRects()];
    });
}

/** Text that reaches out of what holds it: cut off there, or written over something else. */
function cutText(one: HTMLElement): string[] {
  const lines = linesOf(one);
  if (!lines.length) return [];
  for (let at: Element | null = one; at; at = at.parentElement) {
    const style = getComputedStyle(at);
    if (style.textOverflow === 'ellipsis' && style.overflowX !== 'visible') return [];
    const holds = style.overflowX !== 'visible' || at.matches(`${interactive}, [part]`);
    if (!holds || style.display === 'inline' || style.display === 'contents') continue;
    const box = at.getBoundingClientRect();
    const isCut = lines.some(
      ({ left, right }) => left < box.left - slack || right > box.right + slack,
    );
    if (isCut) return [`text wider than ${nameOf(at)}: ${nameOf(one)}`];
    if (/auto|scroll/.test(style.overflowY)) return [];
    const isLow = lines.some(
      ({ top, bottom }) => top < box.top - 2 * slack || bottom > box.bottom + 2 * slack,
    );
    if (isLow) return [`text higher than ${nameOf(at)}: ${nameOf(one)}`];
  }
  return [];
}

/** A box to be checked is pressed by its label, and a link in a sentence is as high as the sentence. */
function tooSmall(one: HTMLElement): string[] {
  if (getComputedStyle(one).display === 'inline') return [];
  const { width, height } = (one.closest('label') ?? one).getBoundingClientRect();
  const isSmall = width < leastTarget || height < leastTarget;
  return isSmall ? [`smaller than ${leastTarget} px: ${nameOf(one)}`] : [];
}

function overlap(one: HTMLElement, two: HTMLElement): string[] {
  if (one.contains(two) || two.contains(one) || isApart(one, two)) return [];
  const [a, b] = [one.getBoundingClientRect(), two.getBoundingClientRect()];
  const width = Math.min(a.right, b.right) - Math.max(a.left, b.left);
  const height = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
  return width > slack && height > slack ? [`on one another: ${nameOf(one)}, ${nameOf(two)}`] : [];
}

/** One of them is in what scrolls, or lies over the rest, and the other is not. */
const isApart = (one: HTMLElement, two: HTMLElement): boolean =>
  scrolledBy(one) !== scrolledBy(two) || layerOf(one) !== layerOf(two);

/** What is meant to lie over the rest: the button's panel, suggestions, what stays in sight. */
function layerOf(one: Element): Element | undefined {
  for (let at: Element | null = one; at; at = at.parentElement) {
    if (at.matches('[popover], [role=listbox]') || getComputedStyle(at).position === 'sticky') {
      return at;
    }
  }
  return undefined;
}

/** Where its middle is pressed, something else would take the press. */
function covered(one: HTMLElement): string[] {
  one.scrollIntoView({ block: 'nearest', behavior: 'instant' });
  const { left, top, width, height } = one.getBoundingClientRect();
  const [x, y] = [left + width / 2, top + height / 2];
  const { clientWidth, clientHeight } = document.documentElement;
  if (x < 0 || y < 0 || x > clientWidth || y > clientHeight) return [];
  const root = one.getRootNode();
  const hit = root instanceof ShadowRoot ? root.elementFromPoint(x, y) : null;
  const isOwn =
    hit && (one.contains(hit) || hit.contains(one) || one.closest('label')?.contains(hit));
  const isBelow = hit && layerOf(hit) && layerOf(hit) !== layerOf(one);
  return isOwn || isBelow
    ? []
    : [`covered by ${hit ? nameOf(hit) : 'nothing of its own'}: ${nameOf(one)}`];
}
