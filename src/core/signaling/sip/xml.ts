/** One element of a document; prefixes of namespaces are left out. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly XmlElement[];
  /** What stands directly in it, without the spaces around. */
  readonly text: string;
}

interface OpenElement extends XmlElement {
  readonly tag: string;
  readonly children: OpenElement[];
  text: string;
}

const mostElements = 2_000;
const deepest = 16;
const mostAttributes = 32;

const token =
  /<!--(?:(?!--)[^])*-->|<(\/?)([\w.:-]{1,64})((?:\s+[\w.:-]{1,64}\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)>|[^<]+/y;
const declaration = /^\uFEFF?\s*(?:<\?xml\s[^?<>]*\?>)?/;
const attribute = /([\w.:-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;
const reference = /&(?:#(\d{1,7})|#x([\da-f]{1,6})|(lt|gt|amp|quot|apos));|&/gi;
const named: Readonly<Record<string, string>> = {
  lt: '<',
  gt: '>',
  amp: '&',
  quot: '"',
  apos: "'",
};

/**
 * Reads the XML of a NOTIFY: elements, attributes, text. Anything else a document could hold (a document type and
 * its entities, CDATA, instructions) has no use there and makes it unreadable, as does what is not well formed.
 * Not the browser's parser: under `require-trusted-types-for 'script'` it takes no text that came over a network.
 */
export function readXml(text: string): XmlElement | null {
  token.lastIndex = declaration.exec(text)?.[0].length ?? 0;
  const root: OpenElement = {
    tag: '',
    name: '',
    attributes: new Map(),
    children: [],
    text: '',
  };
  const open: OpenElement[] = [root];
  for (let count = 0; token.lastIndex < text.length; count += 1) {
    const [all = '', closing, tag, attributes = '', empty] = token.exec(text) ?? [];
    const inside = open.at(-1);
    if (!all || !inside || count > mostElements) return null;
    if (all.startsWith('<!--')) continue;
    if (!tag) {
      const plain = resolved(all);
      if (plain === null || (inside === root && plain.trim())) return null;
      inside.text += plain;
    } else if (closing) {
      if (attributes || empty || inside.tag !== tag) return null;
      open.pop();
    } else {
      const child = element(tag, attributes);
      if (!child || open.length > deepest) return null;
      inside.children.push(child);
      if (!empty) open.push(child);
    }
  }
  const [document, more] = root.children;
  return document && !more && open.length === 1 ? document : null;
}

const localName = (tag: string): string => tag.slice(tag.indexOf(':') + 1);

function element(tag: string, given: string): OpenElement | null {
  const attributes = new Map<string, string>();
  for (const [, name = '', double, single] of given.matchAll(attribute)) {
    const value = resolved(double ?? single ?? '');
    if (value === null || attributes.has(name) || attributes.size >= mostAttributes) return null;
    attributes.set(name, value);
  }
  return { tag, name: localName(tag), attributes, children: [], text: '' };
}

/** Null for a reference that is none: only a document type could declare it. */
function resolved(text: string): string | null {
  let sound = true;
  const plain = text.replace(reference, (_, decimal?: string, hex?: string, name?: string) => {
    const code = decimal ? Number(decimal) : parseInt(hex ?? '', 16);
    if (name) return named[name] ?? '';
    sound &&= code > 0 && code <= 0x10ffff;
    return sound ? String.fromCodePoint(code) : '';
  });
  return sound ? plain : null;
}
