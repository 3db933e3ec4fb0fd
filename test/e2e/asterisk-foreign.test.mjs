// @ts-check
import { describeForeignPeers } from './support/foreign-scenarios.mjs';
import { asteriskUnderTest } from './support/pbxes.mjs';

const ours = /^PJSIP\/(1001|1002|1006)-/;

for (const browser of /** @type {const} */ (['chromium', 'firefox'])) {
  describeForeignPeers(browser, 'Asterisk', () => asteriskUnderTest(ours), { direct: false });
}
