// @ts-check
import { describeForeignPeers } from './support/foreign-scenarios.mjs';
import { kamailioUnderTest } from './support/pbxes.mjs';

for (const browser of /** @type {const} */ (['chromium', 'firefox'])) {
  describeForeignPeers(browser, 'Kamailio', kamailioUnderTest, { direct: true });
}
