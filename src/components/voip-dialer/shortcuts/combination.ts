/** A key with the modifiers that have to be down with it, and no other. */
export interface Combination {
  readonly alt: boolean;
  readonly control: boolean;
  readonly meta: boolean;
  readonly shift: boolean;
  /** A Latin letter or a digit, or `F1` to `F24`; upper case. */
  readonly key: string;
}

/** As they are written, and in the order in which `aria-keyshortcuts` wants them (WAI-ARIA 1.2 §6.6). */
const modifiers = {
  control: /^(control|ctrl)$/i,
  alt: /^(alt|option)$/i,
  shift: /^shift$/i,
  meta: /^(meta|cmd|command)$/i,
} as const;
type Modifier = keyof typeof modifiers;

const functionKey = /^F([1-9]|1\d|2[0-4])$/;
const onMac = (): boolean => /^(Mac|iP)/.test(navigator.platform);

/**
 * @returns nothing for what is no combination, and for a character without Alt, Control or Meta: whoever types or
 * dictates would set it off (WCAG 2.1.4)
 */
export function readCombination(text: string): Combination | undefined {
  const words = text.split('+').map((word) => word.trim());
  const key = words.pop()?.toUpperCase() ?? '';
  const found = words.map((word) => modifierOf(word));
  const held = new Set(found);
  if (held.has(undefined) || held.size < found.length) return undefined;
  const has = (modifier: Modifier): boolean => held.has(modifier);
  const isCharacter = /^[A-Z\d]$/.test(key);
  if (!isCharacter && !functionKey.test(key)) return undefined;
  if (isCharacter && !has('alt') && !has('control') && !has('meta')) return undefined;
  return { alt: has('alt'), control: has('control'), meta: has('meta'), shift: has('shift'), key };
}

const modifierOf = (word: string): Modifier | undefined =>
  (['control', 'alt', 'shift', 'meta'] as const).find((one) => modifiers[one].test(word));

/** As `aria-keyshortcuts` has it: `Alt+Shift+A`. */
export const ariaOf = (combination: Combination): string => partsOf(combination).join('+');

/** As it stands on the keys. */
export function keyCaps(combination: Combination): readonly string[] {
  const mac: Readonly<Record<string, string>> = {
    Control: '⌃',
    Alt: '⌥',
    Shift: '⇧',
    Meta: '⌘',
  };
  const caps = partsOf(combination);
  return onMac() ? caps.map((cap) => mac[cap] ?? cap) : caps;
}

const partsOf = ({ alt, control, meta, shift, key }: Combination): string[] => [
  ...(control ? ['Control'] : []),
  ...(alt ? ['Alt'] : []),
  ...(shift ? ['Shift'] : []),
  ...(meta ? ['Meta'] : []),
  key,
];

/**
 * Whether this is what was pressed. A letter is the one the layout has on the key, as on a French keyboard; where
 * the layout has no Latin letters, and where Option or Shift make another character of it, it is the key's place.
 */
export function isPressed(combination: Combination, event: KeyboardEvent): boolean {
  const { alt, control, meta, shift, key } = combination;
  const { altKey, ctrlKey, metaKey, shiftKey } = event;
  if (alt !== altKey || control !== ctrlKey || meta !== metaKey || shift !== shiftKey) return false;
  // The right Alt key of Windows is Control and Alt together, and types a character.
  if (altKey && ctrlKey && event.getModifierState('AltGraph')) return false;
  const typed = event.key.toUpperCase();
  if (functionKey.test(key) || /^[A-Z\d]$/.test(typed)) return typed === key;
  return event.code === `${/\d/.test(key) ? 'Digit' : 'Key'}${key}`;
}

/** On a Mac Option types characters, such as Å. Whoever writes wants those. */
export const typesCharacter = ({ altKey, ctrlKey, metaKey, key }: KeyboardEvent): boolean =>
  onMac() && altKey && !ctrlKey && !metaKey && [...key].length === 1;
