import { expect } from '@open-wc/testing';
import { goOn } from '../../../src/core/calls/go-on.js';
import { VoipError } from '../../../src/core/errors.js';
import type {
  CallHandlers,
  InviteRequest,
  OutgoingCall,
  SignaledEnd,
  Signaling,
} from '../../../src/core/signaling/signaling.js';
import { dialog } from './kept-call.js';

/** Never given: nothing here sends sound. */
const audio = new Promise<MediaStreamTrack>(() => undefined);
const cancelled: SignaledEnd = { by: 'local', outcome: 'cancelled' };

const refused = (status?: number): SignaledEnd => ({
  by: 'system',
  outcome: 'network-lost',
  error: new VoipError('call/not-recovered', { detail: status === undefined ? {} : { status } }),
});

/** One attempt to go on with the call, whose other side is the test. */
class Attempt implements OutgoingCall {
  readonly dialog = undefined;
  readonly sent = Promise.resolve();
  ended = 0;
  readonly request: InviteRequest;

  constructor(request: InviteRequest) {
    this.request = request;
  }
  get far(): CallHandlers {
    return this.request.handlers;
  }
  end(): Promise<void> {
    this.ended += 1;
    queueMicrotask(() => this.far.onEnded(cancelled));
    return Promise.resolve();
  }
  renegotiate(): Promise<void> {
    return Promise.resolve();
  }
  refer(): Promise<void> {
    return Promise.resolve();
  }
  sendDtmf(): Promise<void> {
    return Promise.resolve();
  }
  replaceVideo(): Promise<void> {
    throw new Error('not asked for');
  }
  info(): Promise<void> {
    return Promise.resolve();
  }
  replaceAudio(): Promise<void> {
    return Promise.resolve();
  }
  stats(): Promise<null> {
    return Promise.resolve(null);
  }
}

interface GoingOn {
  readonly attempts: Attempt[];
  /** What the call was told, in order. */
  readonly told: string[];
  readonly ends: SignaledEnd[];
  /** The calls that were handed out, in order. */
  readonly calls: OutgoingCall[];
  readonly result: Promise<SignaledEnd | undefined>;
}

function start(
  targets: readonly string[],
  direction: 'sendrecv' | 'sendonly' = 'sendrecv',
  onCall: (call: OutgoingCall) => void = () => undefined,
): GoingOn {
  const attempts: Attempt[] = [];
  const told: string[] = [];
  const ends: SignaledEnd[] = [];
  const calls: OutgoingCall[] = [];
  const unused = (): Promise<never> => Promise.reject(new Error('not asked for'));
  const signaling: Signaling = {
    connect: unused,
    disconnect: unused,
    register: unused,
    unregister: unused,
    ask: unused,
    cancel: unused,
    refuse: unused,
    bye: unused,
    subscribe: () => ({ end: unused }),
    setCredentials: () => undefined,
    dispose: unused,
    abandon: unused,
    invite: (request) => {
      const attempt = new Attempt(request);
      attempts.push(attempt);
      return attempt;
    },
  };
  const handlers: CallHandlers = {
    onProgress: () => told.push('progress'),
    onConnected: () => told.push('connected'),
    onRemoteHold: () => told.push('hold'),
    onTrying: () => told.push('trying'),
    onDialog: () => told.push('dialog'),
    onRemoteTrack: () => told.push('track'),
    onVideo: () => told.push('video'),
    onMediaState: () => told.push('media'),
    onRemoteIdentity: () => told.push('identity'),
    onEnded: (end) => {
      told.push('ended');
      ends.push(end);
    },
  };
  const result = goOn({ signaling, dialog, targets, audio, direction }, handlers, (call) => {
    calls.push(call);
    onCall(call);
  });
  return { attempts, told, ends, calls, result };
}

/** Lets what was just told arrive. */
const settle = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

describe('going on with a call', () => {
  it('asks the first target for exactly this call, in the direction of before', async () => {
    const { attempts, calls, result } = start(['600', '1001'], 'sendonly');
    expect(attempts).to.have.length(1);
    const { target, replaces, direction, headers, audio: sent } = attempts[0]!.request;
    expect({ target, replaces, direction, headers }).to.deep.equal({
      target: '600',
      replaces: dialog,
      direction: 'sendonly',
      headers: {},
    });
    expect(sent).to.equal(audio);
    expect(calls).to.deep.equal(attempts);
    attempts[0]!.far.onConnected();
    await result;
  });

  it('resolves with nothing once it is connected, and asks nobody else', async () => {
    const { attempts, told, result } = start(['600', '1001']);
    attempts[0]!.far.onConnected();
    expect(await result).to.equal(undefined);
    expect(told).to.deep.equal(['connected']);
    expect(attempts).to.have.length(1);
  });

  it('resolves with nothing only then, whatever else is told before', async () => {
    const { attempts, told, result } = start(['600']);
    let over = false;
    void result.then(() => (over = true));
    const { far } = attempts[0]!;
    far.onDialog(dialog);
    far.onMediaState('connecting');
    await settle();
    expect(over).to.equal(false);
    far.onConnected();
    await result;
    expect(told).to.deep.equal(['dialog', 'media', 'connected']);
  });

  it('tells the end to the call once it is connected, and once only', async () => {
    const { attempts, told, ends, result } = start(['600', '1001']);
    const { far } = attempts[0]!;
    far.onConnected();
    await result;
    const end: SignaledEnd = { by: 'remote', outcome: 'completed' };
    far.onEnded(end);
    await settle();
    expect(ends).to.deep.equal([end]);
    expect(told).to.deep.equal(['connected', 'ended']);
    expect(attempts).to.have.length(1);
  });

  it('asks nobody else when a call that went on ends with such a status later', async () => {
    const { attempts, ends, result } = start(['600', '1001']);
    attempts[0]!.far.onConnected();
    attempts[0]!.far.onEnded(refused(404));
    await result;
    await settle();
    expect(ends).to.have.length(1);
    expect(attempts).to.have.length(1);
  });

  for (const status of [403, 404, 410, 480, 484, 604]) {
    it(`asks the next target after ${status}: nobody is there under this one`, async () => {
      const { attempts, calls, told, result } = start(['600', '1001']);
      attempts[0]!.far.onEnded(refused(status));
      await settle();
      expect(attempts.map(({ request }) => request.target)).to.deep.equal(['600', '1001']);
      expect(calls).to.deep.equal(attempts);
      attempts[1]!.far.onConnected();
      expect(await result).to.equal(undefined);
      expect(told).to.deep.equal(['connected']);
    });
  }

  for (const status of [481, 420, 501, 486, 500, 503, 603, undefined]) {
    it(`stops after ${status ?? 'an end without a status'}, and asks nobody else`, async () => {
      const { attempts, told, result } = start(['600', '1001']);
      const end = refused(status);
      attempts[0]!.far.onEnded(end);
      expect(await result).to.equal(end);
      expect(attempts).to.have.length(1);
      expect(told).to.deep.equal([]);
    });
  }

  it('asks the next target after one that cannot be dialled', async () => {
    const { attempts, told, result } = start(['+% ', '1001']);
    const error = new VoipError('call/invalid-target');
    attempts[0]!.far.onEnded({ by: 'system', outcome: 'invalid-number', error });
    await settle();
    attempts[1]!.far.onConnected();
    expect(await result).to.equal(undefined);
    expect(told).to.deep.equal(['connected']);
  });

  it('with nobody to ask is not recovered', async () => {
    const { attempts, result } = start([]);
    expect((await result)?.error?.code).to.equal('call/not-recovered');
    expect(attempts).to.have.length(0);
  });

  it('says how the last one ended when nobody is there under any', async () => {
    const { attempts, told, result } = start(['600', '1001', '1002']);
    for (const [index, status] of [404, 480, 403].entries()) {
      attempts[index]!.far.onEnded(refused(status));
      await settle();
    }
    expect((await result)?.error?.detail).to.deep.equal({ status: 403 });
    expect(attempts.map(({ request }) => request.target)).to.deep.equal(['600', '1001', '1002']);
    expect(told).to.deep.equal([]);
  });

  it('hung up meanwhile: ends, and asks nobody else', async () => {
    const { attempts, told, calls, result } = start(['600', '1001']);
    await calls[0]!.end();
    expect(await result).to.equal(cancelled);
    expect(attempts).to.have.length(1);
    expect(told).to.deep.equal([]);
  });

  it('hung up between two targets: the next attempt is handed out to be ended at once', async () => {
    let over = false;
    const { attempts, result } = start(['600', '1001', '1002'], 'sendrecv', (call) => {
      if (over) void call.end();
    });
    over = true;
    attempts[0]!.far.onEnded(refused(404));
    expect(await result).to.equal(cancelled);
    expect(attempts.map(({ ended }) => ended)).to.deep.equal([0, 1]);
  });
});
