import { sharedAudioContext } from '../gesture.js';
import type { VoipErrorCode } from '../errors.js';
import { inTime } from './in-time.js';
import type { MicrophoneFindings } from './judge-microphone.js';

/** ms that a person may take to answer the browser's question. */
const patience = 9_000;
/** ms within which some sound is to be heard: the noise of a room, or a word. */
const listenMs = 3_000;

export interface MicrophoneProbe {
  /** To be stopped by whoever asked. */
  readonly track?: MediaStreamTrack;
  readonly findings: MicrophoneFindings;
}

/** @param explain why the browser refused, from what it threw */
export async function probeMicrophone(
  deviceId: string | undefined,
  inUnknownFrame: boolean,
  explain: (cause: unknown) => Promise<VoipErrorCode>,
  signal: AbortSignal,
): Promise<MicrophoneProbe> {
  let waiting = true;
  try {
    const audio = deviceId ? { deviceId: { ideal: deviceId } } : true;
    const asked = navigator.mediaDevices.getUserMedia({ audio }).then((stream) => {
      // Answered when nobody waits any more.
      if (!waiting) stream.getTracks().forEach((track) => track.stop());
      return stream;
    });
    const [track] = (await inTime(patience, asked, signal))?.getAudioTracks() ?? [];
    waiting = false;
    if (!track) return { findings: { refusal: 'unanswered', inUnknownFrame } };
    const peak = await peakOf(track, signal);
    const { label } = track;
    return { track, findings: { inUnknownFrame, label, ...(peak === undefined ? {} : { peak }) } };
  } catch (cause) {
    waiting = false;
    return { findings: { refusal: await explain(cause), inUnknownFrame } };
  }
}

/** 0 to 1. Undefined where the browser plays and measures nothing before a press, or has no sound at all. */
async function peakOf(track: MediaStreamTrack, signal: AbortSignal): Promise<number | undefined> {
  const context = sharedAudioContext();
  await inTime(
    300,
    context.resume().catch(() => undefined),
    signal,
  );
  if (context.state !== 'running') return undefined;
  const source = context.createMediaStreamSource(new MediaStream([track]));
  const analyser = context.createAnalyser();
  // As much as there is, about 0.7 s: a busy page that asks seldom misses no word.
  analyser.fftSize = 32_768;
  source.connect(analyser);
  const samples = new Float32Array(analyser.fftSize);
  let peak = 0;
  try {
    const until = performance.now() + listenMs;
    while (performance.now() < until && peak < 0.01 && !signal.aborted) {
      await new Promise((resolve) => setTimeout(resolve, 40));
      analyser.getFloatTimeDomainData(samples);
      peak = samples.reduce((loudest, sample) => Math.max(loudest, Math.abs(sample)), peak);
    }
    return peak;
  } finally {
    source.disconnect();
  }
}
