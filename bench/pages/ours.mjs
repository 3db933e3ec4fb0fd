// @ts-check
import { offerVerbs, pageSetup } from './setup.mjs';

const { target, ...account } = pageSetup();

/** Served beside the page, so it is no module of this build. @type {string} */
const library = '/dist/cdn/voip-elements.js';

/** As a page with the script tag gets it. @type {typeof import('../../src/entries/index.js')} */
const { getPhone } = await import(library);

const phone = getPhone();

/** The call is up when the state says so. */
const connected = () =>
  new Promise((resolve) => {
    const stop = phone.subscribe(({ calls }) => {
      const states = Object.values(calls.byId).map((call) => call.state);
      if (!states.includes('connected')) return;
      resolve(undefined);
      queueMicrotask(() => stop());
    });
  });

offerVerbs(
  () => phone.call(target),
  () => phone.hangupAll(),
  connected,
);
await phone.configure({ ...account, register: true });
