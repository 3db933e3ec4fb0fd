import { expect } from '@open-wc/testing';
import type {
  IncomingCall,
  ReceivedInvite,
  SentInvite,
} from '../../src/core/signaling/signaling.js';
import { codeOf, Scene, server, tagOf } from './support/scene.js';
import type { Received } from './support/scripted-server.js';

const challenge = 'WWW-Authenticate: Digest realm="pbx.test", nonce="n1", algorithm=MD5';

describe('after its page is gone', () => {
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

  describe('an INVITE of ours', () => {
    /** Challenged once and ringing, then left: the INVITE, and the name it was told under. */
    async function left(): Promise<{ invite: Received; name: SentInvite }> {
      const { heard } = before.dial();
      before.server.reply(await before.server.next('INVITE'), 401, { headers: [challenge] });
      const invite = await before.server.next('INVITE');
      before.server.reply(invite, 100);
      before.server.reply(invite, 180);
      await heard.hears('180');
      const name = heard.invites.at(-1);
      if (!name) throw new Error('no name was told');
      return { invite, name };
    }

    it('is cancelled by the next page: the same transaction, on another connection', async () => {
      const { invite, name } = await left();
      const cancelling = page.signaling.cancel(name);
      const cancel = await page.server.next('CANCEL');
      for (const header of ['Via', 'Call-ID', 'From', 'To']) {
        expect(cancel.header(header), header).to.equal(invite.header(header));
      }
      expect(cancel.header('CSeq')).to.equal('2 CANCEL');
      expect(cancel.text.split(' ')[1]).to.equal(invite.text.split(' ')[1]);
      expect(page.server.count('INVITE') + page.server.count('REGISTER')).to.equal(0);
      page.server.reply(cancel, 200);
      await cancelling;
      expect(page.server.count('CANCEL')).to.equal(1);
    });

    it('that the server no longer knows is over', async () => {
      const { name } = await left();
      const cancelling = page.signaling.cancel(name);
      page.server.reply(await page.server.next('CANCEL'), 481);
      await cancelling;
    });

    it('cannot be cancelled where no connection is', async () => {
      const { name } = await left();
      page.server.drop();
      expect(await codeOf(page.signaling.cancel(name))).to.equal('network/unreachable');
    });

    it('is cancelled on the next connection, too, where nobody knows whether the CANCEL arrived', async () => {
      const { name } = await left();
      const cancelling = page.signaling.cancel(name);
      await page.server.next('CANCEL');
      page.server.drop();
      await page.signaling.connect(server);
      page.server.reply(await page.server.next('CANCEL'), 200);
      await cancelling;
    });

    it('is given up for over when the server says nothing for two seconds', async () => {
      const { name } = await left();
      const start = performance.now();
      await page.signaling.cancel(name);
      expect(performance.now() - start).to.be.within(1_900, 4_000);
    });

    it('waits for the connection that is being opened', async () => {
      const { name } = await left();
      const next = new Scene();
      const opened = next.signaling.connect(server);
      const cancelling = next.signaling.cancel(name);
      expect(next.server.count('CANCEL')).to.equal(0);
      await opened;
      next.server.reply(await next.server.next('CANCEL'), 200);
      await cancelling;
      await next.close();
    });

    const tampered: Partial<SentInvite>[] = [
      { uri: 'javascript:alert(1)' },
      { uri: '' },
      { callId: 'x\r\nRoute: <sip:evil.test>' },
      { callId: '' },
      { localTag: 'a b' },
      { branch: 'z9hG4bK;received=evil' },
      { sentBy: 'evil.test\r\nX-Evil: 1' },
    ];
    for (const change of tampered) {
      it(`that somebody wrote into the storage is not sent: ${JSON.stringify(change)}`, async () => {
        const { name } = await left();
        expect(await codeOf(page.signaling.cancel({ ...name, ...change }))).to.equal(
          'storage/corrupt',
        );
        expect(page.server.count('CANCEL')).to.equal(0);
      });
    }

    it('is told as soon as the server tries, and again by what rings at once', async () => {
      const { heard, call } = before.dial();
      const invite = await before.server.next('INVITE');
      await call.sent;
      expect(heard.invites).to.deep.equal([]);
      before.server.reply(invite, 180);
      await heard.hears('180');
      expect(heard.invites).to.have.length(1);
      expect(heard.invites[0]?.callId).to.equal(invite.header('Call-ID'));
    });

    it('that continues a call is none: the call goes on', async () => {
      const replaces = { callId: 'c', localTag: 'l', remoteTag: 'r' };
      const { heard } = before.dial('600', { replaces });
      const invite = await before.server.next('INVITE');
      before.server.reply(invite, 100);
      before.server.reply(invite, 180);
      await heard.hears('180');
      expect(heard.invites).to.deep.equal([]);
    });
  });

  describe('an INVITE that rang there', () => {
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
});

function named({ received }: IncomingCall): ReceivedInvite {
  if (!received) throw new Error('it has no name');
  return received;
}
