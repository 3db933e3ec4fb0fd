import { expect } from '@open-wc/testing';
import type { IncomingCall, ReceivedInvite } from '../../src/core/signaling/signaling.js';
import { codeOf, Scene, tagOf } from './support/scene.js';

describe('an INVITE that rang at a page which is gone', () => {
  let before: Scene;
  let page: Scene;

  beforeEach(async () => {
    before = await Scene.connected();
    page = await Scene.connected();
  });
  afterEach(async () => {
    await before.close();
    await page.close();
  });

  it('is refused by the next page: the same transaction and dialog, on another connection', async () => {
    const { call, ringing } = await before.ring();
    await page.signaling.refuse(named(call), 480);
    const refusal = await page.server.next('480');
    for (const header of ['Via', 'Call-ID', 'From', 'To', 'CSeq']) {
      expect(refusal.header(header), header).to.equal(ringing.header(header));
    }
    expect(page.server.received).to.have.length(1);
  });

  it('is named as the dialog that an INVITE with Replaces answers', async () => {
    const { call, ringing } = await before.ring();
    const { callId, localTag, remoteTag } = named(call);
    expect({ callId, localTag, remoteTag }).to.deep.equal({
      callId: ringing.header('Call-ID'),
      localTag: tagOf(ringing.header('To')),
      remoteTag: 'caller',
    });
  });

  it('cannot be refused where no connection is', async () => {
    const { call } = await before.ring();
    page.server.drop();
    expect(await codeOf(page.signaling.refuse(named(call), 480))).to.equal('network/unreachable');
  });

  const tampered: [Partial<ReceivedInvite>, code: string][] = [
    [{ via: [] }, 'storage/corrupt'],
    [{ callId: 'a b' }, 'storage/corrupt'],
    [{ localTag: 'x;y=z' }, 'storage/corrupt'],
    [{ from: '<sip:a@b>;tag=c\r\nX-Evil: 1\r\n\r\nbody' }, 'network/message-malformed'],
    [
      { via: ['SIP/2.0/WS a;branch=z9hG4bK1\nRoute: <sip:evil.test>'] },
      'network/message-malformed',
    ],
    [{ to: '<sip:a@b>\0' }, 'network/message-malformed'],
  ];
  for (const [change, code] of tampered) {
    it(`that somebody wrote into the storage is not sent: ${JSON.stringify(change)}`, async () => {
      const { call } = await before.ring();
      const refusing = page.signaling.refuse({ ...named(call), ...change }, 480);
      expect(await codeOf(refusing)).to.equal(code);
      expect(page.server.received).to.deep.equal([]);
    });
  }
});

function named({ received }: IncomingCall): ReceivedInvite {
  if (!received) throw new Error('it has no name');
  return received;
}
