import { expect } from '@open-wc/testing';
import { VoipError } from '../../src/core/errors.js';
import type { OutgoingCall } from '../../src/core/signaling/signaling.js';
import { codeOf, nextTask, Scene, tagOf } from './support/scene.js';
import type { Received } from './support/scripted-server.js';

interface Referring {
  readonly refer: Received;
  readonly told: number[];
  readonly outcome: Promise<void>;
}

const type = 'Content-Type: message/sipfrag;version=2.0';
const active = 'Subscription-State: active;expires=60';

describe('a REFER', () => {
  let scene: Scene;
  let invite: Received;
  let call: OutgoingCall;
  let heard: Awaited<ReturnType<Scene['talk']>>['heard'];
  let cseq: number;

  beforeEach(async () => {
    scene = await Scene.connected();
    ({ call, heard, invite } = await scene.talk());
    cseq = 0;
  });
  afterEach(() => scene.close());

  async function send(to: Parameters<OutgoingCall['refer']>[0] = '601'): Promise<Referring> {
    const told: number[] = [];
    const outcome = call.refer(to, (status) => told.push(status));
    outcome.catch(() => undefined);
    return { refer: await scene.server.next('REFER'), told, outcome };
  }

  /** Returns the status it is answered with. */
  async function notify(
    body: string,
    headers: readonly string[] = [type, 'Event: refer', active],
  ): Promise<string> {
    cseq += 1;
    const before = scene.server.received.length;
    scene.server.requestInCall('NOTIFY', invite, cseq, { headers, body });
    while (!answerOf(before, cseq)) await nextTask();
    return answerOf(before, cseq)?.what ?? '';
  }

  function answerOf(from: number, number: number): Received | undefined {
    return scene.server.received
      .slice(from)
      .find((one) => one.header('CSeq') === `${number} NOTIFY`);
  }

  it('names target, asker and where we are; the target as in an INVITE', async () => {
    const { refer } = await send('#31*');
    expect(refer.header('Refer-To')).to.equal('<sip:%2331*@pbx.test>');
    expect(refer.header('Referred-By')).to.equal('<sip:alice@pbx.test>');
    expect(refer.header('Contact')).to.match(/^<sip:[^>]+>/);
    expect(tagOf(refer.header('To'))).to.equal('server');
  });

  it('puts an address with parameters between brackets', async () => {
    const { refer } = await send('sip:+4930123@pbx.test;user=phone');
    expect(refer.header('Refer-To')).to.equal('<sip:+4930123@pbx.test;user=phone>');
  });

  for (const to of ['sip:a@b?Replaces=x', 'a>b', 'a\r\nX: y', 'sip:a@b;method=BYE', '']) {
    it(`to ${JSON.stringify(to)} is never sent`, async () => {
      expect(await codeOf(call.refer(to, () => undefined))).to.equal('call/invalid-target');
      expect(scene.server.count('REFER')).to.equal(0);
    });
  }

  it('for another call names it as its other party knows it: our tag is from-tag', async () => {
    const consult = scene.dial('sip:bob@pbx.test');
    const second = await scene.server.next('INVITE');
    const answer = { body: await scene.peer().answer(second.body), tag: 'bob+2' };
    scene.server.reply(second, 200, answer);
    await consult.heard.hears('connected');
    const { refer } = await send(consult.call.dialog);
    const [, uri, replaces = ''] =
      /^<([^?>]+)\?Replaces=([^>&;]+)>$/.exec(refer.header('Refer-To')) ?? [];
    expect(uri).to.equal('sip:bob@pbx.test');
    const own = tagOf(second.header('From'));
    expect(decodeURIComponent(replaces)).to.equal(
      `${second.header('Call-ID')};to-tag=bob+2;from-tag=${own}`,
    );
  });

  it('for a call whose names no SIP stack has written is never sent', async () => {
    const { dialog } = call;
    if (!dialog) throw new Error('no dialog');
    for (const wrong of [
      { ...dialog, remoteTag: 'a;b' },
      { ...dialog, callId: 'a\r\nX: y' },
      { ...dialog, remoteUri: 'sip:bob@pbx.test?Replaces=x' },
      { ...dialog, remoteUri: 'sip:bob@pbx.test>' },
    ]) {
      expect(await codeOf(call.refer(wrong, () => undefined))).to.equal('call/invalid-state');
    }
    expect(scene.server.count('REFER')).to.equal(0);
  });

  it('is followed: agreed, ringing, answered', async () => {
    const { refer, told, outcome } = await send();
    scene.server.reply(refer, 202);
    const event = `Event: refer;id=${parseInt(refer.header('CSeq'), 10)}`;
    expect(await notify('SIP/2.0 100 Trying\r\n', [type, event, active])).to.equal('200');
    expect(await notify('SIP/2.0 180 Ringing', [type, event, active])).to.equal('200');
    const terminated = 'Subscription-State: terminated;reason=noresource';
    expect(await notify('SIP/2.0 200 OK\r\n\r\n', [type, event, terminated])).to.equal('200');
    await outcome;
    expect(told).to.deep.equal([202, 100, 180]);
    // It is ours to end it.
    expect(heard.told).not.to.include('ended');
    expect(scene.server.count('BYE')).to.equal(0);
    // What comes late is taken, and changes nothing.
    expect(await notify('SIP/2.0 180 Ringing', [type, event, active])).to.equal('200');
    expect(told).to.have.length(3);
  });

  it('may be answered after its first NOTIFY', async () => {
    const { refer, told, outcome } = await send();
    await notify('SIP/2.0 180 Ringing');
    scene.server.reply(refer, 202);
    await notify('SIP/2.0 200 OK');
    await outcome;
    expect(told).to.include.members([180, 202]);
  });

  for (const status of [302, 403, 603]) {
    it(`refused with ${status} has failed with that; the next is possible`, async () => {
      const { refer, told, outcome } = await send();
      scene.server.reply(refer, status);
      const error: unknown = await outcome.catch((reason: unknown) => reason);
      if (!(error instanceof VoipError)) throw new Error('no VoipError');
      expect(error.code).to.equal('call/transfer-failed');
      expect(error.detail).to.deep.equal({ status });
      expect(told).to.deep.equal([]);
      const again = await send();
      scene.server.reply(again.refer, 202);
      await notify('SIP/2.0 200 OK');
      await again.outcome;
    });
  }

  for (const [line, status] of [
    ['SIP/2.0 486 Busy Here', 486],
    ['SIP/2.0 302 Moved Temporarily', 302],
    ['SIP/2.0 603', 603],
  ] as const) {
    it(`of which is told "${line}" has failed with that, and the call goes on`, async () => {
      const { refer, outcome } = await send();
      scene.server.reply(refer, 202);
      await notify(line);
      const error: unknown = await outcome.catch((reason: unknown) => reason);
      expect(error).to.deep.include({ code: 'call/transfer-failed', detail: { status } });
      expect(heard.told).not.to.include('ended');
    });
  }

  it('takes no NOTIFY of anything else, and none of another REFER', async () => {
    const { refer, told, outcome } = await send();
    scene.server.reply(refer, 202);
    const other = `Event: refer;id=${parseInt(refer.header('CSeq'), 10) + 1}`;
    const ok = 'SIP/2.0 200 OK';
    expect(await notify(ok, [type, other, active])).to.equal('481');
    expect(await notify(ok, [type, 'Event: presence', active])).to.equal('489');
    expect(await notify(ok, [type, active])).to.equal('489');
    await nextTask();
    expect(told).to.deep.equal([202]);
    await notify(ok);
    await outcome;
  });

  it('asked for by nobody: a NOTIFY of it is refused', async () => {
    expect(await notify('SIP/2.0 200 OK')).to.equal('481');
    expect(heard.told).not.to.include('ended');
  });

  for (const [what, body, headers] of [
    ['nothing', '', [type, 'Event: refer', active]],
    ['no status line', 'INVITE sip:x SIP/2.0', [type, 'Event: refer', active]],
    ['a status out of range', 'SIP/2.0 999 Yes', [type, 'Event: refer', active]],
    ['a status in a later line', 'X: y\r\nSIP/2.0 200 OK', [type, 'Event: refer', active]],
    ['another version', 'SIP/3.0 200 OK', [type, 'Event: refer', active]],
    ['a number without end', `SIP/2.0 ${'2'.repeat(4_000)}`, [type, 'Event: refer', active]],
    ['text', 'SIP/2.0 200 OK', ['Content-Type: text/plain', 'Event: refer', active]],
    ['markup', '<b>SIP/2.0 200 OK</b>', [type, 'Event: refer', active]],
  ] as const) {
    it(`does not believe a NOTIFY that holds ${what}`, async () => {
      const { refer, told, outcome } = await send();
      scene.server.reply(refer, 202);
      expect(await notify(body, headers)).to.equal('400');
      await nextTask();
      expect(told).to.deep.equal([202]);
      await notify('SIP/2.0 200 OK');
      await outcome;
    });
  }

  it('rejects after the end of the call is told, when the other side ends it instead', async () => {
    const { refer, told, outcome } = await send();
    scene.server.reply(refer, 202);
    while (!told.length) await nextTask();
    scene.server.requestInCall('BYE', invite, 1);
    expect(await codeOf(outcome)).to.equal('call/invalid-state');
    expect(heard.told).to.include('ended');
    expect(await heard.ended).to.include({ by: 'remote', outcome: 'completed' });
  });

  it('cut off by the loss of the socket rejects with network/…, and the call goes on', async () => {
    const { outcome } = await send();
    scene.server.drop();
    expect(await codeOf(outcome)).to.equal('network/connection-lost');
    expect(heard.told).not.to.include('ended');
  });

  it('that is challenged is sent again, and the dialog goes on counting from there', async () => {
    const { refer, outcome } = await send();
    const challenge = 'Proxy-Authenticate: Digest realm="pbx.test", nonce="n", algorithm=MD5';
    scene.server.reply(refer, 407, { headers: [challenge] });
    const again = await scene.server.next('REFER');
    expect(again.header('Proxy-Authorization')).to.match(/^Digest /);
    scene.server.reply(again, 202);
    const number = parseInt(again.header('CSeq'), 10);
    await notify('SIP/2.0 200 OK', [type, `Event: refer;id=${number}`, active]);
    await outcome;
    void call.end();
    const bye = await scene.server.next('BYE');
    expect(parseInt(bye.header('CSeq'), 10)).to.be.greaterThan(number);
  });
});
