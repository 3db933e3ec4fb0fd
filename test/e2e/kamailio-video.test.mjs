// @ts-check
import { kamailioUnderTest } from './support/pbxes.mjs';
import { describeVideo } from './support/video-scenarios.mjs';

for (const browserName of /** @type {const} */ (['chromium', 'firefox'])) {
  describeVideo(browserName, 'Kamailio', () => kamailioUnderTest());
}
