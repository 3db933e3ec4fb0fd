// A help desk in one page, by verbs and state alone.
import { getPhone } from '/voip-elements/voip-elements.js';

const phone = getPhone();
const by = (id) => document.getElementById(id);
const { server, domain } = by('desk').dataset;

const registrationWords = {
  off: 'Off duty',
  registering: 'Going on duty…',
  registered: 'On duty: waiting for calls to 0800',
  unregistering: 'Going off duty…',
  failed: 'Not registered',
};
const callWords = {
  dialing: 'Calling',
  ringing: 'Incoming call',
  answering: 'Answering…',
  connected: 'In call',
  recovering: 'Connection lost, reconnecting…',
  ending: 'Ending…',
  ended: 'Call ended',
};

/** A verb that was refused says so here. */
async function run(action) {
  by('problem').textContent = '';
  try {
    await action();
  } catch (error) {
    by('problem').textContent = `That did not work: ${error.code ?? error}`;
  }
}

/** The call that is shown: one that goes on, else the last one. */
function shownCall({ byId, order, activeId }) {
  const calls = order.map((id) => byId[id]);
  return byId[activeId] ?? calls.find(({ state }) => state !== 'ended') ?? calls.at(-1);
}

function renderLine({ registration, connection }) {
  const { status } = registration;
  const lost = status === 'registered' && connection.status !== 'connected';
  by('status').textContent = lost ? 'Connection lost, trying again…' : registrationWords[status];
  by('status').dataset.state = lost || status === 'failed' ? 'bad' : '';
  if (status === 'registered' && !lost) by('status').dataset.state = 'good';
  by('duty').hidden = status !== 'off' && status !== 'failed';
}

/** @returns {[string, string][]} what came with the call; its page could have written anything */
function contextOf({ context: { page, attributes = {} } }) {
  return [...(page ? [['page', page.url]] : []), ...Object.entries(attributes)];
}

function renderCall(call) {
  by('call').hidden = !call;
  if (!call) return;
  const { state, remote, muted, hold, end } = call;
  const incoming = call.direction === 'incoming' && state === 'ringing';
  const connected = state === 'connected';
  by('call-state').textContent = end ? `${callWords.ended}: ${end.outcome}` : callWords[state];
  by('caller').textContent = remote.anonymous ? 'A visitor of the web page' : remote.display;
  by('context').replaceChildren(
    ...contextOf(call).flatMap(([name, value]) => {
      const [term, text] = [document.createElement('dt'), document.createElement('dd')];
      [term.textContent, text.textContent] = [name, value];
      return [term, text];
    }),
  );
  by('answer').hidden = by('decline').hidden = !incoming;
  by('mute').hidden = by('hold').hidden = !connected;
  by('hangup').hidden = incoming || state === 'ended';
  by('mute').ariaPressed = String(muted);
  by('hold').ariaPressed = String(hold.local === 'on');
  document.title = incoming ? '● Incoming call' : 'Help desk · voip-elements';
}

/** What each button does with the call that is shown. */
const verbs = {
  answer: ({ id }) => phone.answer(id),
  decline: ({ id }) => phone.decline(id),
  hangup: ({ id }) => phone.hangup(id),
  mute: ({ id, muted }) => (muted ? phone.unmute(id) : phone.mute(id)),
  hold: ({ id, hold }) => (hold.local === 'on' ? phone.resume(id) : phone.hold(id)),
};
for (const [name, verb] of Object.entries(verbs)) {
  by(name).addEventListener('click', () => run(() => verb(shownCall(phone.state.calls))));
}

// A press and not the loading of the page: browsers let a page ring only after it was touched.
by('duty').addEventListener('click', () =>
  run(() =>
    phone.configure({
      server,
      domain,
      username: '1001',
      password: 'demo-1001', // no secret: the demo's PBX is reached from this machine only
      displayName: 'Help desk',
      register: true,
    }),
  ),
);

phone.addEventListener('voip-incoming', () => by('answer').focus());
phone.addEventListener('voip-error', ({ detail }) => {
  by('problem').textContent = detail.error.code;
});
phone.subscribe(renderLine);
phone.subscribe(({ calls }) => shownCall(calls), renderCall);
