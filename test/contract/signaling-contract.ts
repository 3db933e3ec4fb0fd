import { expect } from '@open-wc/testing';
import { Bench } from './bench.js';
import type { ContractPbx } from './contract-pbx.js';
import { continuedSentences } from './continued-sentences.js';
import { inCallSentences } from './in-call-sentences.js';
import { incomingSentences } from './incoming-sentences.js';
import { connectionSentences, registrationSentences } from './line-sentences.js';
import { infoSentences } from './info-sentences.js';
import { outgoingSentences } from './outgoing-sentences.js';
import { subscriptionSentences } from './subscription-sentences.js';
import { transferSentences } from './transfer-sentences.js';
import { videoSentences } from './video-sentences.js';

/**
 * What every implementation of the signaling port promises: the MUST and MUST NOT of
 * `src/core/signaling/signaling.ts` as sentences. That no handler is called from inside a method,
 * after `onEnded` or after `dispose()`, and that no track is stopped, is checked in every test.
 */
export function describeSignalingContract(name: string, open: () => Promise<ContractPbx>): void {
  describe(`${name}, as signaling`, () => {
    let pbx: ContractPbx;
    let microphone: MediaStreamTrack;
    let bench: Bench;

    before(async () => {
      pbx = await open();
      const stream = await navigator.mediaDevices.getUserMedia({ audio: true });
      [microphone] = stream.getAudioTracks() as [MediaStreamTrack];
    });

    after(async () => {
      microphone.stop();
      await pbx.dispose();
    });

    beforeEach(() => {
      bench = new Bench(pbx, microphone);
    });

    afterEach(async () => {
      expect(await bench.close()).to.deep.equal([]);
    });

    connectionSentences(() => bench);
    registrationSentences(() => bench);
    outgoingSentences(() => bench);
    inCallSentences(() => bench);
    incomingSentences(() => bench);
    continuedSentences(() => bench);
    transferSentences(() => bench);
    videoSentences(() => bench);
    infoSentences(() => bench);
    subscriptionSentences(() => bench);
  });
}
