// @ts-check
import { describeDialer } from './support/dialer-scenarios.mjs';
import { embeddedUnderTest } from './support/pbxes.mjs';
import { describeRinging } from './support/ringing-scenarios.mjs';

for (const browser of /** @type {const} */ (['chromium', 'firefox'])) {
  describeDialer(browser, 'the embedded PBX', embeddedUnderTest, {
    ringsDialer: true,
    keepsCalls: false,
  });
  describeRinging(browser, 'the embedded PBX', embeddedUnderTest);
}
