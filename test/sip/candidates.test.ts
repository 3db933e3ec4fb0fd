import { expect } from '@open-wc/testing';
import { shortest } from '../support/shortest.js';
import { usableCandidates } from '../../src/core/signaling/sip/candidates.js';
import { VoipError } from '../../src/core/errors.js';
import { codeOf } from './support/scene.js';

const hostLine = 'candidate:1 1 udp 2 10.0.0.1 5000 typ host';
const hiddenLine = 'candidate:1 1 udp 2 abc.local 5000 typ host';
const tcpLine = 'candidate:1 1 tcp 2 10.0.0.1 9 typ host tcptype active';
const deadStun: RTCIceServer[] = [{ urls: 'stun:127.0.0.1:3478' }];

/** A real connection that does not gather: its events are made here. */
class Gathering {
  readonly connection = new RTCPeerConnection();
  readonly #leaving = new AbortController();

  follow(iceServers: RTCIceServer[] = []): Promise<void> {
    const options = { iceServers, iceTransportPolicy: 'all', codecs: [] } as const;
    return usableCandidates(this.connection, options, 'this', this.#leaving.signal);
  }

  finds(candidate: string, usernameFragment?: string): void {
    const init = { candidate, sdpMid: '0', ...(usernameFragment ? { usernameFragment } : {}) };
    this.connection.dispatchEvent(
      new RTCPeerConnectionIceEvent('icecandidate', { candidate: new RTCIceCandidate(init) }),
    );
  }

  /** Gathers in earnest, to the end. */
  async completes(): Promise<void> {
    this.connection.addTransceiver('audio');
    await this.connection.setLocalDescription();
    while (this.connection.iceGatheringState !== 'complete') {
      await new Promise((resolve) => (this.connection.onicegatheringstatechange = resolve));
    }
  }

  abort(): void {
    this.#leaving.abort(new VoipError('call/cancelled'));
  }
}

/** How long the waiting takes. */
const waitingFor = (finds: readonly string[], iceServers?: RTCIceServer[]): Promise<number> =>
  shortest(5, async () => {
    const gathering = new Gathering();
    const leaving = gathering.follow(iceServers);
    for (const line of finds) gathering.finds(line);
    await leaving;
    gathering.connection.close();
  });

describe('waiting for candidates', () => {
  let gathering: Gathering;
  beforeEach(() => (gathering = new Gathering()));
  afterEach(() => gathering.connection.close());

  it('ends a moment after the first usable one', async () => {
    const ms = await waitingFor([tcpLine, hostLine]);
    expect(ms).to.be.within(15, 120);
  });

  it('of a dead STUN server ends long before 500 ms', async () => {
    const ms = await waitingFor([hostLine], deadStun);
    expect(ms).to.be.within(150, 400);
  });

  it('of a dead STUN server, with nothing but a hidden one, ends by 500 ms', async () => {
    const ms = await waitingFor([hiddenLine], deadStun);
    expect(ms).to.be.within(330, 500);
  });

  it('goes on without one: TCP towards a SIP server is none', async () => {
    const leaving = gathering.follow();
    gathering.finds(tcpLine);
    const early = await Promise.race([
      leaving.then(() => 'left'),
      new Promise((resolve) => setTimeout(() => resolve('waits'), 600)),
    ]);
    expect(early).to.equal('waits');
    gathering.finds(hostLine);
    await leaving;
  });

  it('ends as media/no-candidates when none came in five seconds', async () => {
    expect(await codeOf(gathering.follow())).to.equal('media/no-candidates');
  }).timeout(8_000);

  it('of a restart does not take the end or a candidate of the gathering before for its own', async () => {
    await gathering.completes();
    let left = false;
    const leaving = gathering.follow().then(() => (left = true));
    gathering.connection.dispatchEvent(new Event('icegatheringstatechange'));
    gathering.finds(hostLine, 'before');
    gathering.connection.dispatchEvent(new Event('icegatheringstatechange'));
    await new Promise((resolve) => setTimeout(resolve, 60)); // longer than the grace
    expect(left).to.equal(false);
    gathering.finds(hostLine, 'this');
    await leaving;
  });

  it('ends with the call', async () => {
    const leaving = codeOf(gathering.follow());
    gathering.abort();
    expect(await leaving).to.equal('call/cancelled');
  });
});
