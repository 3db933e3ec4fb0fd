import { expect } from '@open-wc/testing';
import { readPasted } from '../../../src/components/voip-settings/paste/read-pasted.js';

const address: readonly [text: string, fields: object][] = [
  ['pbx.example.com', { server: 'pbx.example.com' }],
  ['  pbx.example.com\u200b ', { server: 'pbx.example.com' }],
  ['192.168.1.5', { server: '192.168.1.5' }],
  ['пример.рф', { server: 'пример.рф' }],
  ['pbx.example.com:8089', { server: 'pbx.example.com', port: '8089' }],
  ['[2001:db8::1]:8089', { server: '[2001:db8::1]', port: '8089' }],
  ['pbx.example.com:8089/ws', { server: 'pbx.example.com/ws', port: '8089' }],
  ['wss://pbx.example.com:8089/ws', { server: 'wss://pbx.example.com/ws', port: '8089' }],
  ['wss://pbx.example.com/sip', { server: 'wss://pbx.example.com/sip' }],
  ['ws://localhost:8080/ws', { server: 'ws://localhost/ws', port: '8080' }],
  [
    'sip:1001@pbx.example.com',
    { username: '1001', domain: 'pbx.example.com', server: 'pbx.example.com' },
  ],
  [
    '<sip:1001@pbx.example.com:8089>',
    { username: '1001', domain: 'pbx.example.com', server: 'pbx.example.com', port: '8089' },
  ],
  [
    'anna@pbx.example.com',
    { username: 'anna', domain: 'pbx.example.com', server: 'pbx.example.com' },
  ],
  ['sip:pbx.example.com', { domain: 'pbx.example.com', server: 'pbx.example.com' }],
  [
    'wss://one.example/ws wss://two.example/ws',
    { server: 'wss://one.example/ws wss://two.example/ws' },
  ],
  ['Server: pbx.example.com:8089', { server: 'pbx.example.com', port: '8089' }],
];

describe('an address that is pasted', () => {
  for (const [text, fields] of address) {
    it(`"${text}" is taken apart`, () => {
      expect(readPasted(text)).to.deep.equal({ fields, refused: [] });
    });
  }

  const refused: readonly [text: string, field: string, reason: string, likely: string][] = [
    ['pbx.example.com:5060', 'port', 'sip-port', '8089'],
    ['pbx.example.com:5061', 'port', 'sip-port', '8089'],
    ['sip:1001@pbx.example.com:5060', 'port', 'sip-port', '8089'],
    ['https://127.0.0.1:8089/janus', 'server', 'janus', 'wss://127.0.0.1:8089/ws'],
    ['wss://pbx.example.com/janus/', 'server', 'janus', 'wss://pbx.example.com/ws'],
    ['https://pbx.example.com', 'server', 'http-url', 'wss://pbx.example.com/ws'],
    ['https://pbx.example.com:8089/sip', 'server', 'http-url', 'wss://pbx.example.com:8089/sip'],
    ['https://pbx.example.com:5061', 'server', 'http-url', 'wss://pbx.example.com/ws'],
    ['ws://pbx.example.com/ws', 'server', 'insecure', 'wss://pbx.example.com/ws'],
    ['udp:pbx.example.com:5060', 'server', 'transport', 'wss://pbx.example.com:8089/ws'],
    ['tls://pbx.example.com:5061', 'server', 'transport', 'wss://pbx.example.com:8089/ws'],
    ['sip:1001@pbx.example.com;transport=udp', 'transport', 'transport', 'WSS'],
  ];
  for (const [text, field, reason, likely] of refused) {
    it(`"${text}" is refused as ${reason}, with the likely right value`, () => {
      const [first] = readPasted(text).refused;
      expect([first?.field, first?.reason, first?.likely]).to.deep.equal([field, reason, likely]);
    });
  }

  it('never puts a port that no browser connects to into a field', () => {
    for (const port of ['5060', '5061']) {
      const { fields } = readPasted(`pbx.example.com:${port}`);
      expect(fields).to.deep.equal({ server: 'pbx.example.com' });
    }
  });

  it('is completed for the phone system that was chosen', () => {
    expect(readPasted('pbx.example.com:5060', 'freeswitch').refused[0]?.likely).to.equal('7443');
    expect(readPasted('tcp:pbx.example.com', 'kamailio').refused[0]?.likely).to.equal(
      'wss://pbx.example.com:8443/',
    );
  });
});

describe('a message of a provider', () => {
  const account = {
    server: 'sip.example.com',
    username: '1001',
    password: 'geh: eim=7, 8',
  };
  const messages: Readonly<Record<string, string>> = {
    English: 'Server: sip.example.com\nLogin: 1001\nPassword: geh: eim=7, 8',
    Russian: 'Сервер: sip.example.com\r\nЛогин: 1001\r\nПароль: geh: eim=7, 8',
    Spanish: 'Servidor: sip.example.com\nUsuario: 1001\nContraseña: geh: eim=7, 8',
    'Spanish without accents':
      'SERVIDOR SIP = sip.example.com\nusuario = 1001\ncontrasena = geh: eim=7, 8',
    Portuguese: 'Servidor: sip.example.com\nRamal: 1001\nSenha: geh: eim=7, 8',
    'a table': 'SIP server\tsip.example.com\nUser name\t1001\nPassword\tgeh: eim=7, 8',
    'a list':
      '- Your SIP server: sip.example.com\n- SIP login: 1001\n- SIP password: "geh: eim=7, 8"',
    'one line': 'Server: sip.example.com, Login: 1001; Password: geh: eim=7, 8',
    'a greeting':
      'Hello!\n\nYour data:\nHost: sip.example.com\nExtension: 1001\nSecret: geh: eim=7, 8\n\nRegards',
  };
  for (const [language, text] of Object.entries(messages)) {
    it(`in ${language} fills the fields`, () => {
      expect(readPasted(text)).to.deep.equal({ fields: account, refused: [] });
    });
  }

  it('tells of all there is', () => {
    const text = [
      'Адрес сервера: wss://sip.example.com:7443/',
      'Домен: example.com',
      'Имя пользователя: 1001',
      'Имя аутентификации: 1001-web',
      'Пароль: x',
      'Отображаемое имя: Анна',
      'Прокси: edge.example.com',
      'STUN: stun.example.com:3478',
    ].join('\n');
    expect(readPasted(text).fields).to.deep.equal({
      server: 'wss://sip.example.com/',
      port: '7443',
      domain: 'example.com',
      username: '1001',
      authUser: '1001-web',
      password: 'x',
      displayName: 'Анна',
      outboundProxy: 'edge.example.com',
      stun: 'stun.example.com:3478',
    });
  });

  it('is told what of it no browser can use', () => {
    const { fields, refused } = readPasted(
      'Server: sip.example.com\nPort: 5060\nTransport: UDP\nUser: 1001\nPassword: x',
    );
    expect(fields).to.deep.equal({ server: 'sip.example.com', username: '1001', password: 'x' });
    expect(refused.map(({ reason, likely }) => `${reason} ${likely}`)).to.deep.equal([
      'sip-port 8089',
      'transport WSS',
    ]);
  });

  it('names one port once', () => {
    expect(readPasted('Server: sip.example.com:5060\nPort: 5060\nLogin: 1').refused).to.have.length(
      1,
    );
  });

  it('takes a WebSocket address that is called a proxy for the server', () => {
    const { fields } = readPasted(
      'Domain: example.com\nProxy: wss://edge.example.com/ws\nLogin: 1',
    );
    expect(fields).to.deep.equal({
      domain: 'example.com',
      server: 'wss://edge.example.com/ws',
      username: '1',
    });
  });

  it('takes a SIP address for the user name apart', () => {
    const { fields } = readPasted('User: sip:1001@example.com\nPassword: x');
    expect(fields).to.include({ username: '1001', domain: 'example.com', server: 'example.com' });
  });

  it('leaves a password as it is, whatever it looks like', () => {
    for (const password of ['https://x/janus', 'a@b:5060', '12 34', 'sip:x', 'é=ü']) {
      expect(readPasted(`Login: 1\nPassword: ${password}`).fields.password).to.equal(password);
    }
  });

  it('says nothing where there is nothing to say', () => {
    for (const text of ['', '   ', '\n\n']) {
      expect(readPasted(text).fields).to.deep.equal({ server: '' });
    }
  });

  it('is read in a moment, however long and odd it is', () => {
    const started = performance.now();
    readPasted('a '.repeat(20_000));
    readPasted(`${'Server '.repeat(5_000)}:`);
    readPasted('-'.repeat(50_000));
    expect(performance.now() - started).to.be.below(1_000);
  });
});
