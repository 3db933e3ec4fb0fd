// @ts-check
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { connectAmi } from '../ami.mjs';

/** @typedef {(action: string, id: string, send: (...lines: string[]) => void) => void} Answer */

/** @type {import('node:net').Server} */
let server;
/** @type {import('node:net').Socket | undefined} */
let peer;
/** @type {Answer} */
let answer;

/** A manager interface that answers as the test says. */
beforeEach(async () => {
  answer = (_action, id, send) => send('Response: Success', `ActionID: ${id}`);
  server = createServer((socket) => {
    peer = socket;
    socket.write('Asterisk Call Manager/11.0.0\r\n');
    let text = '';
    socket.setEncoding('utf8').on('data', (chunk) => {
      text += String(chunk);
      for (let end; (end = text.indexOf('\r\n\r\n')) >= 0; text = text.slice(end + 4)) {
        const [, action = ''] = /^Action: (.*)$/m.exec(text.replaceAll('\r', '')) ?? [];
        const [, id = ''] = /^ActionID: (.*)$/m.exec(text.replaceAll('\r', '')) ?? [];
        answer(action, id, (...lines) => socket.write(`${lines.join('\r\n')}\r\n\r\n`));
      }
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
});

afterEach(async () => {
  peer?.destroy();
  server.close();
  await once(server, 'close');
});

function connected() {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return connectAmi({ host: '127.0.0.1', port: address.port, username: 'lab', secret: 'lab' });
}

describe('the manager connection', () => {
  it('refuses a wrong secret with what Asterisk says', async () => {
    answer = (_action, id, send) =>
      send('Response: Error', `ActionID: ${id}`, 'Message: Authentication failed');
    await assert.rejects(connected(), { message: 'Asterisk: Authentication failed' });
  });

  it('joins the lines that a command prints', async () => {
    const ami = await connected();
    answer = (_action, id, send) =>
      send('Response: Success', `ActionID: ${id}`, 'Output: one', 'Output: ', 'Output: three');
    assert.equal(await ami.command('core show version'), 'one\n\nthree');
    await ami.close();
  });

  it('tells in one line why a command failed', async () => {
    const ami = await connected();
    answer = (_action, id, send) =>
      send(
        'Response: Error',
        `ActionID: ${id}`,
        'Message: Command failed',
        "Output: There is no existence of 'guest' context",
        "Output: Command 'dialplan show guest' failed.",
      );
    await assert.rejects(ami.command('dialplan show guest'), {
      message: "Asterisk: There is no existence of 'guest' context",
    });
    await ami.close();
  });

  it('waits for the end of a list, and does not count the queue of MESSAGE as a call', async () => {
    const ami = await connected();
    const listed = ami.channels();
    answer = (_action, id, send) => {
      send('Response: Success', `ActionID: ${id}`, 'EventList: start');
      for (const name of ['PJSIP/1001-0001', 'Message/ast_msg_queue']) {
        send('Event: CoreShowChannel', `ActionID: ${id}`, `Channel: ${name}`);
      }
      send('Event: CoreShowChannelsComplete', `ActionID: ${id}`, 'EventList: Complete');
    };
    assert.deepEqual(
      (await listed).map(({ name }) => name),
      ['PJSIP/1001-0001'],
    );
    await ami.close();
  });

  it('notes the digits that a phone sent, and not those that Asterisk sent', async () => {
    const ami = await connected();
    const { digits, stop } = ami.collectDigits(({ Channel }) => Channel === 'PJSIP/1');
    const last = ami.waitForEvent(({ Event }) => Event === 'Last');
    const digit = (/** @type {string[]} */ ...[channel, direction, key]) =>
      `Event: DTMFEnd\r\nChannel: ${channel}\r\nDirection: ${direction}\r\nDigit: ${key}\r\n\r\n`;
    peer?.write(digit('PJSIP/1', 'Received', '4') + digit('PJSIP/1', 'Sent', '9'));
    peer?.write(`${digit('PJSIP/2', 'Received', '8')}${digit('PJSIP/1', 'Received', '#')}`);
    peer?.write('Event: Last\r\n\r\n');
    await last;
    stop();
    assert.equal(digits(), '4#');
    await ami.close();
  });

  it('never sends a line end within a field', async () => {
    const ami = await connected();
    assert.throws(
      () => ami.action({ Action: 'Hangup', Channel: 'a\r\nAction: Logoff' }),
      /line end/,
    );
    await ami.close();
  });

  it('fails what waits for an answer, and what comes later, when it is cut', async () => {
    const ami = await connected();
    answer = () => peer?.destroy();
    await assert.rejects(ami.command('core show version'), /closed/);
    await assert.rejects(ami.command('core show version'), /closed/);
  });
});
