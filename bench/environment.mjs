// @ts-check
import { cpus, loadavg, release, totalmem } from 'node:os';
import { createRequire } from 'node:module';
import { startLab } from '../lab/lab.mjs';

const require = createRequire(import.meta.url);

/** Brings up what the bench calls. @throws Error when it cannot run here */
export async function startServers() {
  const { parts, endpoints } = await startLab({ parts: ['asterisk', 'pulse'] });
  const { asterisk, pulse } = parts;
  if (asterisk?.status !== 'running') throw new Error(`no Asterisk: ${asterisk?.reason}`);
  return {
    asterisk: asterisk.version ?? 'unknown',
    /** Undefined: no sound server, and Firefox is left out. */
    pulseEnv: pulse?.status === 'running' ? endpoints.pulse.env : undefined,
    started: Object.entries(parts)
      .filter(([, part]) => part.started)
      .map(([name]) => (name === 'asterisk' ? name : 'pulse')),
  };
}

/** @returns {Record<string, string>} */
export function libraryVersions() {
  return {
    'voip-elements': versionOf('../package.json'),
    'SIP.js': versionOf('sip.js/package.json'),
    JsSIP: versionOf('jssip/package.json'),
    Node: process.versions.node,
  };
}

export function machine() {
  const memory = Math.round(totalmem() / 2 ** 30);
  return `${cpus().length} cores (${cpus()[0]?.model.trim()}), ${memory} GB, Linux ${release()}`;
}

/** One-minute average. */
export const load = () => loadavg()[0] ?? 0;

/** @param {string} path */
function versionOf(path) {
  return String(require(path).version);
}
