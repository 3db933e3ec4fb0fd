// @ts-check
import { dialTone, goodbye, greeting, keyTones, melodies, testTone } from '../media/sounds.mjs';
import { sampleRate } from '../media/ulaw.mjs';

/** @typedef {import('./extension-call.mjs').ExtensionCall} ExtensionCall */
/** @typedef {(key: string, call: PlannedCall) => void} PlannedKey */
/**
 * A call as the plan needs it.
 *
 * @typedef {object} PlannedCall
 * @property {{ play: ExtensionCall['media']['play'], prompt: ExtensionCall['media']['prompt'] }} media
 * @property {PlannedKey} onKey
 * @property {ExtensionCall['refusalOfReinvite']} refusalOfReinvite
 * @property {ExtensionCall['statusOfInfo']} statusOfInfo
 * @property {() => void} ring
 * @property {() => Promise<void>} progress
 * @property {() => Promise<void>} answer
 * @property {ExtensionCall['refuse']} refuse
 * @property {() => void} hangup
 * @property {(uri: string) => void} refer
 * @property {ExtensionCall['after']} after
 */
/** @typedef {(call: PlannedCall) => void} Extension */

/**
 * @param {number} status
 * @returns {Extension}
 */
const refuse = (status) => (call) => call.refuse(status);

/**
 * @param {Uint8Array | 'echo' | undefined} source
 * @returns {Extension}
 */
const answerWith = (source) => (call) => {
  call.media.play(source);
  void call.answer();
};

/** Says goodbye as soon as it has answered. @type {Extension} */
function answerBriefly(call) {
  call.media.prompt(goodbye);
  void call.answer();
  call.after((goodbye.length / sampleRate) * 1_000 + 300, () => call.hangup());
}

/** Waiting music that obeys: 1 another tune, 2 echo, 9 goodbye. Every key is heard back. @type {Extension} */
function automaticDesk(call) {
  let tune = 0;
  call.ring();
  call.media.prompt(greeting);
  call.media.play(melodies[tune]);
  call.onKey = (key, current) => {
    const { media } = current;
    media.prompt(keyTones.get(key));
    if (key === '1') media.play(melodies[(tune += 1) % melodies.length]);
    else if (key === '2') media.play('echo');
    else if (key === '9') {
      media.play(undefined);
      media.prompt(goodbye);
      current.after((goodbye.length / sampleRate) * 1_000 + 300, () => current.hangup());
    }
  };
  call.after(1_000, () => void call.answer());
}

/** Listens; every digit is heard back. @type {Extension} */
function collector(call) {
  call.onKey = (key, current) => current.media.prompt(keyTones.get(key));
  call.media.play(dialTone);
  void call.answer();
}

/** @type {ReadonlyMap<string, Extension>} */
export const dialPlan = new Map([
  ['0800', automaticDesk],
  ['0801', automaticDesk],
  ['600', answerWith('echo')],
  ['601', answerWith(testTone)],
  ['602', refuse(486)],
  ['603', (call) => call.ring()],
  [
    '604',
    (call) => {
      call.media.play(melodies[0]);
      void call.progress();
      call.after(2_000, () => void call.answer());
    },
  ],
  [
    '605',
    (call) => {
      call.media.play(melodies[1]);
      void call.answer();
      call.after(3_000, () => call.hangup());
    },
  ],
  ['606', collector],
  ['607', refuse(403)],
  ['608', refuse(480)],
  ['609', refuse(404)],
  ['610', (call) => call.refuse(302, [['Contact', '<sip:600@voip.test>']])],
  [
    '611',
    (call) => {
      answerWith('echo')(call);
      call.after(1_000, () => call.refer('sip:600@voip.test'));
    },
  ],
  [
    '612',
    (call) => {
      call.refusalOfReinvite = (count) => (count === 1 ? 491 : undefined);
      answerWith('echo')(call);
    },
  ],
  [
    '613',
    (call) => {
      call.refusalOfReinvite = () => 488;
      call.statusOfInfo = 403;
      answerWith('echo')(call);
    },
  ],
  ['630', answerBriefly],
  ['*81010', answerWith(melodies[1])],
  ['*97', answerWith(melodies[0])],
  [
    '620',
    (call) => {
      call.ring();
      answerWith('echo')(call);
    },
  ],
]);
