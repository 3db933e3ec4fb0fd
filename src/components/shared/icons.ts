/** Paths for `icon()`, on one 24 × 24 grid. */
export const micPath =
  'M12 3.5a2.75 2.75 0 0 0-2.75 2.75v5.5a2.75 2.75 0 0 0 5.5 0v-5.5A2.75 2.75 0 0 0 12 3.5ZM5.75 11.25v.5a6.25 6.25 0 0 0 12.5 0v-.5M12 18v3M9 21h6';
export const micOffPath =
  'M9.25 9.2v2.55a2.75 2.75 0 0 0 4.6 2.04M14.75 10V6.25a2.75 2.75 0 0 0-5.3-1.01M5.75 11.25v.5a6.25 6.25 0 0 0 10.5 4.58M18.25 11.25v.5c0 .8-.15 1.58-.43 2.28M12 18v3M9 21h6M3.75 3.5l16.5 17';
export const keypadPath =
  'M6 5.5h.01M12 5.5h.01M18 5.5h.01M6 11h.01M12 11h.01M18 11h.01M6 16.5h.01M12 16.5h.01M18 16.5h.01M12 21.5h.01';
export const endPath =
  'M3.3 14.6c-.9-.9-1-2.2-.2-3.1C5.2 9.2 8.4 8 12 8s6.8 1.2 8.9 3.5c.8.9.7 2.2-.2 3.1l-1 1a1.2 1.2 0 0 1-1.5.1l-2.3-1.5a1.2 1.2 0 0 1-.5-1v-1.7a11.5 11.5 0 0 0-6.8 0v1.7c0 .4-.2.8-.5 1L5.8 15.7a1.2 1.2 0 0 1-1.5-.1l-1-1Z';
export const volumePath =
  'M4.5 9.5v5h3.25L12.25 18.5v-13L7.75 9.5H4.5ZM15.5 9.25a4 4 0 0 1 0 5.5M18 6.75a7.5 7.5 0 0 1 0 10.5';
export const volumeOffPath = 'M4.5 9.5v5h3.25L12.25 18.5v-13L7.75 9.5H4.5ZM16 9.5l5 5M21 9.5l-5 5';
export const hidePath = 'M6 9.5l6 6 6-6';
export const closePath = 'M6.5 6.5l11 11M17.5 6.5l-11 11';
export const checkPath = 'M5 12.75l4.5 4.5L19 7.5';
export const alertPath = 'M12 7.5v5.5M12 16.5h.01M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18Z';
export const pausePath = 'M9 6v12M15 6v12';
export const queuePath = 'M12 7v5.25l3.5 2M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18Z';
export const infoPath = 'M12 11v5.5M12 7.75h.01M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18Z';
export const reconnectPath =
  'M19.5 12a7.5 7.5 0 0 1-13.25 4.85M4.5 12a7.5 7.5 0 0 1 13.25-4.85M18 3.5v4h-4M6 20.5v-4h4';
export const lockPath =
  'M7 10.5V8a5 5 0 0 1 10 0v2.5M6.5 10.5h11a1.5 1.5 0 0 1 1.5 1.5v7a1.5 1.5 0 0 1-1.5 1.5h-11A1.5 1.5 0 0 1 5 19v-7a1.5 1.5 0 0 1 1.5-1.5Z';
export const mailPath =
  'M5 5.5h14A1.5 1.5 0 0 1 20.5 7v10a1.5 1.5 0 0 1-1.5 1.5H5A1.5 1.5 0 0 1 3.5 17V7A1.5 1.5 0 0 1 5 5.5ZM4 7l8 6 8-6';
export const webPath =
  'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18ZM3.5 12h17M12 3c2.3 2.5 3.5 5.5 3.5 9s-1.2 6.5-3.5 9c-2.3-2.5-3.5-5.5-3.5-9S9.7 5.5 12 3Z';
