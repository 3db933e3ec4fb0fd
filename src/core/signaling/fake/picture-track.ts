/** A picture as a call would bring it, in one colour; undefined outside of browsers. */
export function createPictureTrack(): MediaStreamTrack | undefined {
  if (typeof document === 'undefined') return undefined;
  const canvas = document.createElement('canvas');
  canvas.getContext('2d')?.fillRect(0, 0, canvas.width, canvas.height);
  return canvas.captureStream().getVideoTracks()[0];
}
