import type { ExtensionNews } from '../signaling.js';
import { cleanText } from './text.js';
import { readXml, type XmlElement } from './xml.js';

interface ToldDialog {
  readonly state: string;
  readonly direction: string | undefined;
  readonly remote: ExtensionNews['remote'];
}

/** An extension has a few calls, not hundreds. */
const mostDialogs = 64;
const longestNumber = 128;

/**
 * Reads application/dialog-info+xml (RFC 4235) of one extension: each document is a whole, or tells what
 * has changed since the one before.
 */
export class DialogInfo {
  #dialogs = new Map<string, ToldDialog>();

  /** Null when it is unreadable. */
  read(body: string): ExtensionNews | null {
    const info = readXml(body);
    if (info?.name !== 'dialog-info') return null;
    const told = info.children.filter(({ name }) => name === 'dialog');
    const partial = info.attributes.get('state') === 'partial';
    const dialogs = new Map(partial ? this.#dialogs : []);
    for (const dialog of told) {
      const state = childOf(dialog, 'state')?.text.trim().toLowerCase() ?? '';
      const id = dialog.attributes.get('id') ?? '';
      if (!state) return null;
      if (state === 'terminated') dialogs.delete(id);
      else {
        const direction = dialog.attributes.get('direction');
        dialogs.set(id, { state, direction, remote: remoteOf(dialog) });
      }
    }
    if (dialogs.size > mostDialogs) return null;
    this.#dialogs = dialogs;
    return newsOf([...dialogs.values()]);
  }
}

/** What rings there is told even when somebody speaks there as well: it can be picked up. */
function newsOf(dialogs: readonly ToldDialog[]): ExtensionNews {
  const ringing = dialogs.find(
    ({ state, direction }) => state === 'early' && direction !== 'initiator',
  );
  const busy = dialogs.find(({ state }) => state === 'confirmed') ?? dialogs[0];
  const shown = ringing ?? busy;
  const status = ringing ? 'ringing' : busy ? 'busy' : 'idle';
  return { status, ...(shown?.remote ? { remote: shown.remote } : {}) };
}

function remoteOf(dialog: XmlElement): ExtensionNews['remote'] {
  const identity = childOf(childOf(dialog, 'remote'), 'identity');
  if (!identity) return undefined;
  const user = /^\s*(?:sips?|tel):([^@;?]{1,256})/i.exec(identity.text)?.[1] ?? '';
  const number = cleanText(decoded(user), longestNumber);
  const name = cleanText(identity.attributes.get('display') ?? '');
  return number || name ? { number, name } : undefined;
}

function decoded(user: string): string {
  try {
    return decodeURIComponent(user);
  } catch {
    return user;
  }
}

const childOf = (parent: XmlElement | undefined, wanted: string): XmlElement | undefined =>
  parent?.children.find(({ name }) => name === wanted);
