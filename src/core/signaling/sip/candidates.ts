import { VoipError } from '../../errors.js';
import type { MediaOptions } from '../signaling.js';
import { candidateOf, expectedFrom, judgeGathering, type Candidate } from './ice-gathering.js';

/**
 * Follows one gathering until its candidates may leave. To be called before `setLocalDescription()`,
 * which starts it, with the ICE user name (ufrag) of that description. Rejects with
 * `media/no-candidates`, or with the reason of `signal`.
 */
export function usableCandidates(
  connection: RTCPeerConnection,
  { iceServers, iceTransportPolicy }: MediaOptions,
  iceUser: string | undefined,
  signal: AbortSignal,
): Promise<void> {
  const startedAt = performance.now();
  const candidates: Candidate[] = [];
  const fixed = {
    startedAt,
    candidates,
    expects: expectedFrom(iceServers),
    relayOnly: iceTransportPolicy === 'relay',
  };
  /** On a restart the gathering before may still tell candidates, and that it is complete. */
  let begun = connection.iceGatheringState === 'new';
  const listening = new AbortController();
  let timer: ReturnType<typeof setTimeout> | undefined;
  return new Promise<void>((resolve, reject) => {
    const judge = (): void => {
      clearTimeout(timer);
      const complete = begun && connection.iceGatheringState === 'complete';
      const decision = judgeGathering({ ...fixed, complete }, performance.now());
      if (decision.do === 'leave') resolve();
      else if (decision.do === 'give-up') reject(new VoipError('media/no-candidates'));
      else timer = setTimeout(judge, Math.max(1, decision.until - performance.now()));
    };
    const options = { signal: listening.signal };
    connection.addEventListener(
      'icecandidate',
      ({ candidate }) => {
        if (candidate && (candidate.usernameFragment ?? iceUser) === iceUser) {
          begun = true;
          const usable = candidateOf(candidate, performance.now());
          if (usable) candidates.push(usable);
        }
        judge();
      },
      options,
    );
    connection.addEventListener('icegatheringstatechange', judge, options);
    signal.addEventListener('abort', () => reject(signal.reason as VoipError), options);
    timer = setTimeout(judge, 1_000);
  }).finally(() => {
    clearTimeout(timer);
    listening.abort();
  });
}
