// @ts-check
import { startPbx } from '../index.mjs';
import { RawClient } from './raw-client.mjs';

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
  return { pbx, connect, registered };
}
