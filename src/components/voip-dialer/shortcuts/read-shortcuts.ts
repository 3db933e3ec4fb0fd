import { readCombination, ariaOf, type Combination } from './combination.js';
import type { GivenShortcuts, ShortcutAction } from './given-shortcuts.js';

/** Those of the house: on the left of the keyboard, and no browser's. */
const usual: Readonly<Record<ShortcutAction, string>> = {
  answer: 'Alt+Shift+A',
  decline: 'Alt+Shift+D',
  hangup: 'Alt+Shift+E',
  mute: 'Alt+Shift+M',
  hold: 'Alt+Shift+H',
  open: 'Alt+Shift+K',
};

export interface ReadShortcuts {
  readonly scope: 'dialer' | 'page' | 'off';
  readonly combinations: ReadonlyMap<ShortcutAction, Combination>;
  /** Why something of it is not used, each in a few words. */
  readonly refused: readonly string[];
}

const isAction = (name: string): name is ShortcutAction => Object.hasOwn(usual, name);

/** What the page has said, over what is usual. Its own mistakes leave the others as they are. */
export function readShortcuts(given: GivenShortcuts | undefined): ReadShortcuts {
  const none = { scope: 'off', combinations: new Map<ShortcutAction, Combination>() } as const;
  if (given === undefined || given === 'off') return { ...none, refused: [] };
  const map: Readonly<Record<string, unknown>> =
    given instanceof Object ? { ...given } : { scope: given };
  const { scope = 'dialer', ...own } = map;
  if (scope !== 'dialer' && scope !== 'page') {
    return { ...none, refused: [`must be dialer, page or off, not "${String(scope)}"`] };
  }
  const refused: string[] = [];
  const combinations = new Map<ShortcutAction, Combination>();
  for (const name in own) if (!isAction(name)) refused.push(`knows no "${name}"`);
  for (const name in usual) {
    if (!isAction(name)) continue;
    const written = own[name] ?? usual[name];
    if (written === false) continue;
    const combination = typeof written === 'string' ? readCombination(written) : undefined;
    const isTaken =
      combination && [...combinations.values()].some((one) => ariaOf(one) === ariaOf(combination));
    if (combination && !isTaken) combinations.set(name, combination);
    else refused.push(`cannot use ${JSON.stringify(written)} for ${name}`);
  }
  return { scope, combinations, refused };
}
