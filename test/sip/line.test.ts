import { expect } from '@open-wc/testing';
import { codeOf, nextTask, Scene, server } from './support/scene.js';
import type { Received } from './support/scripted-server.js';

const challenge =
  'WWW-Authenticate: Digest realm="pbx.test", nonce="nonce-one", algorithm=MD5, qop="auth"';

function grant(request: Received, seconds = 600): { headers: string[] } {
  const contact = request.header('Contact').replace(/;expires=\d+/, `;expires=${seconds}`);
  return { headers: [`Contact: ${contact}`] };
}

describe('a registration', () => {
  let scene: Scene;
  afterEach(() => scene.close());

  it('answers the challenge, keeps its instance, and tells what was granted', async () => {
    scene = await Scene.connected(
      { username: 'alice' },
      { authUser: 'auth-alice', password: 'secret' },
    );
    const registering = scene.signaling.register();
    scene.server.reply(await scene.server.next('REGISTER'), 401, { headers: [challenge] });
    const answer = await scene.server.next('REGISTER');
    expect(answer.header('Authorization')).to.match(
      /username="auth-alice", realm="pbx\.test", nonce="nonce-one"/,
    );
    expect(answer.header('Contact')).to.contain(
      '+sip.instance="<urn:uuid:00000000-0000-4000-8000-000000000001>"',
    );
    scene.server.reply(answer, 200, grant(answer, 120));
    expect(await registering).to.deep.equal({ expiresIn: 120 });
    const lines = JSON.stringify(scene.log);
    expect(lines).to.contain('REGISTER');
    for (const secret of ['secret', 'Digest', 'nonce-one', 'auth-alice'])
      expect(lines).not.to.contain(secret);
  });

  it('with an HA1 sends the same digest as with the password', async () => {
    const responses: string[] = [];
    // MD5(alice:pbx.test:secret)
    const ha1 = '3806e6b4bb240a49ce58b1b2ede40a0c';
    for (const credentials of [{ password: 'secret' }, { ha1 }]) {
      scene = await Scene.connected({}, credentials);
      const registering = scene.signaling.register();
      const headers = [
        'WWW-Authenticate: Digest realm="pbx.test", nonce="nonce-one", algorithm=MD5',
      ];
      scene.server.reply(await scene.server.next('REGISTER'), 401, { headers });
      const answer = await scene.server.next('REGISTER');
      responses.push(/response="(\w+)"/.exec(answer.header('Authorization'))?.[1] ?? '');
      scene.server.reply(answer, 200, grant(answer));
      await registering;
      if (credentials.password) await scene.close();
    }
    expect(responses[0]).to.have.length(32);
    expect(responses[1]).to.equal(responses[0]);
  });

  it('with a wrong password tries once and is rejected', async () => {
    scene = await Scene.connected();
    const registering = codeOf(scene.signaling.register());
    scene.server.reply(await scene.server.next('REGISTER'), 401, { headers: [challenge] });
    scene.server.reply(await scene.server.next('REGISTER'), 401, { headers: [challenge] });
    expect(await registering).to.equal('auth/rejected');
    expect(scene.server.count('REGISTER')).to.equal(2);
  });

  it('answers no challenge of another realm than its own', async () => {
    scene = await Scene.connected({}, { password: 'secret', realm: 'pbx.test' });
    const registering = codeOf(scene.signaling.register());
    const headers = [challenge.replace('pbx.test', 'evil.test')];
    scene.server.reply(await scene.server.next('REGISTER'), 401, { headers });
    expect(await registering).to.equal('auth/rejected');
    expect(scene.server.count('REGISTER')).to.equal(1);
  });

  it('without credentials answers no challenge', async () => {
    scene = await Scene.connected({}, {});
    const registering = codeOf(scene.signaling.register());
    scene.server.reply(await scene.server.next('REGISTER'), 401, { headers: [challenge] });
    expect(await registering).to.equal('auth/credentials-needed');
    expect(scene.server.count('REGISTER')).to.equal(1);
  });

  it('takes the shortest time a registrar accepts (423)', async () => {
    scene = await Scene.connected();
    const registering = scene.signaling.register();
    scene.server.reply(await scene.server.next('REGISTER'), 423, {
      headers: ['Min-Expires: 1800'],
    });
    const again = await scene.server.next('REGISTER');
    expect(again.header('Contact')).to.contain(';expires=1800');
    scene.server.reply(again, 200, grant(again, 1800));
    expect(await registering).to.deep.equal({ expiresIn: 1800 });
  });

  it('is refreshed before it expires, in the same series', async () => {
    scene = await Scene.connected();
    const registering = scene.signaling.register();
    const first = await scene.server.next('REGISTER');
    scene.server.reply(first, 200, grant(first, 3));
    await registering;
    const start = performance.now();
    const second = await scene.server.next('REGISTER');
    expect(performance.now() - start).to.be.within(2_400, 3_000);
    expect(second.header('Call-ID')).to.equal(first.header('Call-ID'));
    expect(parseInt(second.header('CSeq'))).to.be.greaterThan(parseInt(first.header('CSeq')));
    scene.server.reply(second, 403);
    await nextTask();
    expect(scene.unregistered.map(({ code }) => code)).to.deep.equal(['auth/rejected']);
  });

  /** SIP.js' Registerer waits for ever after this answer. */
  it('is lost when the registrar no longer lists our contact, and can be tried again', async () => {
    scene = await Scene.connected();
    const registering = codeOf(scene.signaling.register());
    const headers = ['Contact: <sip:other@elsewhere.invalid>;expires=600'];
    scene.server.reply(await scene.server.next('REGISTER'), 200, { headers });
    expect(await registering).to.equal('network/server-error');
    const again = scene.signaling.register();
    const request = await scene.server.next('REGISTER');
    scene.server.reply(request, 200, grant(request));
    expect(await again).to.deep.equal({ expiresIn: 600 });
  });

  it('cut off by the loss of the socket rejects at once, and works on the next socket', async () => {
    scene = await Scene.connected();
    const registering = codeOf(scene.signaling.register());
    await scene.server.next('REGISTER');
    scene.server.drop();
    expect(await registering).to.equal('network/connection-lost');
    expect(await codeOf(scene.signaling.register())).to.equal('network/unreachable');
    await scene.signaling.connect(server);
    const again = scene.signaling.register();
    const request = await scene.server.next('REGISTER');
    scene.server.reply(request, 200, grant(request));
    expect(await again).to.deep.equal({ expiresIn: 600 });
  });

  it('ends by a REGISTER with expires=0', async () => {
    scene = await Scene.connected();
    const registering = scene.signaling.register();
    const request = await scene.server.next('REGISTER');
    scene.server.reply(request, 200, grant(request));
    await registering;
    const leaving = scene.signaling.unregister();
    const last = await scene.server.next('REGISTER');
    expect(last.header('Contact')).to.match(/;expires=0$/);
    scene.server.reply(last, 503);
    await leaving;
  });
});

describe('a guest', () => {
  let scene: Scene;
  afterEach(() => scene.close());

  it('never registers and never answers a challenge', async () => {
    scene = await Scene.connected({ guest: true, username: 'anonymous' }, { password: 'secret' });
    expect(await codeOf(scene.signaling.register())).to.equal('auth/guest-cannot-register');
    const { heard } = scene.dial('0800');
    const invite = await scene.server.next('INVITE');
    expect(invite.header('From')).to.match(/^<sip:anonymous@pbx\.test>/);
    scene.server.reply(invite, 401, { headers: [challenge] });
    expect((await heard.ended).error?.code).to.equal('call/forbidden');
    expect(scene.server.count('INVITE')).to.equal(1);
    expect(scene.server.count('REGISTER')).to.equal(0);
  });
});

describe('a call that is challenged', () => {
  let scene: Scene;
  afterEach(() => scene.close());

  it('is repeated once with credentials, in the same call', async () => {
    scene = await Scene.connected();
    scene.dial();
    const invite = await scene.server.next('INVITE');
    scene.server.reply(invite, 401, { headers: [challenge] });
    const again = await scene.server.next('INVITE');
    expect(again.header('Call-ID')).to.equal(invite.header('Call-ID'));
    expect(again.header('Authorization')).to.match(/^Digest /);
    expect(again.body).to.equal(invite.body);
  });

  it('is repeated once when the nonce was stale, and not for ever', async () => {
    scene = await Scene.connected();
    const { heard } = scene.dial();
    const stale = `${challenge}, stale=true`;
    for (let count = 0; count < 2; count += 1) {
      scene.server.reply(await scene.server.next('INVITE'), 401, { headers: [stale] });
    }
    expect((await heard.ended).error?.code).to.equal('auth/rejected');
    expect(scene.server.count('INVITE')).to.equal(2);
  });
});

describe('what else the server may ask', () => {
  let scene: Scene;
  afterEach(() => scene.close());

  /** A request outside of any call. */
  function ask(method: string, headers: readonly string[] = [], body = ''): void {
    scene.server.send(
      [
        `${method} sip:alice@pbx.test SIP/2.0`,
        'Via: SIP/2.0/WSS pbx.test;branch=z9hG4bKask',
        'From: <sip:pbx@pbx.test>;tag=1',
        'To: <sip:alice@pbx.test>',
        'Call-ID: ask',
        `CSeq: 1 ${method}`,
        'Max-Forwards: 70',
        'Contact: <sip:pbx@pbx.test>',
        ...headers,
        `Content-Length: ${body.length}`,
        '',
        body,
      ].join('\r\n'),
    );
  }

  const asked: [method: string, status: string, headers: string[], body: string][] = [
    ['OPTIONS', '200', [], ''],
    ['MESSAGE', '405', ['Content-Type: text/plain'], 'hello'],
    ['NOTIFY', '481', ['Event: message-summary', 'Subscription-State: active'], ''],
    ['SUBSCRIBE', '405', ['Event: presence'], ''],
    ['REFER', '405', ['Refer-To: <sip:0900@premium.test>'], ''],
    ['REGISTER', '405', [], ''],
    ['UPDATE', '405', [], ''],
    ['BYE', '481', [], ''],
  ];
  for (const [method, status, headers, body] of asked) {
    it(`${method} outside of a call is answered ${status}`, async () => {
      scene = await Scene.connected();
      ask(method, headers, body);
      await scene.server.next(status);
      expect(scene.server.count('INVITE')).to.equal(0);
    });
  }

  it('a malformed frame is refused and told; the call in progress does not notice', async () => {
    scene = await Scene.connected();
    const { heard, invite, peer } = await scene.talk();
    const bad = [
      'nonsense',
      'SIP/2.0 200 OK\r\n\r\n',
      invite.text.replace(/CSeq: .*/, 'CSeq: x'),
      `OPTIONS sip:alice@pbx.test SIP/7.0\r\n${invite.text.split('\r\n').slice(1).join('\r\n')}`,
      invite.text.replace('From: ', 'X-A: a\0b\r\nFrom: '),
      `X${'x'.repeat(70_000)}`,
      // Passes the gate, but no grammar: SIP.js throws on it.
      invite.text.replace(/^Via: .*$/m, 'Via: nonsense'),
    ];
    for (const frame of bad) scene.server.send(frame);
    scene.server.requestInCall('BYE', invite, 1);
    await heard.ended;
    expect(scene.refused.length).to.be.greaterThanOrEqual(6);
    for (const { code } of scene.refused) expect(code).to.match(/^network\/message-/);
    peer.close();
  });

  it('a keep-alive of empty lines is no message', async () => {
    scene = await Scene.connected();
    scene.server.send('\r\n\r\n');
    scene.server.send('\r\n');
    await nextTask();
    expect(scene.refused).to.deep.equal([]);
  });
});
