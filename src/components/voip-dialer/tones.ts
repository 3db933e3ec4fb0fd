/** What of a text can be sent as tones (RFC 4733 events 0 to 15, and `,` for a pause). */
export const tonesIn = (text: string): string => text.toUpperCase().replace(/[^0-9A-D*#,]/g, '');
