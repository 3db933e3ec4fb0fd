/**
 * What the browser allows only while a press is being handled has to begin in that very task,
 * before any lazy import resolves. The engine adopts what was begun here.
 */
let context: AudioContext | undefined;

/** Call first thing in the press handler: lets sound play later, when the engine has arrived. */
export function beginGesture(): void {
  context ??= new AudioContext();
  // Stays pending where there is no audio hardware (Firefox); nothing may wait for it.
  void context.resume().catch(() => undefined);
}

/** The page's one AudioContext, made in the press when there was one. */
export function sharedAudioContext(): AudioContext {
  return (context ??= new AudioContext());
}

/** Whether the browser sees the running task as caused by the user. */
export function hasActivation(): boolean {
  // Older browsers cannot tell; there the microphone prompt is the guard.
  return navigator.userActivation?.isActive ?? true;
}
