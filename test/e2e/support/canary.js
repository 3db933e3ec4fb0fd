/**
 * Runs in the page before any of its scripts, with `canaries` in front of it, and keeps where one of them was ever
 * seen: in markup (also of shadow roots), in an event, a snapshot, on a channel between tabs, in the address.
 */
(() => {
  const found = new Set();
  const look = (where, text) => {
    for (const [name, forms] of Object.entries(canaries)) {
      if (forms.some((form) => String(text).includes(form))) found.add(`${name} in ${where}`);
    }
  };

  /** Text of anything: objects, and binary data as UTF-8 and as UTF-16; elements are looked at elsewhere. */
  const textOf = (value, seen = new Set()) => {
    if (typeof value !== 'object' || value === null) return String(value);
    if (seen.has(value) || value instanceof CryptoKey || value instanceof Node) return '';
    seen.add(value);
    const bytes = value instanceof ArrayBuffer ? new Uint8Array(value) : value;
    if (ArrayBuffer.isView(bytes)) {
      return ['utf-8', 'utf-16le'].map((name) => new TextDecoder(name).decode(bytes)).join(' ');
    }
    const inner =
      value instanceof Map ? [...value.keys(), ...value.values()] : [...Object.values(value)];
    if (value instanceof Set) inner.push(...value);
    return [...Object.keys(value), ...inner.map((one) => textOf(one, seen))].join(' ');
  };

  const observe = (root, name) => {
    const check = () => look(name, root.innerHTML ?? root.documentElement?.outerHTML ?? '');
    const all = { subtree: true, childList: true, attributes: true, characterData: true };
    new MutationObserver(check).observe(root, all);
  };
  observe(document, 'the page');
  const { attachShadow } = Element.prototype;
  Element.prototype.attachShadow = function (options) {
    const root = attachShadow.call(this, options);
    observe(root, `<${this.localName}>`);
    return root;
  };
  const { dispatchEvent } = EventTarget.prototype;
  EventTarget.prototype.dispatchEvent = function (event) {
    look(`event ${event.type}`, textOf(event.detail));
    return dispatchEvent.call(this, event);
  };
  const { postMessage } = BroadcastChannel.prototype;
  BroadcastChannel.prototype.postMessage = function (message) {
    look(`channel ${this.name}`, textOf(message));
    return postMessage.call(this, message);
  };
  for (const method of ['setItem']) {
    const plain = Storage.prototype[method];
    Storage.prototype[method] = function (key, value) {
      look(this === localStorage ? 'localStorage' : 'sessionStorage', `${key} ${value}`);
      return plain.call(this, key, value);
    };
  }
  for (const method of ['put', 'add']) {
    const plain = IDBObjectStore.prototype[method];
    IDBObjectStore.prototype[method] = function (...values) {
      look(`IndexedDB ${this.name}`, textOf(values));
      return plain.apply(this, values);
    };
  }

  /** Text of what was made to be saved as a file. */
  const files = [];
  const { createObjectURL } = URL;
  URL.createObjectURL = (blob) => {
    if (blob instanceof Blob) files.push(blob.text());
    return createObjectURL(blob);
  };
  window.savedFiles = () => Promise.all(files);

  const databases = async () => {
    for (const { name } of await indexedDB.databases()) {
      const database = await new Promise((resolve, reject) => {
        const request = indexedDB.open(name);
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
      for (const store of database.objectStoreNames) {
        const values = await new Promise((resolve, reject) => {
          const request = database.transaction(store).objectStore(store).getAll();
          request.onsuccess = () => resolve(request.result);
          request.onerror = () => reject(request.error);
        });
        look(`IndexedDB ${name}`, textOf(values));
      }
      database.close();
    }
  };

  /** Where a canary was seen so far, and what is there now. */
  window.seenCanaries = async () => {
    look('state', textOf(window.phone.state));
    look('address', `${location.href} ${textOf(history.state)} ${document.cookie} ${window.name}`);
    look('storage', textOf({ ...localStorage }) + textOf({ ...sessionStorage }));
    look(
      'requests',
      performance.getEntriesByType('resource').map(({ name }) => name),
    );
    look(
      'frames',
      window.probe.frames.map(({ data }) => data),
    );
    look('file', await window.savedFiles());
    await databases();
    return [...found];
  };
  /** That it would be found. */
  window.showCanary = (text) => {
    const mark = document.body.appendChild(document.createElement('i'));
    mark.title = text;
    window.dispatchEvent(new CustomEvent('x', { detail: { text } }));
    localStorage.setItem('x', text);
    localStorage.removeItem('x');
  };
})();
