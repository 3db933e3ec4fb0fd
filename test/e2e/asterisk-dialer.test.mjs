// @ts-check
import { describeDialer } from './support/dialer-scenarios.mjs';
import { asteriskUnderTest } from './support/pbxes.mjs';
import { describeRinging } from './support/ringing-scenarios.mjs';

for (const browser of /** @type {const} */ (['chromium', 'firefox'])) {
  describeDialer(browser, 'Asterisk', asteriskUnderTest, {
    ringsDialer: true,
    keepsCalls: true,
  });
  describeRinging(browser, 'Asterisk', asteriskUnderTest, {
    givesUp: '6',
  });
}
