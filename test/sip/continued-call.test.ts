import { expect } from '@open-wc/testing';
import type { MediaPeer } from './support/media-peer.js';
import { Scene, tagOf } from './support/scene.js';
import type { Received } from './support/scripted-server.js';

/** Replaces for a call that we started, as its other end would write it. */
function replacesOf(invite: Received, theirTag = 'server'): string {
  return `Replaces: ${invite.header('Call-ID')};to-tag=${tagOf(invite.header('From'))};from-tag=${theirTag}`;
}

describe('an INVITE with Replaces', () => {
  let scene: Scene;
  afterEach(() => scene.close());

  /** From the party we called, who now has another page. */
  async function goOn(
    headers: readonly string[],
    from?: string,
  ): Promise<{ answer: Received; peer: MediaPeer }> {
    const peer = scene.peer();
    scene.server.invite('alice', {
      callId: 'another',
      from: from ?? '"600" <sip:600@pbx.test>;tag=caller',
      headers,
      body: await peer.offer(),
    });
    const finals = ['200', '403', '481', '486'];
    const answer = await Promise.race(finals.map((status) => scene.server.next(status)));
    return { answer, peer };
  }

  it('from the other party goes on with the call in new media, without ringing', async () => {
    scene = await Scene.connected();
    const { heard, invite, call } = await scene.talk();
    const before = call.dialog;
    const { answer, peer } = await goOn([replacesOf(invite), 'Require: replaces']);
    expect(answer.what).to.equal('200');
    await peer.answered(answer.body);
    const tag = tagOf(answer.header('To'));
    scene.server.followUp('ACK', 'alice', 1, { tag, callId: 'another' });
    const bye = await scene.server.next('BYE');
    expect(bye.header('Call-ID')).to.equal(invite.header('Call-ID'));
    scene.server.reply(bye, 200);
    await heard.hears('track', 2);
    expect(scene.server.count('180')).to.equal(0);
    expect(heard.told).not.to.include('ended');
    expect(call.dialog).not.to.deep.equal(before);
    // What happens in the new dialog happens to the call.
    scene.server.followUp('BYE', 'alice', 2, { tag, callId: 'another' });
    expect(await heard.ended).to.include({ by: 'remote', outcome: 'completed' });
  });

  it('leaves a call on hold on hold', async () => {
    scene = await Scene.connected();
    const { call, invite, peer: first } = await scene.talk();
    const holding = call.renegotiate({ direction: 'sendonly' });
    const offer = await scene.server.next('INVITE');
    scene.server.reply(offer, 200, { body: await first.answer(offer.body) });
    await holding;
    const { answer } = await goOn([replacesOf(invite)]);
    expect(answer.body).to.contain('a=sendonly');
  });

  const hostile: [
    what: string,
    status: string,
    headers: (invite: Received) => string,
    from?: string,
  ][] = [
    [
      'with the right ids but from somebody else',
      '403',
      replacesOf,
      '<sip:evil@pbx.test>;tag=caller',
    ],
    [
      'with the right ids but from another domain',
      '403',
      replacesOf,
      '<sip:600@evil.test>;tag=caller',
    ],
    ['of a dialog that is not ours', '481', () => 'Replaces: other;to-tag=a;from-tag=b'],
    ['with a wrong tag', '481', (invite) => replacesOf(invite, 'wrong')],
    ['for unanswered calls only', '486', (invite) => `${replacesOf(invite)};early-only`],
    ['that cannot be read', '481', () => 'Replaces: '],
  ];
  for (const [what, status, headers, from] of hostile) {
    it(`${what} is refused with ${status}; the call goes on and nobody is asked`, async () => {
      scene = await Scene.connected();
      const { heard, invite, call } = await scene.talk();
      let asked = 0;
      scene.decide = () => {
        asked += 1;
        return null;
      };
      const { dialog } = call;
      const { answer } = await goOn([headers(invite)], from);
      expect(answer.what).to.equal(status);
      expect(asked).to.equal(0);
      expect(scene.server.count('BYE')).to.equal(0);
      expect(heard.told).not.to.include('ended');
      expect(call.dialog).to.deep.equal(dialog);
    });
  }
});

describe('an INVITE with Replaces for a call that nobody has answered yet', () => {
  it('does not answer it: it is refused with 481, and the call rings on', async () => {
    const scene = await Scene.connected();
    const { heard } = scene.dial();
    const invite = await scene.server.next('INVITE');
    scene.server.reply(invite, 180);
    await heard.hears('180');
    scene.server.invite('alice', {
      callId: 'another',
      from: '"600" <sip:600@pbx.test>;tag=caller',
      headers: [replacesOf(invite)],
      body: await scene.peer().offer(),
    });
    const answer = await Promise.race(['200', '481'].map((one) => scene.server.next(one)));
    expect(answer.what).to.equal('481');
    expect(heard.told).to.deep.equal(['180']);
    await scene.close();
  });
});

describe('an INVITE of ours with Replaces', () => {
  let scene: Scene;
  afterEach(() => scene.close());

  it('names the dialog, and insists on being understood', async () => {
    scene = await Scene.connected();
    scene.dial('600', { replaces: { callId: 'a@b', localTag: 'mine', remoteTag: 'theirs' } });
    const invite = await scene.server.next('INVITE');
    expect(invite.header('Replaces')).to.equal('a@b;to-tag=theirs;from-tag=mine');
    expect(invite.header('Require')).to.equal('replaces');
  });

  it('asks for the direction it had', async () => {
    scene = await Scene.connected();
    const replaces = { callId: 'a', localTag: 'b', remoteTag: 'c' };
    scene.dial('600', { replaces, direction: 'sendonly' });
    expect((await scene.server.next('INVITE')).body).to.contain('a=sendonly');
  });

  for (const status of [420, 481, 486, 501, 603]) {
    it(`answered ${status} is a call that could not be recovered`, async () => {
      scene = await Scene.connected();
      const replaces = { callId: 'a', localTag: 'b', remoteTag: 'c' };
      const { heard } = scene.dial('600', { replaces });
      scene.server.reply(await scene.server.next('INVITE'), status);
      const end = await heard.ended;
      expect(end).to.include({ by: 'system', outcome: 'network-lost' });
      expect(end.error?.code).to.equal('call/not-recovered');
    });
  }

  it('with stored data that is no Call-ID or tag never leaves', async () => {
    scene = await Scene.connected();
    const replaces = { callId: 'a\r\nX-Evil: 1', localTag: 'b', remoteTag: 'c' };
    const { heard } = scene.dial('600', { replaces });
    expect((await heard.ended).error?.code).to.equal('call/not-recovered');
    expect(scene.server.count('INVITE')).to.equal(0);
  });
});
