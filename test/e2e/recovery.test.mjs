// @ts-check
import { describeRecovery } from './support/recovery-scenarios.mjs';
import { asteriskUnderTest, kamailioUnderTest } from './support/pbxes.mjs';

for (const browserName of /** @type {const} */ (['chromium', 'firefox'])) {
  describeRecovery(browserName, 'Asterisk', asteriskUnderTest);
  describeRecovery(browserName, 'Kamailio', kamailioUnderTest);
}
