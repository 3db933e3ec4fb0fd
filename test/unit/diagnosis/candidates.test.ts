import { expect } from '@open-wc/testing';
import {
  candidatesFor,
  candidatesInstead,
  isSearched,
  mostCandidates,
} from '../../../src/core/diagnosis/candidates.js';
import { judgeServer, type ServerFindings } from '../../../src/core/diagnosis/judge-server.js';
import { resolveSettings } from '../../../src/core/settings/settings-schema.js';
import { placeOf, presets } from '../../../src/components/voip-settings/paste/presets.js';

const hostsOf = (addresses: readonly string[]): string[] => [
  ...new Set(addresses.map((address) => new URL(address).hostname)),
];
const instead = (server: string): string[] =>
  candidatesInstead(resolveSettings({ properties: { server, username: '1' }, attributes: [] }));

describe('where else SIP is looked for', () => {
  it('at the usual ports and paths of the host that was typed, and not where it was tried', () => {
    expect(candidatesFor(['wss://pbx.test/ws'])).to.deep.equal([
      'wss://pbx.test/',
      'wss://pbx.test:8089/ws',
      'wss://pbx.test:7443/',
      'wss://pbx.test:8443/',
    ]);
  });

  it('at the other path of the port that was typed before any other port', () => {
    const [first, second] = candidatesFor(['wss://pbx.test:4443/sip']);
    expect([first, second]).to.deep.equal(['wss://pbx.test:4443/ws', 'wss://pbx.test:4443/']);
  });

  it('without TLS only where that was typed, which browsers allow on the loopback', () => {
    const found = candidatesFor(['ws://127.0.0.1:9/ws']);
    expect(found).to.include('ws://127.0.0.1:8088/ws');
    expect(found.every((address) => address.startsWith('ws://127.0.0.1'))).to.equal(true);
  });

  it('at few addresses, however many were typed, and on no host that was not', () => {
    const typed = ['wss://a.test:1443/x', 'wss://b.test:1443/x', 'wss://[2001:db8::1]:1443/x'];
    const found = candidatesFor(typed);
    expect(found.length).to.equal(mostCandidates);
    expect(hostsOf(typed)).to.include.members(hostsOf(found));
  });

  it('knows every address that the form has a preset for', () => {
    const found = candidatesFor(['wss://pbx.test:9/x']);
    for (const preset of presets) {
      const { port, path } = placeOf(preset);
      expect(found, preset).to.include(new URL(`wss://pbx.test:${port}${path}`).href);
    }
  });

  it('takes nothing of the address but its host: a query may be secret', () => {
    expect(candidatesFor(['wss://pbx.test:9/ws?token=canary']).join()).not.to.include('canary');
  });

  it('instead of a SIP port, and instead of a socket without TLS to another machine', () => {
    for (const typed of ['pbx.test:5060', 'wss://pbx.test:5061/ws', 'ws://pbx.test:8088/ws']) {
      expect(instead(typed), typed).to.include('wss://pbx.test:8089/ws');
      expect(hostsOf(instead(typed)), typed).to.deep.equal(['pbx.test']);
    }
  });

  it('not for what is no address, nor for a name that was told in part', () => {
    expect(instead('https://pbx.test:8089/janus')).to.deep.equal([]);
    expect(instead(`${'a'.repeat(60)}.${'b'.repeat(60)}.test:5060`)).to.deep.equal([]);
    expect(instead('wss://pbx.test:8089/ws')).to.deep.equal([]);
  });

  const found = (more: Partial<ServerFindings>): ServerFindings => ({
    url: 'wss://10.0.0.5:9/ws',
    socket: { how: 'closed', protocol: '', code: 1006, tookMs: 5 },
    localNetwork: 'unknown',
    ...more,
  });

  it('for what another port or path may cure', () => {
    for (const http of ['answered', 'failed', 'silent', 'not-asked'] as const) {
      expect(isSearched(judgeServer(found({ http }))), http).to.equal(true);
    }
  });

  it('not where the host itself is forbidden, nor where all is well', () => {
    const socket = { how: 'blocked', protocol: '', code: 0, tookMs: 1 } as const;
    expect(isSearched(judgeServer(found({ socket })))).to.equal(false);
    expect(isSearched(judgeServer(found({ http: 'failed', localNetwork: 'denied' })))).to.equal(
      false,
    );
    const opened = { ...socket, how: 'opened', protocol: 'sip' } as const;
    expect(isSearched(judgeServer(found({ socket: opened })))).to.equal(false);
  });
});
