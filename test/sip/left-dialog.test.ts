import { expect } from '@open-wc/testing';
import type { Dialog } from '../../src/core/signaling/signaling.js';
import { codeOf, Scene } from './support/scene.js';

const challenge = 'WWW-Authenticate: Digest realm="pbx.test", nonce="n1", algorithm=MD5';

const dialog: Dialog = {
  callId: 'call-1',
  localTag: 'ours',
  remoteTag: 'theirs',
  localUri: 'sip:1001@pbx.test',
  remoteUri: 'sip:600@pbx.test',
  remoteTarget: 'sip:asterisk@192.0.2.1:5060;transport=ws',
  routes: ['<sip:edge.pbx.test;lr>', '<sip:core.pbx.test;lr>'],
  sequence: 7,
};

describe('an answered call of a page that is gone', () => {
  let scene: Scene;

  beforeEach(async () => {
    scene = await Scene.connected();
  });
  afterEach(() => scene.close());

  it('is ended by a BYE in its dialog, without registering', async () => {
    const ending = scene.signaling.bye(dialog);
    const bye = await scene.server.next('BYE');
    expect(bye.text.split(' ')[1]).to.equal('sip:asterisk@192.0.2.1:5060;transport=ws');
    expect(bye.header('Call-ID')).to.equal('call-1');
    expect(bye.header('From')).to.match(/<sip:1001@pbx\.test>;tag=ours$/);
    expect(bye.header('To')).to.match(/<sip:600@pbx\.test>;tag=theirs$/);
    expect(bye.text).to.include(
      'Route: <sip:edge.pbx.test;lr>\r\nRoute: <sip:core.pbx.test;lr>\r\n',
    );
    scene.server.reply(bye, 200);
    await ending;
    expect(scene.server.count('BYE')).to.equal(1);
    expect(scene.server.count('REGISTER')).to.equal(0);
  });

  it('is ended with a number that no request of its page can have had', async () => {
    const ending = scene.signaling.bye(dialog);
    const bye = await scene.server.next('BYE');
    expect(Number.parseInt(bye.header('CSeq') ?? '', 10)).to.be.at.least(1_007);
    scene.server.reply(bye, 200);
    await ending;
  });

  it('is ended also where the server asks who we are', async () => {
    const ending = scene.signaling.bye(dialog);
    scene.server.reply(await scene.server.next('BYE'), 401, { headers: [challenge] });
    const again = await scene.server.next('BYE');
    expect(again.header('Authorization')).to.match(/^Digest .*username="alice"/);
    scene.server.reply(again, 200);
    await ending;
  });

  it('is over when the server does not know it', async () => {
    const ending = scene.signaling.bye(dialog);
    scene.server.reply(await scene.server.next('BYE'), 481);
    await ending;
  });

  it('is given up for over when the server says nothing for two seconds', async () => {
    const start = performance.now();
    await scene.signaling.bye(dialog);
    expect(performance.now() - start).to.be.within(1_900, 4_000);
  });

  it('cannot be ended where no connection is', async () => {
    scene.server.drop();
    expect(await codeOf(scene.signaling.bye(dialog))).to.equal('network/unreachable');
  });

  const tampered: Partial<Dialog>[] = [
    { remoteTarget: 'javascript:alert(1)' },
    { localUri: '' },
    { callId: 'x\r\nRoute: <sip:evil.test>' },
    { remoteTag: 'a b' },
    { routes: ['<sip:evil.test>\r\nX-Evil: 1'] },
    { routes: ['sip:evil.test'] },
  ];
  for (const change of tampered) {
    it(`that somebody wrote into the storage is not ended: ${JSON.stringify(change)}`, async () => {
      expect(await codeOf(scene.signaling.bye({ ...dialog, ...change }))).to.equal(
        'storage/corrupt',
      );
      expect(scene.server.count('BYE')).to.equal(0);
    });
  }
});
