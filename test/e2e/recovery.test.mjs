// @ts-check
import { asteriskUnderTest, kamailioUnderTest } from './support/pbxes.mjs';
import { describeRecovery } from './support/recovery-core.mjs';
import { describeLeaving } from './support/recovery-leaving.mjs';
import { describeOtherRecoveries } from './support/recovery-others.mjs';

for (const browserName of /** @type {const} */ (['chromium', 'firefox'])) {
  describeRecovery(browserName, 'Asterisk', asteriskUnderTest);
  describeRecovery(browserName, 'Kamailio', kamailioUnderTest);
  describeOtherRecoveries(browserName, 'Asterisk', asteriskUnderTest);
  describeOtherRecoveries(browserName, 'Kamailio', kamailioUnderTest);
  describeLeaving(browserName, 'Asterisk', asteriskUnderTest);
}
