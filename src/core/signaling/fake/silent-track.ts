let context: AudioContext | undefined;

/** A track as a call would bring it, without anything to hear; undefined outside of browsers. */
export function createSilentTrack(): MediaStreamTrack | undefined {
  if (typeof AudioContext === 'undefined') return undefined;
  context ??= new AudioContext();
  return context.createMediaStreamDestination().stream.getAudioTracks()[0];
}
