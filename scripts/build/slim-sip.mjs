// @ts-check
import strip from '@rollup/plugin-strip';
import { decodeGrammarOnce } from './sip-grammar.mjs';

/**
 * What the adapter never reaches: the transport and the media handler that `UserAgent` falls back to,
 * the log without its lines, and subscriptions.
 */
const unused = [
  {
    file: '/sip.js/lib/platform/web/transport/transport.js',
    code: 'export class Transport {}',
  },
  {
    file: '/sip.js/lib/platform/web/session-description-handler/session-description-handler-factory-default.js',
    code: 'export const defaultSessionDescriptionHandlerFactory = () => undefined;',
  },
  {
    file: '/sip.js/lib/core/log/logger-factory.js',
    code: 'export class LoggerFactory { getLogger() {} }',
  },
  {
    file: '/sip.js/lib/core/user-agents/subscribe-user-agent-client.js',
    code: 'export class SubscribeUserAgentClient {}',
  },
];

/**
 * Leaves out of SIP.js what the adapter never reaches: 6 kB gz of log lines (what is worth telling
 * is logged by our transport, redacted), 5 kB gz of its own transport and media handler, 2 kB of the
 * rest. What is left parses without decoding its grammar anew for each header.
 *
 * @returns {import('rollup').Plugin[]}
 */
export function slimSip() {
  return [
    {
      name: 'slim-sip',
      load(id) {
        return unused.find(({ file }) => id.endsWith(file))?.code;
      },
      buildEnd() {
        for (const { file } of unused) {
          const ids = [...this.getModuleIds()];
          const hasSip = ids.some((id) => id.includes('/sip.js/'));
          if (hasSip && !ids.some((id) => id.endsWith(file))) this.error(`not in SIP.js: ${file}`);
        }
      },
    },
    decodeGrammarOnce(),
    strip({
      include: ['**/sip.js/lib/**/*.js'],
      functions: ['this.logger.*', 'this._logger.*', 'logger.*'],
      sourceMap: false,
    }),
  ];
}
