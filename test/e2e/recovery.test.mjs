// @ts-check
import { asteriskUnderTest, kamailioUnderTest } from './support/pbxes.mjs';
import { describeRecovery } from './support/recovery-core.mjs';
import { describeLeaving } from './support/recovery-leaving.mjs';
import { describeOtherRecoveries } from './support/recovery-others.mjs';
import { describeUnanswered } from './support/recovery-unanswered.mjs';
import { describeVideoRecovery } from './support/recovery-video.mjs';

for (const browserName of /** @type {const} */ (['chromium', 'firefox'])) {
  describeRecovery(browserName, 'Asterisk', asteriskUnderTest);
  describeRecovery(browserName, 'Kamailio', kamailioUnderTest);
  describeOtherRecoveries(browserName, 'Asterisk', asteriskUnderTest);
  describeOtherRecoveries(browserName, 'Kamailio', kamailioUnderTest);
  describeLeaving(browserName, 'Asterisk', asteriskUnderTest);
  describeLeaving(browserName, 'Kamailio', kamailioUnderTest);
  describeUnanswered(browserName, 'Asterisk', asteriskUnderTest);
  describeUnanswered(browserName, 'Kamailio', kamailioUnderTest);
  describeVideoRecovery(browserName, 'Asterisk', asteriskUnderTest);
  describeVideoRecovery(browserName, 'Kamailio', kamailioUnderTest);
}
