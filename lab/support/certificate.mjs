// @ts-check
import { existsSync, mkdirSync } from 'node:fs';
import { LabError } from './lab-error.mjs';
import { inRunDir } from './paths.mjs';
import { lastLine, run } from './run.mjs';

/** @type {Promise<{ certificate: string, key: string }> | undefined} */
let made;

/**
 * A self-signed certificate for 127.0.0.1, made once. Parts that start side by side get the same one: two
 * openssl at once would leave the key of one beside the certificate of the other.
 *
 * @returns {Promise<{ certificate: string, key: string }>} paths of two PEM files
 * @throws {LabError} `start-failed`
 */
export function ensureCertificate() {
  made ??= makeCertificate();
  return made;
}

async function makeCertificate() {
  const certificate = inRunDir('tls', 'lab.crt');
  const key = inRunDir('tls', 'lab.key');
  if (!existsSync(certificate) || !existsSync(key)) {
    mkdirSync(inRunDir('tls'), { recursive: true });
    const { code, output } = await run('openssl', [
      ...['req', '-x509', '-nodes', '-days', '365', '-subj', '/CN=voip.test'],
      ...['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1'],
      ...['-addext', 'subjectAltName=IP:127.0.0.1,DNS:localhost,DNS:voip.test'],
      ...['-keyout', key, '-out', certificate],
    ]);
    if (code !== 0) throw new LabError('start-failed', `openssl: ${lastLine(output)}`);
  }
  return { certificate, key };
}
