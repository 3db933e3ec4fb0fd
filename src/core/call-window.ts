import { markKey } from './call-mark.js';

/** Names the window that holds the calls of the phone of that name. */
export const callWindowName = (phone: string): string => `${markKey}.${phone}`;

/** Where the opener says in localStorage when it was (ms since the epoch), and the window keeps that it was meant. */
export const openedKey = (phone: string): string => `${callWindowName(phone)}.opened`;

/** Whether this window has that name, which it keeps when it reloads and navigates. */
export const hasCallWindowName = (phone: string): boolean => window.name === callWindowName(phone);
