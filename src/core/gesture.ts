/** The page's one AudioContext. */
let context: AudioContext | undefined;

/** Call first thing in the press handler: lets sound play later, when the engine has arrived. */
export function beginGesture(): void {
  // Making one takes 5 to 10 ms of the press. In Chromium the first tone is early enough, once the page was
  // touched; in Firefox the call's own sound starts sooner with it (0.7 against 1.2 s), and WebKit wants it in the press.
  if (!('userAgentData' in navigator)) sharedAudioContext();
  // Stays pending where there is no audio hardware (Firefox); nothing may wait for it.
  void context?.resume().catch(() => undefined);
}

/** Made in the press or with the first tone. */
export function sharedAudioContext(): AudioContext {
  return (context ??= new AudioContext());
}

/** Whether the browser sees the running task as caused by the user. */
export function hasActivation(): boolean {
  // Older browsers cannot tell; there the microphone prompt is the guard.
  return navigator.userActivation?.isActive ?? true;
}
