// @ts-check
import { describeDialer } from './support/dialer-scenarios.mjs';
import { asteriskUnderTest } from './support/pbxes.mjs';

for (const browser of /** @type {const} */ (['chromium', 'firefox'])) {
  describeDialer(browser, 'Asterisk', asteriskUnderTest, { ringsDialer: true, keepsCalls: true });
}
