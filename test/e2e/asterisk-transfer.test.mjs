// @ts-check
import { asteriskUnderTest } from './support/pbxes.mjs';
import { describeTransfers } from './support/transfer-scenarios.mjs';

for (const browser of /** @type {const} */ (['chromium', 'firefox'])) {
  describeTransfers(browser, 'Asterisk', asteriskUnderTest);
}
