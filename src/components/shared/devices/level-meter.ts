/** What the loudest speech close to a microphone has as its root mean square. */
const loud = 0.3;

/** Listens to a microphone and shows how loud it is: nothing is sent, nothing is kept. */
export class LevelMeter {
  readonly #show: (level: number) => void;
  #stream: MediaStream | undefined;
  #context: AudioContext | undefined;
  #frame = 0;

  /** @param show gets 0 to 1, with every frame that is drawn */
  constructor(show: (level: number) => void) {
    this.#show = show;
  }

  /** In a press: asks for the microphone where it was not allowed yet. Rejects as getUserMedia does. */
  async start(deviceId: string): Promise<void> {
    this.stop();
    const audio = deviceId ? { deviceId: { ideal: deviceId } } : true;
    const context = new AudioContext();
    this.#context = context;
    const stream = await navigator.mediaDevices.getUserMedia({ audio });
    // Stopped, or begun anew, while the browser asked.
    if (this.#context !== context) return stop(stream);
    this.#stream = stream;
    void context.resume().catch(() => undefined);
    const analyser = new AnalyserNode(context, { fftSize: 1024 });
    context.createMediaStreamSource(stream).connect(analyser);
    const samples = new Float32Array(analyser.fftSize);
    const measure = (): void => {
      analyser.getFloatTimeDomainData(samples);
      const power = samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length;
      this.#show(Math.min(1, Math.sqrt(power) / loud));
      this.#frame = requestAnimationFrame(measure);
    };
    measure();
  }

  stop(): void {
    cancelAnimationFrame(this.#frame);
    if (this.#stream) stop(this.#stream);
    this.#stream = undefined;
    void this.#context?.close();
    this.#context = undefined;
    this.#show(0);
  }
}

const stop = (stream: MediaStream): void => stream.getTracks().forEach((track) => track.stop());
