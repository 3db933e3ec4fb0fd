// @ts-check

/**
 * What each part is good for once it runs.
 *
 * @param {import('./lab.mjs').Lab['endpoints']} endpoints
 * @returns {Record<string, string[]>}
 */
const linesFor = ({ asterisk, kamailio, turn, pulse }) => ({
  asterisk: [
    `${asterisk.ws}  ${asterisk.wss}`,
    `SIP over UDP and TCP ${asterisk.sip.address}:${asterisk.sip.port}, AMI ${asterisk.ami.host}:${asterisk.ami.port} lab/lab`,
    'users 1001 to 1006, passwords lab-1001 to lab-1006; guests reach 0800 and 0801',
  ],
  kamailio: [
    `${kamailio.ws}  ${kamailio.wss}`,
    'users 2001 to 2004, passwords lab-2001 to lab-2004; guests reach 0800 and 0801',
  ],
  coturn: [
    `${turn.urls.join('  ')}  ${turn.username}/${turn.credential}`,
    `${turn.rest.urls.join('  ')}  REST secret ${turn.rest.secret}`,
  ],
  pulse: [`PULSE_SERVER=${pulse.env.PULSE_SERVER}`],
  browsers: [],
});

/**
 * The state of the lab as a table for people.
 *
 * @param {import('./lab.mjs').Lab} lab
 */
export function describeLab({ parts, endpoints }) {
  const more = linesFor(endpoints);
  return Object.entries(parts)
    .flatMap(([name, { status, version = '', reason = '', started }]) => {
      const already = status === 'running' && started === false ? ' (ran already)' : '';
      const first = `${name.padEnd(10)}${status.padEnd(13)}${version}${reason}${already}`;
      const details = status === 'running' ? (more[name] ?? []) : [];
      return [first, ...details.map((line) => ' '.repeat(23) + line)];
    })
    .join('\n');
}
