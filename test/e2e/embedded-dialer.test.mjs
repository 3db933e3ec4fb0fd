// @ts-check
import { describeDialer } from './support/dialer-scenarios.mjs';
import { embeddedUnderTest } from './support/pbxes.mjs';
import { describeRinging } from './support/ringing-scenarios.mjs';

for (const browser of /** @type {const} */ (['chromium', 'firefox'])) {
  describeDialer(browser, 'the embedded PBX', embeddedUnderTest, {
    ringsDialer: true,
    keepsCalls: false,
  });
  // A proxy has no end of a call that rings, so no other tab can take that over (decision 0010): the one that has the
  // line answers, and needs the microphone. Firefox grants it to the asking tab alone unless it is told otherwise.
  describeRinging(browser, 'the embedded PBX', embeddedUnderTest, { remembersDevices: true });
}
