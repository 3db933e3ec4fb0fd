import { msg } from '@lit/localize';
import { saying } from './saying.js';

/** The bar and the window. Fetched with them. */
const words = {
  openPhone: () => msg('Open the phone', { id: 'openPhone' }),
  openPhoneNow: () => msg('Open the phone: {news}', { id: 'openPhoneNow' }),
  closePhone: () => msg('Close the phone', { id: 'closePhone' }),
  moreCalls: () => msg('and {n} more', { id: 'moreCalls' }),
  movePhone: () => msg('Move the phone', { id: 'movePhone' }),
  movePhoneHint: () => msg('Drag it, or use the arrow keys', { id: 'movePhoneHint' }),
  moveTo: () => msg('Move to', { id: 'moveTo' }),
  topLeft: () => msg('Top left', { id: 'topLeft' }),
  topRight: () => msg('Top right', { id: 'topRight' }),
  bottomLeft: () => msg('Bottom left', { id: 'bottomLeft' }),
  bottomRight: () => msg('Bottom right', { id: 'bottomRight' }),
} as const;

export type LayoutStrings = Partial<Record<keyof typeof words, string>>;

export const layoutText = saying(words);
