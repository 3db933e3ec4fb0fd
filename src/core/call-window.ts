import { markKey } from './call-mark.js';

/** Names the window that holds the calls of the phone of that name. */
export const callWindowName = (phone: string): string => `${markKey}.${phone}`;

/** Whether this page is in such a window: a window keeps its name when it reloads and navigates. */
export const isCallWindow = (): boolean => window.name.startsWith(markKey);
