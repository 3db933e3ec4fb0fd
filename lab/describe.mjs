// @ts-check

/**
 * What each part is good for once it runs.
 *
 * @param {import('./lab.mjs').Lab['endpoints']} endpoints
 * @returns {Record<string, string[]>}
 */
const linesFor = ({ asterisk, kamailio, turn, pulse, display }) => ({
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
  display: [`DISPLAY=${display.env.DISPLAY}`],
  browsers: [],
});

/**
 * Browsers are no servers: they are there or not.
 *
 * @param {string} name
 * @param {import('./lab.mjs').PartStatus} part
 */
function wordFor(name, { status, started }) {
  if (name === 'browsers' && status === 'running') return 'installed';
  return status === 'running' && started === true ? 'started' : status;
}

/**
 * The state of the lab as a table for people: what was started now, and what ran already.
 *
 * @param {import('./lab.mjs').Lab} lab
 */
export function describeLab({ parts, endpoints }) {
  const more = linesFor(endpoints);
  return Object.entries(parts)
    .flatMap(([name, part]) => {
      const { status, version = '', reason = '' } = part;
      const first =
        `${name.padEnd(10)}${wordFor(name, part).padEnd(13)}${version}${reason}`.trimEnd();
      const details = status === 'running' ? (more[name] ?? []) : [];
      return [first, ...details.map((line) => ' '.repeat(23) + line)];
    })
    .join('\n');
}
