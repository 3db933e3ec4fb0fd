// @ts-check

/**
 * The Debian mirror that apt sources name (sources.list(5)), in either of their two forms.
 *
 * @param {string} text of one file of apt sources
 * @returns {string | undefined} without a final slash; undefined when it names other archives only,
 *   such as Debian's security updates, another vendor's packages, or another distribution
 */
export function mirrorIn(text) {
  const lines = text.replace(/^#.*$/gm, '');
  return /^(?:URIs:|deb)\s+(?:\[[^\]]*\]\s+)?(\S+\/debian)\/?(?=\s|$)/m.exec(lines)?.[1];
}
