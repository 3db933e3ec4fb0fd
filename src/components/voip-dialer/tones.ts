/** What of a text can be sent as tones, `,` for a pause. The four letters of RFC 4733 are on no keypad: typed, they are a slip. */
export const tonesIn = (text: string): string => text.replace(/[^0-9*#,]/g, '');
