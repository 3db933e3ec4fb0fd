/** What can be done by a shortcut. */
export type ShortcutAction = 'answer' | 'decline' | 'hangup' | 'mute' | 'hold' | 'open';

/** Combinations such as `Alt+Shift+A` by what they do; `false` for none. */
export type ShortcutMap = Partial<Record<ShortcutAction, string | false>> & {
  /** Where they work: while the focus is in the dialer (default), or anywhere on the page. */
  readonly scope?: 'dialer' | 'page';
};

export type GivenShortcuts = 'off' | 'dialer' | 'page' | ShortcutMap;

/** As the attribute `aria-keyshortcuts` wants them. */
export type ShortcutKeys = Partial<Record<ShortcutAction, string>>;
