import { expect } from '@open-wc/testing';
import { resolve } from './resolve.js';

const completed: [given: string, servers: string[]][] = [
  ['pbx.example.com', ['wss://pbx.example.com/ws']],
  ['pbx.example.com:8089', ['wss://pbx.example.com:8089/ws']],
  ['pbx.example.com:443', ['wss://pbx.example.com/ws']],
  ['pbx.example.com/sip', ['wss://pbx.example.com/sip']],
  ['pbx.example.com:8089/', ['wss://pbx.example.com:8089/']],
  ['wss://pbx.example.com', ['wss://pbx.example.com/']],
  ['wss://pbx.example.com:7443', ['wss://pbx.example.com:7443/']],
  ['WSS://PBX.Example.com/WS', ['wss://pbx.example.com/WS']],
  ['wss://pbx.example.com/ws?tenant=1#x', ['wss://pbx.example.com/ws?tenant=1']],
  ['192.0.2.7', ['wss://192.0.2.7/ws']],
  ['[2001:db8::1]:8089', ['wss://[2001:db8::1]:8089/ws']],
  ['телефон.example', ['wss://xn--e1aarjeur.example/ws']],
  ['localhost:8088', ['wss://localhost:8088/ws']],
  ['ws://localhost:8088/ws', ['ws://localhost:8088/ws']],
  ['ws://127.0.0.1:8088/ws', ['ws://127.0.0.1:8088/ws']],
  ['ws://127.9.9.9/ws', ['ws://127.9.9.9/ws']],
  ['ws://[::1]:8088/ws', ['ws://[::1]:8088/ws']],
  ['  a.example \n b.example:7443 ', ['wss://a.example/ws', 'wss://b.example:7443/ws']],
  ['a.example wss://a.example/ws', ['wss://a.example/ws']],
];

describe('server', () => {
  for (const [given, servers] of completed) {
    it(`completes ${JSON.stringify(given)} to ${servers.join(' ')}`, () => {
      const { settings, problems } = resolve({ server: given });
      expect(problems).to.deep.equal([]);
      expect(settings.servers).to.deep.equal(servers);
    });
  }

  it('takes a list as it takes text', () => {
    const { settings } = resolve({ server: ['a.example', ' b.example '] });
    expect(settings.servers).to.deep.equal(['wss://a.example/ws', 'wss://b.example/ws']);
  });

  it('gives only addresses a WebSocket accepts', () => {
    for (const [given] of completed) {
      for (const server of resolve({ server: given }).settings.servers) {
        const socket = new WebSocket(server.replace(/\/\/[^/]+/, '//localhost:1024'));
        socket.close();
        expect(socket.url).to.contain('localhost:1024');
      }
    }
  });

  it('keeps the usable servers beside a wrong one', () => {
    const { settings, problems } = resolve({ server: 'a.example http://b.example' });
    expect(settings.servers).to.deep.equal(['wss://a.example/ws']);
    expect(problems).to.have.length(1);
  });
});

describe('domain', () => {
  it('is the host of the first server unless given', () => {
    expect(resolve({ server: 'a.example:8089 b.example' }).settings.domain).to.equal('a.example');
    expect(resolve({ server: '[2001:db8::1]' }).settings.domain).to.equal('[2001:db8::1]');
  });

  it('may differ from the server, may be an address, and is written in ASCII', () => {
    const domainOf = (domain: string): string =>
      resolve({ server: 'a.example', domain }).settings.domain;
    expect(domainOf(' Example.COM ')).to.equal('example.com');
    expect(domainOf('192.0.2.7')).to.equal('192.0.2.7');
    expect(domainOf('[2001:db8::1]')).to.equal('[2001:db8::1]');
    expect(domainOf('телефон.example')).to.equal('xn--e1aarjeur.example');
  });
});
