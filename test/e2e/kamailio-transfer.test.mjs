// @ts-check
import { kamailioUnderTest } from './support/pbxes.mjs';
import { describeTransfers } from './support/transfer-scenarios.mjs';

for (const browser of /** @type {const} */ (['chromium', 'firefox'])) {
  describeTransfers(browser, 'Kamailio', kamailioUnderTest);
}
