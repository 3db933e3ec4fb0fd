/**
 * The page's one AudioContext. None is made in the press: that takes 5 to 10 ms of it, and by the time a
 * tone of a call sounds the browser allows one anyway. Chromium and Firefox do once the page was touched,
 * WebKit for 5 s after the press and while the microphone is captured.
 */
let context: AudioContext | undefined;

/** Call first thing in the press handler: lets sound what was made before anybody touched the page. */
export function beginGesture(): void {
  // Stays pending where there is no audio hardware (Firefox); nothing may wait for it.
  void context?.resume().catch(() => undefined);
}

/** Made with the first tone. */
export function sharedAudioContext(): AudioContext {
  return (context ??= new AudioContext());
}

/** Whether the browser sees the running task as caused by the user. */
export function hasActivation(): boolean {
  // Older browsers cannot tell; there the microphone prompt is the guard.
  return navigator.userActivation?.isActive ?? true;
}
