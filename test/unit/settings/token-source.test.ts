import { expect } from '@open-wc/testing';
import { VoipError } from '../../../src/core/errors.js';
import { readTokenAnswer } from '../../../src/core/settings/token-answer.js';
import { fetchToken } from '../../../src/core/settings/token-source.js';

type Fetch = typeof globalThis.fetch;

const request = { purpose: 'call', target: '0800', callId: 'c1' } as const;
const json = (body: unknown, status = 200): Response =>
  new Response(JSON.stringify(body), { status });

/** Never answers, but obeys its signal as fetch does. */
const silent: Fetch = (_url, init) =>
  new Promise((_resolve, reject) => {
    init?.signal?.addEventListener('abort', () => reject(new DOMException('', 'AbortError')));
  });

async function failureOf(promise: Promise<unknown>): Promise<VoipError> {
  const error = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (error instanceof VoipError) return error;
  throw new Error(`expected a VoipError, got ${String(error)}`);
}

describe('fetchToken', () => {
  const { fetch: realFetch, setTimeout: realSetTimeout } = globalThis;
  let asked: { url: unknown; init: RequestInit }[] = [];

  const answerWith = (answer: Fetch): void => {
    globalThis.fetch = (url, init = {}) => {
      asked.push({ url, init });
      return answer(url, init);
    };
  };

  beforeEach(() => (asked = []));
  afterEach(() => {
    globalThis.fetch = realFetch;
    globalThis.setTimeout = realSetTimeout;
  });

  it('posts purpose, target and call as JSON with same-origin credentials', async () => {
    answerWith(() => Promise.resolve(json({ token: 't' })));
    await fetchToken('/token', request);
    expect(asked).to.have.length(1);
    expect(asked[0]?.url).to.equal('/token');
    expect(asked[0]?.init).to.include({
      method: 'POST',
      credentials: 'same-origin',
      cache: 'no-store',
    });
    expect(await new Response(asked[0]?.init.body).json()).to.deep.equal(request);
  });

  it('gives what it knows of the answer and leaves out nulls and strangers', async () => {
    const known = { username: '100', token: 't', realm: 'r', expiresIn: 60, context: { a: 'b' } };
    answerWith(() => Promise.resolve(json({ ...known, domain: null, admin: true })));
    expect(await fetchToken('/token', request)).to.deep.equal(known);
  });

  for (const [status, retryable] of [
    [401, false],
    [403, false],
    [404, false],
    [429, true],
    [500, true],
    [503, true],
  ] as const) {
    it(`says auth/token-failed with status ${status}, ${retryable ? 'to be tried again' : 'for good'}`, async () => {
      answerWith(() => Promise.resolve(json({ password: 'hunter2' }, status)));
      const error = await failureOf(fetchToken('/token', request));
      expect(error.toInfo()).to.deep.include({
        code: 'auth/token-failed',
        retryable,
        detail: { status },
      });
    });
  }

  it('never keeps a part of the answer in the error', async () => {
    answerWith(() => Promise.resolve(new Response('{"password": "hunter2", oops')));
    const error = await failureOf(fetchToken('/token', request));
    expect(error.detail).to.deep.equal({ reason: 'not-json' });
    expect(error.cause).to.equal(undefined);
  });

  it('says which key has the wrong type, never its value', async () => {
    answerWith(() => Promise.resolve(json({ username: '100', password: ['hunter2'] })));
    const error = await failureOf(fetchToken('/token', request));
    expect(error.detail).to.deep.equal({ key: 'password' });
    expect(JSON.stringify([error, error.message, error.stack])).not.to.contain('hunter2');
  });

  it('says that the server was not reached', async () => {
    answerWith(() => Promise.reject(new TypeError('Failed to fetch')));
    const error = await failureOf(fetchToken('/token', request));
    expect(error).to.deep.include({ code: 'auth/token-failed', retryable: true });
    expect(error.detail).to.deep.equal({ reason: 'unreachable' });
  });

  it('gives up after 10 s', async () => {
    let limit = 0;
    globalThis.setTimeout = ((task: () => void, ms: number) => {
      limit = ms;
      return realSetTimeout(task, 0);
    }) as typeof setTimeout;
    answerWith(silent);
    const error = await failureOf(fetchToken('/token', request));
    expect(limit).to.equal(10_000);
    expect(error).to.include({ retryable: true });
    expect(error.detail).to.deep.equal({ reason: 'timeout' });
  });
});

describe('readTokenAnswer', () => {
  const wrong: [key: string, body: unknown][] = [
    ['body', null],
    ['body', 'text'],
    ['body', []],
    ['username', { username: 100 }],
    ['authUser', { authUser: {} }],
    ['password', { password: 1 }],
    ['ha1', { ha1: true }],
    ['token', { token: [] }],
    ['realm', { realm: 1 }],
    ['expiresIn', { expiresIn: '60' }],
    ['expiresIn', { expiresIn: 0 }],
    ['server', { server: [1] }],
    ['domain', { domain: 1 }],
    ['target', { target: 800 }],
    ['iceServers', { iceServers: {} }],
    ['iceServers', { iceServers: [null] }],
    ['displayName', { displayName: 1 }],
    ['context', { context: 'a' }],
    ['context', { context: { a: 1 } }],
  ];
  for (const [key, body] of wrong) {
    it(`refuses ${JSON.stringify(body)} because of its ${key}`, () => {
      expect(() => readTokenAnswer(body))
        .to.throw(VoipError)
        .with.deep.property('detail', { key });
    });
  }

  it('takes an empty answer: the page may have said everything', () => {
    expect(readTokenAnswer({})).to.deep.equal({});
  });
});
