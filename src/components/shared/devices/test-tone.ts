/** Hz and seconds: two notes, one after the other. */
const notes = [660, 880] as const;
const noteSeconds = 0.4;

/**
 * In a press: sounds in this tab, whichever has the line. By an audio element, because only Chromium
 * lets a context choose its output. Rejects where the browser refuses the output; resolves when it is over.
 *
 * @param volume 0 to 1
 */
export async function playTestTone(sinkId: string, volume: number): Promise<void> {
  const context = new AudioContext();
  const player = new Audio();
  try {
    const output = context.createMediaStreamDestination();
    const gain = new GainNode(context, { gain: volume * 0.3 });
    gain.connect(output);
    player.srcObject = output.stream;
    if (sinkId) await player.setSinkId(sinkId);
    await player.play();
    const tones = notes.map((frequency, index) => {
      const tone = new OscillatorNode(context, { frequency });
      tone.connect(gain);
      tone.start(context.currentTime + index * noteSeconds);
      tone.stop(context.currentTime + (index + 1) * noteSeconds);
      return tone;
    });
    await new Promise((resolve) => tones.at(-1)?.addEventListener('ended', resolve));
  } finally {
    player.pause();
    void context.close();
  }
}
