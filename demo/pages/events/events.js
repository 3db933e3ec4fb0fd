// Shows what the phone tells: every event as it comes, and the state tree slice by slice.
import { getPhone } from '/voip-elements/voip-elements.js';
import { eventNames } from './event-names.js';

const maxShown = 200;
const phone = getPhone();
const button = document.getElementById('call');
const log = document.getElementById('events');
const json = (value) => JSON.stringify(value, null, 2);

/** `<details>` with a line and, below it, JSON. */
function entry() {
  const details = document.createElement('details');
  const summary = document.createElement('summary');
  const pre = document.createElement('pre');
  details.append(summary, pre);
  return { details, summary, pre };
}

function element(tag, text) {
  const made = document.createElement(tag);
  made.textContent = text;
  return made;
}

/** What is worth a look without opening it. */
function hint({ call, connection, registration, permission, state, changed, error }) {
  if (error) return error.code;
  if (changed) return changed.join(' ');
  if (state) return state;
  if (call) return call.state;
  return (connection ?? registration)?.status ?? permission ?? '';
}

function add(name, detail, failed = false) {
  const { details, summary, pre } = entry();
  const time = element('time', new Date(detail.ts ?? Date.now()).toISOString().slice(11, 23));
  summary.append(time, element('b', name), element('span', hint(detail)));
  // Without what cannot be written as JSON: the function `waitUntil` of what can be stopped.
  pre.textContent = json(detail);
  const item = document.createElement('li');
  item.classList.toggle('failed', failed || name === 'voip-error');
  item.append(details);
  log.prepend(item);
  while (log.childElementCount > maxShown) log.lastElementChild.remove();
  document.getElementById('none').hidden = true;
}

for (const name of eventNames) {
  phone.addEventListener(name, (event) => add(name, event.detail));
}

document.getElementById('clear').addEventListener('click', () => {
  log.replaceChildren();
  document.getElementById('none').hidden = false;
});

/** A verb that was refused is told to the one who asked: here, to this page. */
const tell = (verb) => (error) =>
  add(`phone.${verb}() rejected`, { error: { code: error.code ?? String(error) } }, true);

document.getElementById('verbs').addEventListener('click', ({ target }) => {
  const verb = target.value;
  if (!verb) return;
  const { activeId, order } = phone.state.calls;
  phone[verb](activeId ?? order.at(-1) ?? '').catch(tell(verb));
});

document.getElementById('number').addEventListener('change', ({ target }) => {
  button.target = target.value;
});

/** Slices change as a whole, so one that is the same object has not changed. */
const slices = new Map();
phone.subscribe((state) => {
  for (const [name, value] of Object.entries(state)) {
    let slice = slices.get(name);
    if (slice?.value === value) continue;
    if (!slice) {
      slice = { ...entry(), value };
      slice.details.open = name === 'calls' || name === 'connection';
      slice.summary.append(element('b', name), element('span', ''));
      slice.details.addEventListener('animationend', () =>
        slice.details.classList.remove('changed'),
      );
      document.getElementById('state').append(slice.details);
      slices.set(name, slice);
    } else {
      slice.details.classList.add('changed');
    }
    slice.value = value;
    slice.pre.textContent = json(value);
    slice.summary.lastElementChild.textContent = value?.status ?? value?.permission ?? '';
  }
});

await phone
  .configure({
    server: button.getAttribute('server'),
    domain: button.getAttribute('domain'),
    username: '1002',
    displayName: 'Events page',
    password: 'demo-1002',
    register: true,
  })
  .catch(tell('configure'));
