// @ts-check
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { describe, it } from 'node:test';
import { describeLab } from '../describe.mjs';
import { endpoints } from '../endpoints.mjs';
import { mirrorIn } from '../support/apt-mirror.mjs';
import { iceSection } from '../support/ice-section.mjs';
import { LabError, reasonOf } from '../support/lab-error.mjs';
import { assertFree } from '../support/ports.mjs';
import { lastLine } from '../support/run.mjs';

describe('the mirror for the chroot', () => {
  const mirror = 'http://deb.example.net/debian';

  it('is read from both forms of apt sources', () => {
    assert.equal(mirrorIn(`Types: deb\nURIs: ${mirror}\nSuites: bookworm\n`), mirror);
    assert.equal(mirrorIn(`deb [arch=amd64 signed-by=/k.gpg] ${mirror}/ bookworm main\n`), mirror);
  });

  it('is none of the other archives', () => {
    assert.equal(mirrorIn('URIs: http://deb.example.net/debian-security\n'), undefined);
    assert.equal(mirrorIn('deb http://archive.example.net/ubuntu jammy main\n'), undefined);
    assert.equal(mirrorIn(`# deb ${mirror} bookworm main\n`), undefined);
  });
});

describe('the ICE section', () => {
  it('shows the first address as 127.0.0.1 and leaves the others out, in the right section', () => {
    assert.equal(
      iceSection('10.0.0.5', ['10.0.1.5']),
      'ice_deny = 10.0.1.5/32\n\n[ice_host_candidates]\n10.0.0.5 => 127.0.0.1\n',
    );
  });
});

describe('ports', () => {
  it('that somebody else has are refused, by number and process', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    if (address === null || typeof address === 'string') throw new Error('no port');
    const taken = {
      protocol: /** @type {const} */ ('tcp'),
      address: '127.0.0.1',
      port: address.port,
    };
    try {
      await assert.rejects(assertFree([taken]), (error) => {
        assert.ok(error instanceof LabError);
        assert.equal(error.code, 'port-taken');
        assert.match(error.message, new RegExp(`:${address.port}/tcp .*process ${process.pid}\\)`));
        return true;
      });
    } finally {
      server.close();
      await once(server, 'close');
    }
    await assertFree([taken]);
  });
});

describe('what people are told', () => {
  it('is a code and one line, never a stack', () => {
    assert.equal(reasonOf(new LabError('not-root', 'needs root')), 'not-root: needs root');
    assert.equal(reasonOf(new Error('odd')), 'start-failed: odd');
  });

  it('is the error of apt, not the last line it printed', () => {
    assert.equal(
      lastLine('Reading…\nE: Unable to locate package x\nbye\n'),
      'E: Unable to locate package x',
    );
    assert.equal(lastLine('one\ntwo\n\n'), 'two');
    assert.equal(lastLine(''), 'no output');
  });

  it('names addresses of what runs, and the reason of what cannot', () => {
    const text = describeLab({
      parts: {
        asterisk: { status: 'unavailable', reason: 'not-root: needs root' },
        kamailio: { status: 'running', version: '5.6.3', started: true },
        coturn: { status: 'stopped' },
        browsers: { status: 'running', version: 'chromium 1', started: false },
      },
      endpoints,
    });
    assert.match(text, /^asterisk +unavailable +not-root: needs root$/m);
    assert.match(text, /^kamailio +started +5\.6\.3$/m);
    assert.match(text, /^coturn +stopped$/m);
    assert.match(text, /^browsers +installed +chromium 1$/m);
    assert.ok(text.includes(endpoints.kamailio.ws));
    assert.ok(!text.includes(endpoints.asterisk.ws));
    assert.ok(!text.includes(endpoints.turn.rest.secret));
  });
});
