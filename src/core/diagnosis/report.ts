import type { DiagnosticsReport } from '../diagnostics.js';
import type { ResolvedSettings } from '../settings/settings-schema.js';

/** Shorter ones are found by chance in anything, and are no secrets. */
const shortestSecret = 4;

/**
 * The last look at what leaves the test: no secret of the settings stands in it, whoever put it there. A server
 * may repeat what it was told in a reason or a header of its own.
 */
export function withoutSettingsSecrets(
  report: DiagnosticsReport,
  { credentials, media, settings }: ResolvedSettings,
): DiagnosticsReport {
  const { password, ha1, token } = credentials;
  const known = new Set([settings.username, settings.authUser, settings.domain]);
  const secrets = [password, ha1, token, ...media.iceServers.map(({ credential }) => credential)]
    .filter((one) => one !== undefined && one.length >= shortestSecret && !known.has(one))
    .flatMap((one) => [one ?? '', encodeURIComponent(one ?? '')])
    .sort((a, b) => b.length - a.length);
  const clean = (value: unknown): unknown => {
    if (typeof value === 'string')
      return secrets.reduce((text, one) => text.replaceAll(one, '…'), value);
    if (Array.isArray(value)) return value.map(clean);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [clean(key), clean(one)]));
  };
  return clean(report) as DiagnosticsReport;
}
