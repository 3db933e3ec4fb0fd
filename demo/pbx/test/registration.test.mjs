// @ts-check
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { describe, it } from 'node:test';
import { header, headers } from '../sip/message.mjs';
import { pbxFor } from './pbx.mjs';

describe('registration', () => {
  it('is challenged, granted for the time asked for, and lists the contact', async (t) => {
    const { pbx, connect } = await pbxFor(t);
    const client = await connect('1001');
    const request = client.build('REGISTER', 'sip:voip.test', { to: '<sip:1001@voip.test>' });
    client.send(request);
    const challenge = await client.final('REGISTER');
    assert.equal(challenge.status, 401);
    assert.match(header(challenge, 'WWW-Authenticate') ?? '', /realm="voip\.test".*qop="auth"/);
    client.send(client.authorised(request, challenge, 'demo-1001'));
    const answer = await client.final('REGISTER');
    assert.equal(answer.status, 200);
    assert.deepEqual(headers(answer, 'Contact'), [`<${client.contact}>;expires=600`]);
    assert.deepEqual(
      pbx.registrations().map(({ user, contact }) => ({ user, contact })),
      [{ user: '1001', contact: client.contact }],
    );
  });

  it('is refused with a wrong password, and leaves no contact', async (t) => {
    const { pbx, connect } = await pbxFor(t);
    const client = await connect('1001');
    assert.equal((await client.register({ password: 'wrong' })).status, 401);
    assert.deepEqual(pbx.registrations(), []);
  });

  it('is refused for an address that belongs to somebody else', async (t) => {
    const { connect } = await pbxFor(t);
    const client = await connect('1001');
    const request = client.build('REGISTER', 'sip:voip.test', { to: '<sip:1002@voip.test>' });
    client.send(request);
    client.send(client.authorised(request, await client.final('REGISTER'), 'demo-1001'));
    assert.equal((await client.final('REGISTER')).status, 403);
  });

  it('does not accept the same credentials a second time', async (t) => {
    const { connect } = await pbxFor(t);
    const client = await connect('1001');
    const request = client.build('REGISTER', 'sip:voip.test', { to: '<sip:1001@voip.test>' });
    client.send(request);
    const challenge = await client.final('REGISTER');
    client.send(client.authorised(request, challenge, 'demo-1001'));
    assert.equal((await client.final('REGISTER')).status, 200);
    client.send(client.authorised(request, challenge, 'demo-1001'));
    const repeated = await client.final('REGISTER');
    assert.equal(repeated.status, 401);
    assert.match(header(repeated, 'WWW-Authenticate') ?? '', /stale=true/);
    client.send(client.authorised(request, challenge, 'demo-1001', { nc: '00000002' }));
    assert.equal((await client.final('REGISTER')).status, 200);
  });

  it('keeps several browsers of one user, and one contact of a browser that came back', async (t) => {
    const { pbx, connect, registered } = await pbxFor(t);
    await registered('1001');
    const instance = ';+sip.instance="<urn:uuid:1>"';
    for (const name of ['first', 'second']) {
      const client = await connect('1001');
      await client.register({ contact: `<sip:${name}@browser.invalid>${instance}` });
    }
    const contacts = pbx.registrations().map(({ contact }) => contact);
    assert.equal(contacts.length, 2);
    assert.ok(contacts.includes('sip:second@browser.invalid'));
  });

  it('ends by Expires 0, by Contact *, and with the socket', async (t) => {
    const { pbx, registered } = await pbxFor(t);
    const first = await registered('1001');
    await first.register({ expires: 0 });
    assert.deepEqual(pbx.registrations(), []);
    await first.register();
    await first.register({ expires: 0, contact: '*' });
    assert.deepEqual(pbx.registrations(), []);
    await first.register();
    first.socket.close();
    await once(first.socket, 'close');
    assert.deepEqual(pbx.registrations(), []);
  });

  it('for less than five seconds is too brief', async (t) => {
    const { connect } = await pbxFor(t);
    const answer = await (await connect('1001')).register({ expires: 1 });
    assert.equal(answer.status, 423);
    assert.equal(header(answer, 'Min-Expires'), '5');
  });
});
