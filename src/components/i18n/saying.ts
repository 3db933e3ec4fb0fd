/**
 * Makes what says the texts of a catalogue, in the language in force. `{n}` and the like are filled in
 * with values, which are plain text; templates escape them.
 */
export const saying =
  <K extends string>(catalogue: Readonly<Record<K, () => string>>) =>
  /** @param strings of the page's own, which stand over every language's */
  (strings: Partial<Record<K, string>> | undefined) =>
  (key: K, values: Readonly<Record<string, string | number>> = {}): string =>
    (strings?.[key] ?? catalogue[key]()).replace(/\{(\w+)\}/g, (all, name: string) =>
      String(values[name] ?? all),
    );
