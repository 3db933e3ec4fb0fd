// @ts-check
/**
 * The walls of the architecture as data. A file belongs to the first room whose pattern it matches
 * and may import by value what the room lists; `import type` also from `types`.
 * Targets are files relative to `src` or names of packages.
 */

/** @typedef {import('./import-graph.mjs').Module} Module */

const eager = /^core\/[^/]+\.ts$/;
const ports =
  /^core\/(signaling\/(signaling|wire-names|account|call-media|subscription|server-answer)|storage\/storage)\.ts$/;
const anyCore = /^core\//;
const shared = /^components\/(shared|i18n)\//;
/** What the engine fetches only where it is needed (docs/decisions/0009, 0010, 0011). */
const extras = [
  /^core\/engine\/(shared-line|outliving-worker|agent-features)\.ts$/,
  /^core\/calls\/revival\.ts$/,
];
/** Asked for by pages with a token-src, of what was kept here, and by forms. */
const lazySettings = /^core\/settings\/(token-source|saved-settings|settings-editing)\.ts$/;
const ringer = /^core\/media\/ringer\.ts$/;
/** The call log, for phones that keep one (docs/decisions/0014). */
const callLog = /^core\/log\/call-log\.ts$/;
/** What the features of an agent's phone fetch in turn (docs/decisions/0016). */
const agentExtras = [
  /^core\/calls\/(transfers|auto-answer|conference|recording)\.ts$/,
  /^core\/media\/mixer\.ts$/,
  /^core\/quality\/quality-monitor\.ts$/,
  /^core\/subscriptions\/subscription-manager\.ts$/,
  /^core\/engine\/make-(video-calls|contacts)\.ts$/,
  /^core\/diagnosis\/test-connection\.ts$/,
];
/** What subscribes, for phones that watch something. */
const subscriptions = /^core\/signaling\/sip\/subscriptions\.ts$/;
/** A chunk of its own, for pages that name their country (docs/decisions/0013): never imported at once. */
const numberingPlans = /^components\/voip-dialer\/numbers\/phone-library\.ts$/;
const lit = /^(lit|@lit\/localize)(\/|$)/;

/**
 * @typedef {object} Room
 * @property {string} name
 * @property {RegExp} files
 * @property {RegExp[]} values what may be imported besides the room's own folder
 * @property {RegExp[]} [types] what else may be imported as a type
 * @property {RegExp[]} [dynamic] what may be fetched by `import()` besides the room's own folder
 * @property {boolean} [effects] whether importing it may do something
 */

/** @type {Room[]} */
export const rooms = [
  {
    name: 'define files',
    files: /^components\/[^/]+\/define\.ts$/,
    values: [/^components\/shared\/define\.ts$/],
    effects: true,
  },
  {
    name: 'entry points',
    files: /^entries\//,
    values: [anyCore, /^components\//],
    dynamic: [/^new URL\('voip-elements\.js'/, /^core\/signaling\/sip\/sip-signaling\.ts$/],
    effects: true,
  },
  {
    name: 'the numbering plans',
    files: numberingPlans,
    values: [/^libphonenumber-js(\/|$)/],
  },
  {
    name: 'elements',
    files: /^components\/voip-[^/]+\//,
    values: [shared, eager, lit],
    dynamic: [/^components\/shared\/devices\/devices-panel\.ts$/],
  },
  { name: 'what elements share', files: shared, values: [shared, eager, lit] },
  {
    name: 'the eager entry',
    files: eager,
    values: [eager],
    types: [anyCore],
    dynamic: [/^core\/engine\/engine\.ts$/],
  },
  {
    name: 'the engine',
    files: /^core\/engine\//,
    values: [/^core\/(?!signaling\/sip\/)/],
    types: [anyCore],
    dynamic: [
      /^core\/signaling\/sip\/sip-signaling\.ts$/,
      ...extras,
      ...agentExtras,
      callLog,
      lazySettings,
      ringer,
    ],
  },
  {
    name: 'the SIP.js adapter',
    files: /^core\/signaling\/sip\//,
    values: [/^sip\.js(\/|$)/, ports, /^core\/(state|errors|logger)\.ts$/],
  },
  {
    name: 'IndexedDB storage',
    files: /^core\/storage\/idb-storage\.ts$/,
    values: [/^idb-keyval$/, eager],
  },
  { name: 'the rest of core', files: anyCore, values: [eager, ports], types: [anyCore] },
];

/** Each of these is the one door through which a part is loaded; a second would split the load elsewhere. */
export const doors = [
  { into: /^core\/engine\/(?!shared-line|outliving|agent|make-)/, only: /^core\/phone\.ts$/ },
  ...extras.map((into) => ({ into, only: /^core\/engine\/leader-engine\.ts$/ })),
  { into: lazySettings, only: /^core\/engine\/make-settings\.ts$/ },
  { into: ringer, only: /^core\/engine\/make-media\.ts$/ },
  { into: callLog, only: /^core\/engine\/call-logging\.ts$/ },
  ...agentExtras.map((into) => ({ into, only: /^core\/engine\/agent-features\.ts$/ })),
  { into: numberingPlans, only: /^components\/voip-dialer\/numbers\/format-number\.ts$/ },
  { into: subscriptions, only: /^core\/signaling\/sip\/subscribing\.ts$/ },
  // The worker is a bundle of its own (docs/decisions/0011).
  {
    into: /^core\/signaling\/sip\/(?!subscriptions\.ts$)/,
    only: /^(core\/engine\/leader-engine|entries\/last-page-worker)\.ts$/,
  },
];

/** @param {string} file */
const roomOf = (file) => rooms.find(({ files }) => files.test(file));

/**
 * The room's own folder: the one below core or components, however deep the file lies in it.
 * @param {string} file
 */
function folderOf(file) {
  const [top = '', ...rest] = file.split('/');
  const depth = file.startsWith('core/signaling/') && rest.length > 2 ? 2 : 1;
  return [top, ...rest.slice(0, Math.min(depth, rest.length - 1)), ''].join('/');
}

/**
 * @param {Map<string, Module>} graph
 * @returns {string[]} what breaks a wall, one line each
 */
export function brokenWalls(graph) {
  return [...graph].flatMap(([file, { imports, effects }]) => {
    const room = roomOf(file);
    if (!room) return [`src/${file}: belongs to no room`];
    const own = folderOf(file);
    const wrong = imports.flatMap(({ to, kind, line }) => {
      const { values, types = [], dynamic = [] } = room;
      const allowed = {
        value: values,
        effect: room.effects ? values : [],
        type: [...values, ...types],
        dynamic,
      }[kind];
      const isOwn = (kind !== 'effect' || room.effects) && to.startsWith(own) && !eager.test(file);
      const closed =
        (kind === 'value' && numberingPlans.test(to)) ||
        doors.some((door) => kind === 'dynamic' && door.into.test(to) && !door.only.test(file));
      if ((isOwn || allowed.some((pattern) => pattern.test(to))) && !closed) return [];
      return [`src/${file}:${line} (${room.name}): ${kind} import of ${to}`];
    });
    const acts = room.effects
      ? []
      : effects.map((line) => `src/${file}:${line} (${room.name}): runs on import`);
    return [...wrong, ...acts];
  });
}
