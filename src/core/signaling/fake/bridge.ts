import type { Direction } from '../signaling.js';
import type { FakeCall } from './fake-call.js';
import { joinVideo } from './fake-video.js';

/** Whoever offers this lets the other side wait. */
const holds = (direction: Direction): boolean =>
  direction === 'sendonly' || direction === 'inactive';

/**
 * Joins a call of one phone with the calls that ring at others: the first to answer gets it, the
 * rest are told so.
 */
export function bridge(caller: FakeCall, callees: readonly FakeCall[]): void {
  const live = (): FakeCall[] => callees.filter(({ state }) => state !== 'ended');

  caller.observer = (event) => {
    if (event.type === 'ended') live().forEach((callee) => callee.hangup());
    if (event.type === 'offered') live().forEach((callee) => callee.hold(holds(event.direction)));
  };

  for (const callee of callees) {
    if (caller.video.phone === 'on') callee.video.want('on');
    callee.observer = (event) => {
      if (caller.state === 'ended') return;
      switch (event.type) {
        case 'ringing':
          caller.ring();
          break;
        case 'answered':
          for (const other of live()) if (other !== callee) other.answeredElsewhere();
          [caller.partner, callee.partner] = [callee, caller];
          joinVideo(caller.video, callee.video);
          caller.video.want(callee.video.phone);
          caller.answer();
          break;
        case 'refused':
          // As a forking proxy: the caller hears of a refusal when nobody is left (RFC 3261 §16.7).
          if (!live().length) caller.reject(event.status);
          break;
        case 'ended':
          caller.hangup();
          break;
        case 'offered':
          caller.hold(holds(event.direction));
      }
    };
  }
}
