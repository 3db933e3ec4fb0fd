import { expect } from '@open-wc/testing';
import { Phone } from '../../src/core/phone.js';
import { SipSignaling } from '../../src/core/signaling/sip/sip-signaling.js';
import { ScriptedServer } from './support/scripted-server.js';

/** A phone that keeps no line beside its calls, as a visitor's. */
async function visitor(): Promise<{ phone: Phone; server: ScriptedServer }> {
  const server = new ScriptedServer();
  const phone = new Phone('goodbye');
  await phone.configure({
    server: 'wss://pbx.test/ws',
    username: 'alice',
    password: 'secret',
    signaling: (options) => new SipSignaling(options, server.open),
  });
  return { phone, server };
}

describe('the goodbye of a line that goes with its call', () => {
  it('waits for the provisional response that lets a CANCEL leave', async () => {
    const { phone, server } = await visitor();
    const id = await phone.call('600');
    const invite = await server.next('INVITE');
    await phone.hangup(id);
    expect(server.count('CANCEL')).to.equal(0);
    server.reply(invite, 100);
    const cancel = await server.next('CANCEL');
    server.reply(cancel, 200);
    server.reply(invite, 487);
    await server.next('ACK');
    await phone.dispose();
  });

  it('ACKs and BYEs the answer that crosses it', async () => {
    const { phone, server } = await visitor();
    const id = await phone.call('600');
    const invite = await server.next('INVITE');
    server.reply(invite, 180);
    await phone.hangup(id);
    await server.next('CANCEL');
    server.reply(invite, 200);
    await server.next('ACK');
    server.reply(await server.next('BYE'), 200);
    await phone.dispose();
  });
});
