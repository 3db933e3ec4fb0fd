// @ts-check
import assert from 'node:assert/strict';
import { after, describe, it } from '../e2e/support/bounded.mjs';
import { coloured, measured, openStage } from './support/stage.mjs';

const stage = await openStage();
const names = await stage.names();

describe('in every view and state, at every width, in both themes, right-to-left and in forced colours', () => {
  after(() => stage.close());

  for (const name of names) {
    it(`${name}: nothing is cut off, covered, outside of the page or too small, and all can be read`, async () => {
      /** @type {string[]} */
      const problems = [];
      for (const [index, variant] of measured.entries()) {
        await stage.show(variant, index ? undefined : name);
        const found = await stage.problems();
        problems.push(...found.map((problem) => `${variant.name}: ${problem}`));
      }
      for (const variant of coloured) {
        await stage.show(variant);
        const found = await stage.contrast();
        problems.push(...found.map((problem) => `${variant.name}: ${problem}`));
      }
      assert.deepEqual(problems, []);
    });
  }
});
