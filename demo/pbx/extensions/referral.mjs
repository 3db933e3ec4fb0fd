// @ts-check
/**
 * What an extension does when its caller asks to be replaced by somebody else (REFER, RFC 3515): it looks
 * what the number would answer, tells that by NOTIFY, and waits for the caller's BYE. Between extensions
 * nobody would hear a sound, so none is sent.
 */
import { cseqOf } from '../sip/build.mjs';
import { header } from '../sip/message.mjs';
import { parseAddress, parseUri } from '../sip/address.mjs';

/**
 * @typedef {import('../sip/message.mjs').Request} Request
 * @typedef {import('./extension-call.mjs').ExtensionCall} ExtensionCall
 * @typedef {import('./dial-plan.mjs').Extension} Extension
 */

/** Nobody hears what is played. */
const silence = { play: () => undefined, prompt: () => undefined };

/**
 * @param {Request} refer
 * @returns {{ number: string, replaces: string } | undefined} undefined for what is no address
 */
export function referTo(refer) {
  const [uri = '', query = ''] = parseAddress(header(refer, 'Refer-To') ?? '').uri.split('?');
  const number = parseUri(uri)?.user;
  const replaces = new URLSearchParams(query.replaceAll('+', '%2B')).get('Replaces') ?? '';
  return number === undefined ? undefined : { number, replaces };
}

/**
 * @param {ExtensionCall} call
 * @param {Request} refer
 * @param {object} numbers
 * @param {(number: string) => Extension | undefined} numbers.find
 * @param {(replaces: string) => ExtensionCall | undefined} numbers.findReplaced
 */
export function follow(call, refer, { find, findReplaced }) {
  const target = referTo(refer);
  if (!target) return call.answerRefer(refer, 400);
  call.answerRefer(refer, 202);
  const id = cseqOf(refer).number;
  /** @param {number} status */
  const notify = (status) => call.notify(id, status);
  notify(100);
  if (target.replaces) {
    const replaced = findReplaced(target.replaces);
    if (!replaced || replaced === call) return notify(481);
    replaced.hangup();
    return notify(200);
  }
  const run = find(target.number);
  if (!run) return notify(404);
  run(pretended(call, notify));
}

/**
 * A call as the dial plan sees it, of which only the statuses count.
 *
 * @param {ExtensionCall} call whose caller asked for it
 * @param {(status: number) => void} notify
 */
function pretended(call, notify) {
  let over = false;
  /** @param {number} status */
  const tell = (status) => {
    if (over) return;
    over = status >= 200;
    notify(status);
  };
  return {
    media: silence,
    onKey: () => undefined,
    /** @type {ExtensionCall['refusalOfReinvite']} */
    refusalOfReinvite: () => undefined,
    statusOfInfo: 200,
    ring: () => tell(180),
    progress: async () => tell(183),
    answer: async () => tell(200),
    /** @param {number} status */
    refuse: (status) => tell(status),
    hangup: () => undefined,
    refer: () => undefined,
    /**
     * @param {number} ms
     * @param {() => void} action
     */
    after: (ms, action) => call.after(ms, action),
  };
}
