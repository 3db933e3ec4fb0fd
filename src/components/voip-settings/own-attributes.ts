import type { SettingsUi } from './settings-ui.js';

/** The parts that can be left out. */
type Section = 'account' | 'codecs' | 'devices' | 'test';

const allSections: readonly Section[] = ['account', 'codecs', 'devices', 'test'];
const modes = ['admin', 'user'] as const;
const storages = ['session', 'none', 'device'] as const satisfies SettingsUi['storage'][];

/** What the attributes say that are the form's alone. */
export interface OwnAttributes {
  readonly mode: (typeof modes)[number];
  readonly sections: ReadonlySet<Section>;
  readonly storage: SettingsUi['storage'];
  /** What of it cannot be used: the form goes on with the first of the words that can. */
  readonly wrong: readonly (readonly [attribute: string, why: string])[];
}

/** Given by a page: whatever somebody wrote there, or assigned to the property. */
export interface GivenAttributes {
  readonly mode?: unknown;
  readonly sections?: unknown;
  readonly storage?: unknown;
}

export function ownAttributes(given: GivenAttributes): OwnAttributes {
  const wrong: [string, string][] = [];
  const choice = <T extends string>(
    attribute: 'mode' | 'storage',
    words: readonly [T, ...T[]],
  ): T => {
    const value = given[attribute] ?? words[0];
    const word = words.find((one) => one === value);
    if (!word) wrong.push([attribute, mustBe('one', words, value)]);
    return word ?? words[0];
  };
  const named = [given.sections ?? []]
    .flat()
    .flatMap((one) => (typeof one === 'string' ? one : typeof one).split(/[\s,]+/))
    .filter(Boolean);
  const sections = allSections.filter((section) => named.includes(section));
  const unknown = named.filter((name) => !allSections.some((section) => section === name));
  if (unknown.length) wrong.push(['sections', mustBe('some', allSections, unknown.join(' '))]);
  return {
    mode: choice('mode', modes),
    storage: choice('storage', storages),
    sections: new Set(sections.length ? sections : allSections),
    wrong,
  };
}

const mustBe = (count: 'one' | 'some', words: readonly string[], value: unknown): string =>
  `must be ${count} of ${words.join(', ')}, not "${String(value)}"`;
