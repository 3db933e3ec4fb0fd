/** A camera: a canvas on which something moves. */
export function pictureTrack(): MediaStreamTrack {
  const canvas = document.createElement('canvas');
  const brush = canvas.getContext('2d');
  let frame = 0;
  const draw = (): void => {
    if (!brush) return;
    brush.fillStyle = `hsl(${(frame += 5)} 80% 50%)`;
    brush.fillRect(0, 0, canvas.width, canvas.height);
  };
  draw();
  const [track] = canvas.captureStream(15).getVideoTracks();
  if (!track) throw new Error('no picture');
  const timer = setInterval(
    () => (track.readyState === 'live' ? draw() : clearInterval(timer)),
    50,
  );
  return track;
}
