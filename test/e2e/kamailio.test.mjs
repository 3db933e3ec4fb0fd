// @ts-check
import { kamailioUnderTest } from './support/pbxes.mjs';
import { describeCalls } from './support/scenarios.mjs';

for (const browser of /** @type {const} */ (['chromium', 'firefox'])) {
  describeCalls(browser, 'Kamailio', kamailioUnderTest);
}
