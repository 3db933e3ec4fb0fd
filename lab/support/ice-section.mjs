// @ts-check

/**
 * The part of Asterisk's rtp.conf that makes it offer 127.0.0.1. Asterisk gathers no loopback
 * candidates (RFC 8445, section 5.1.1.1 forbids them), so one address of the machine is presented as
 * 127.0.0.1 and the others are left out.
 *
 * @param {string} first an address of the machine, not in 127.0.0.0/8
 * @param {string[]} [others] its further addresses
 * @returns {string} text for the end of the section [general], and the section behind it
 */
export function iceSection(first, others = []) {
  const denied = others.map((address) => `ice_deny = ${address}/32\n`).join('');
  return `${denied}\n[ice_host_candidates]\n${first} => 127.0.0.1\n`;
}
