// @ts-check
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { describe, it } from 'node:test';
import { WebSocket } from 'ws';
import { pbxFor } from './pbx.mjs';

/** @typedef {import('./raw-client.mjs').RawClient} RawClient */

/** @param {RawClient} client */
async function stillServed(client) {
  client.send(client.build('OPTIONS', 'sip:voip.test'));
  assert.equal((await client.final('OPTIONS')).status, 200);
}

const whole = {
  Via: 'SIP/2.0/WS x.invalid;branch=z9hG4bK1',
  From: '<sip:a@voip.test>;tag=1',
  To: '<sip:0800@voip.test>',
  'Call-ID': 'one',
  CSeq: '1 INVITE',
};

/** @param {Record<string, string | undefined>} changes */
function invite(changes) {
  const lines = Object.entries({ ...whole, ...changes })
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${name}: ${value}`);
  return ['INVITE sip:0800@voip.test SIP/2.0', ...lines, '', ''].join('\r\n');
}

describe('what is not well-formed', () => {
  it('is dropped when it is no SIP message, and the client is still served', async (t) => {
    const { connect } = await pbxFor(t);
    const client = await connect();
    const broken = [
      'hello',
      '\r\n',
      'INVITE sip:0800@voip.test SIP/7.0\r\n\r\n',
      'INVITE sip:0800@voip.test SIP/2.0\r\nno colon\r\n\r\n',
      'SIP/2.0 999 What\r\n\r\n',
      'SIP/2.0 200 OK\r\n\r\n',
      'ACK sip:x@voip.test SIP/2.0\r\n\r\n',
      `INVITE sip:0800@voip.test SIP/2.0\r\n${'X: y\r\n'.repeat(300)}\r\n`,
      invite({ 'Content-Length': '99' }),
      '\0\0\0',
    ];
    for (const text of broken) client.socket.send(text);
    await stillServed(client);
  });

  it('is 400 when a header that every request needs is missing, double or wrong', async (t) => {
    const { connect } = await pbxFor(t);
    const client = await connect();
    const changes = [
      { From: undefined },
      { From: '<sip:a@voip.test>' },
      { To: undefined },
      { 'Call-ID': undefined },
      { CSeq: '1 BYE' },
      { CSeq: 'x' },
      { 'Max-Forwards': '-1' },
      { f: '<sip:b@voip.test>;tag=2' },
    ];
    for (const change of changes) {
      client.socket.send(invite(change));
      assert.equal((await client.status(400)).status, 400, JSON.stringify(change));
    }
  });

  it('is 488 when the offer cannot be read', async (t) => {
    const { connect } = await pbxFor(t);
    const client = await connect();
    for (const body of ['nonsense', 'v=0\r\nm=audio 9 UDP/TLS/RTP/SAVPF 0\r\n']) {
      await client.invite('0801', { body, headers: [['Content-Type', 'application/sdp']] });
      const answer = await client.final('INVITE');
      assert.equal(answer.status, 488);
    }
  });

  it('costs its sender the connection when it is too large, and nobody else', async (t) => {
    const { connect } = await pbxFor(t);
    const [bad, good] = [await connect(), await connect()];
    bad.socket.send('x'.repeat(65_000));
    const [code] = await once(bad.socket, 'close');
    assert.equal(code, 1009);
    await stillServed(good);
  });

  it('costs its sender the connection when it comes in a flood, and nobody else', async (t) => {
    const { connect } = await pbxFor(t);
    const [bad, good] = [await connect(), await connect()];
    for (let i = 0; i < 1_000; i += 1) bad.socket.send('hello');
    const [code] = await once(bad.socket, 'close');
    assert.equal(code, 1008);
    await stillServed(good);
  });
});

describe('the connection', () => {
  it('answers a keep-alive by CRLF', async (t) => {
    const { connect } = await pbxFor(t);
    const client = await connect();
    client.socket.send('\r\n\r\n');
    await stillServed(client);
    assert.deepEqual(client.other, ['\r\n']);
  });

  it('is refused without the subprotocol, and to pages from elsewhere', async (t) => {
    const { pbx } = await pbxFor(t);
    const refused = [
      new WebSocket(pbx.url),
      new WebSocket(pbx.url, 'sip', { origin: 'https://evil.example' }),
    ];
    for (const socket of refused) {
      const [error] = await once(socket, 'error');
      assert.match(String(error), /401/);
    }
  });

  it('answers requests within a call that does not exist with 481', async (t) => {
    const { connect } = await pbxFor(t);
    const client = await connect();
    client.send(client.build('BYE', 'sip:x@voip.test', { to: '<sip:x@voip.test>;tag=no' }));
    assert.equal((await client.final('BYE')).status, 481);
    client.send(client.build('CANCEL', 'sip:x@voip.test'));
    assert.equal((await client.final('CANCEL')).status, 481);
  });
});
