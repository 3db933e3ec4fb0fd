import { expect } from '@open-wc/testing';
import { codeOf, Scene } from './support/scene.js';

describe('an INFO', () => {
  let scene: Scene;
  afterEach(() => scene.close());

  it('carries its headers and no body', async () => {
    scene = await Scene.connected();
    const { call } = await scene.talk();
    const sending = call.info({ Record: 'on' });
    const info = await scene.server.next('INFO');
    expect(info.header('Record')).to.equal('on');
    expect(info.header('Content-Type')).to.equal('');
    expect(info.body).to.equal('');
    scene.server.reply(info, 200);
    await sending;
  });

  it('that has no answer when the call ends rejects', async () => {
    scene = await Scene.connected();
    const { call } = await scene.talk();
    const sending = codeOf(call.info({ Record: 'on' }));
    await scene.server.next('INFO');
    await call.end();
    expect(await sending).to.equal('call/invalid-state');
  });

  it('that has no answer when the socket goes rejects with network/connection-lost', async () => {
    scene = await Scene.connected();
    const { call, heard } = await scene.talk();
    const sending = codeOf(call.info({ Record: 'on' }));
    await scene.server.next('INFO');
    scene.server.drop();
    expect(await sending).to.equal('network/connection-lost');
    expect(heard.told).not.to.include('ended');
  });
});
