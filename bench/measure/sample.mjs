// @ts-check
/**
 * One call set-up, in ms. Undefined: did not come, or does not apply.
 *
 * @typedef {object} Sample
 * @property {string} variant
 * @property {import('../variants.mjs').Client} client
 * @property {number} repetition
 * @property {number | undefined} registered from the start of the navigation to the registrar's 200
 * @property {number | undefined} microphone from the press to getUserMedia's resolution
 * @property {number | undefined} invite from the press to the first INVITE given to the socket
 * @property {number | undefined} inviteFromMicrophone from getUserMedia's resolution to that INVITE
 * @property {number | undefined} answer from the press to the 200 of the INVITE
 * @property {number | undefined} audio from the press to the first inbound RTP packet
 * @property {number | undefined} audioFromAnswer from the 200 to the first inbound RTP packet
 * @property {number} candidates in the INVITE
 * @property {number} hiddenCandidates of them `.local` names
 * @property {string} [problem]
 */

/**
 * What the page has recorded, all on its own clock.
 *
 * @typedef {object} Recording
 * @property {number | undefined} pressedAt
 * @property {number | undefined} audioAt
 * @property {{ at: number, direction: 'in' | 'out', data: string }[]} frames
 * @property {{ name: string, at: number }[]} marks
 */

/**
 * @param {Pick<Sample, 'variant' | 'client' | 'repetition'>} which
 * @param {Recording} recording
 * @returns {Sample}
 */
export function sampleOf(which, { pressedAt, audioAt, frames, marks }) {
  const invite = frames.find(({ direction, data }) => direction === 'out' && /^INVITE /.test(data));
  const microphone = marks.find(({ name }) => name === 'getUserMedia')?.at;
  const answer = answerTo(frames, 'INVITE');
  const candidates = invite?.data.match(/^a=candidate:.*$/gm) ?? [];
  return {
    ...which,
    registered: answerTo(frames, 'REGISTER'),
    microphone: between(pressedAt, microphone),
    invite: between(pressedAt, invite?.at),
    inviteFromMicrophone: between(microphone, invite?.at),
    answer: between(pressedAt, answer),
    audio: between(pressedAt, audioAt),
    audioFromAnswer: between(answer, audioAt),
    candidates: candidates.length,
    hiddenCandidates: candidates.filter((line) => line.includes('.local ')).length,
  };
}

/**
 * @param {Recording['frames']} frames
 * @param {string} method
 */
function answerTo(frames, method) {
  const wanted = new RegExp(`^CSeq:\\s*\\d+ ${method}\\s*$`, 'im');
  return frames.find(
    ({ direction, data }) =>
      direction === 'in' && /^SIP\/2\.0 200 /.test(data) && wanted.test(data),
  )?.at;
}

/**
 * @param {number | undefined} from
 * @param {number | undefined} to
 */
function between(from, to) {
  return from === undefined || to === undefined ? undefined : to - from;
}
