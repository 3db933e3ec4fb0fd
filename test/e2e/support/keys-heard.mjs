// @ts-check
import { until } from './until.mjs';

/**
 * What a person at this page would hear of the keys that are pressed at the other end: browsers show
 * pages no telephone-events, but they play each as its two tones.
 *
 * @param {import('playwright-core').Page} page in a call, with `key-listener.js` beside it
 * @returns {Promise<(keys: string) => Promise<void>>} resolves when exactly these have been heard since the beginning
 */
export async function keysHeard(page) {
  const listener = await page.evaluateHandle(async () => {
    const context = new AudioContext();
    await context.audioWorklet.addModule('/key-listener.js');
    const tracks = window.probe.connections
      .filter(({ connectionState }) => connectionState !== 'closed')
      .flatMap((connection) => connection.getReceivers())
      .map(({ track }) => track)
      .filter(({ kind }) => kind === 'audio');
    const node = new AudioWorkletNode(context, 'key-listener');
    context.createMediaStreamSource(new MediaStream(tracks)).connect(node);
    node.connect(context.destination);
    // Kept with what is heard: nobody else holds them.
    const heard = { keys: '', context, node };
    await new Promise((resolve) => {
      node.port.onmessage = ({ data }) => resolve((heard.keys += data));
    });
    return heard;
  });
  return async (keys) => {
    let heard = '';
    const isComplete = async () => {
      heard = await listener.evaluate((listening) => listening.keys);
      return heard.length >= keys.length;
    };
    await until(isComplete).catch(() => undefined);
    if (heard !== keys) throw new Error(`heard "${heard}" instead of "${keys}"`);
  };
}
