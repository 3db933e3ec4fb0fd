/** Paths for `icon()` that only the dialer has, on one 24 × 24 grid. */
export const signOutPath =
  'M14.5 5H6.75A1.75 1.75 0 0 0 5 6.75v10.5A1.75 1.75 0 0 0 6.75 19h7.75M10 12h10M16.5 8.5 20 12l-3.5 3.5';
export const deletePath =
  'M9 6h10.25A1.75 1.75 0 0 1 21 7.75v8.5A1.75 1.75 0 0 1 19.25 18H9l-6-6 6-6ZM12 9.5l5 5M17 9.5l-5 5';
export const swapPath =
  'M7 4.5v12M3.75 13.25 7 16.5l3.25-3.25M17 19.5v-12M13.75 10.75 17 7.5l3.25 3.25';
export const slidersPath =
  'M4 7h9M17 7h3M4 17h3M11 17h9M15 4.75a2.25 2.25 0 1 1 0 4.5 2.25 2.25 0 0 1 0-4.5ZM9 14.75a2.25 2.25 0 1 1 0 4.5 2.25 2.25 0 0 1 0-4.5Z';
export const addPath = 'M12 5.5v13M5.5 12h13';
export const backPath = 'M9.5 6.5 4 12l5.5 5.5M4.5 12H20';
export const transferPath = 'M4.5 17.5v-2.75a4 4 0 0 1 4-4H19M14.75 6.5 19 10.75 14.75 15';
export const cameraPath =
  'M4.75 7h8.5A1.75 1.75 0 0 1 15 8.75v6.5A1.75 1.75 0 0 1 13.25 17h-8.5A1.75 1.75 0 0 1 3 15.25v-6.5A1.75 1.75 0 0 1 4.75 7ZM15 11l6-3.5v9L15 13';
export const screenPath =
  'M4.75 5h14.5A1.75 1.75 0 0 1 21 6.75v8.5A1.75 1.75 0 0 1 19.25 17H4.75A1.75 1.75 0 0 1 3 15.25v-8.5A1.75 1.75 0 0 1 4.75 5ZM9 20h6M12 14V8.5M9.5 10.75 12 8.25l2.5 2.5';
export const incomingPath = 'M18 6 7 17M7 8.5V17h8.5';
export const outgoingPath = 'M6 18 17 7M8.5 7H17v8.5';
export const ringPath =
  'M6.5 10.5a5.5 5.5 0 0 1 11 0c0 4.5 1.75 5.5 1.75 5.5H4.75s1.75-1 1.75-5.5ZM10 19a2 2 0 0 0 4 0';
export const silentPath =
  'M8.1 6.6a5.5 5.5 0 0 1 9.4 3.9c0 1.6.2 2.75.5 3.6M15.9 16H4.75s1.75-1 1.75-5.5c0-.5.05-.95.15-1.4M10 19a2 2 0 0 0 4 0M4.25 3.75l16 16.5';
export const awayPath = 'M12 7v5.25l3.5 2M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17Z';
