// @ts-check
/**
 * The policy of the page under `/strict/`: the strictest one the library promises to work under, plus
 * what that page itself needs, its stylesheet. The PBX is named although it has the page's own host
 * and port, because older browsers do not let `'self'` cover `ws:`.
 *
 * @param {string} pbxUrl
 */
export const strictPolicy = (pbxUrl) =>
  [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    `connect-src 'self' ${pbxUrl}`,
    'media-src blob: mediastream:',
    'img-src data:',
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    'trusted-types voip-elements',
  ].join('; ');
