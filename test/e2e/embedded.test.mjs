// @ts-check
import { embeddedUnderTest } from './support/pbxes.mjs';
import { describeCalls } from './support/scenarios.mjs';

for (const browser of /** @type {const} */ (['chromium', 'firefox'])) {
  describeCalls(browser, 'Embedded PBX', embeddedUnderTest);
}
