// @ts-check
import { embeddedUnderTest } from './support/pbxes.mjs';
import { describeVideo } from './support/video-scenarios.mjs';

for (const browserName of /** @type {const} */ (['chromium', 'firefox'])) {
  describeVideo(browserName, 'the embedded PBX', embeddedUnderTest);
}
