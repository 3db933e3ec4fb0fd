// @ts-check
import { describeDialer } from './support/dialer-scenarios.mjs';
import { kamailioUnderTest } from './support/pbxes.mjs';

for (const browser of /** @type {const} */ (['chromium', 'firefox'])) {
  describeDialer(browser, 'Kamailio', kamailioUnderTest, { ringsDialer: false, keepsCalls: true });
}
