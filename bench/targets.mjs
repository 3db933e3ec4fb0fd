// @ts-check
import { endpoints } from '../lab/endpoints.mjs';

/** What the bench needs of the lab's Asterisk. The numbers are those of its dial plan. */
export const asterisk = {
  server: endpoints.asterisk.ws,
  domain: endpoints.domain,
  /** Rings and answers in the same moment, then echoes. */
  instantEcho: '620',
  helpDesk: '0800',
};

/** One account each, and none of an agent whom the help desk rings. */
export const accounts = {
  ours: account('1003'),
  sipjs: account('1004'),
  jssip: account('1005'),
};

/** @param {string} username */
function account(username) {
  const found = endpoints.asterisk.users.find((user) => user.username === username);
  if (!found) throw new Error(`the lab has no user ${username}`);
  return found;
}
