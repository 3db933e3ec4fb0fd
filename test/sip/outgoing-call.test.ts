import { expect } from '@open-wc/testing';
import { Scene } from './support/scene.js';

describe('an outgoing call', () => {
  let scene: Scene;
  afterEach(() => scene.close());

  it('is answered and heard on both sides', async () => {
    scene = await Scene.connected();
    const { call, heard } = scene.dial();
    const invite = await scene.server.next('INVITE');
    await call.sent;
    const peer = scene.peer();
    scene.server.reply(invite, 100);
    scene.server.reply(invite, 180);
    scene.server.reply(invite, 200, { body: await peer.answer(invite.body) });
    await scene.server.next('ACK');
    await heard.hears('media connected');
    await peer.hears();
    expect(heard.told.slice(0, 2)).to.deep.equal(['180', 'track']);
    await call.end();
    await scene.server.next('BYE');
    expect((await heard.ended).outcome).to.equal('completed');
  });
});
