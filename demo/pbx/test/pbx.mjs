// @ts-check
import { startPbx } from '../index.mjs';
import { Caller } from './caller.mjs';
import { RawClient } from './raw-client.mjs';
import { startStunServer } from './stun-server.mjs';

/**
 * A PBX and its clients, all gone after the test.
 *
 * @param {import('node:test').TestContext} t
 * @param {import('../index.mjs').PbxOptions} [options]
 */
export async function pbxFor(t, options) {
  const pbx = await startPbx(options);
  /** @type {RawClient[]} */
  const clients = [];
  t.after(async () => {
    for (const client of clients) client.close();
    await pbx.close();
  });
  /** @param {string} [user] absent: a guest */
  const connect = async (user) => {
    const client = await RawClient.connect(pbx.url, user);
    clients.push(client);
    return client;
  };
  /** @param {string} user */
  const registered = async (user) => {
    const client = await connect(user);
    await client.register();
    return client;
  };
  /**
   * Calls a number with sound; returns as soon as the INVITE has left.
   *
   * @param {string} number
   * @param {string} [user] absent: a guest
   */
  const call = async (number, user) => {
    const stun = await startStunServer();
    const caller = new Caller(user ? await registered(user) : await connect(), stun.url);
    t.after(() => caller.close());
    await caller.call(number);
    stun.close();
    return caller;
  };
  return { pbx, connect, registered, call };
}
