import { expect } from '@open-wc/testing';
import { setViewport } from '@web/test-runner-commands';
import '../../src/components/voip-dialer/layouts/windows.js';
import { createDialer, drawn, part } from './support/dialer.js';

describe('<voip-dialer layout="bar"> where there is little room', () => {
  after(() => setViewport({ width: 800, height: 600 }));

  for (const width of [280, 360, 430]) {
    it(`has nothing cut off or on one another when the line is not there, ${width} px`, async () => {
      await setViewport({ width, height: 600 });
      const { el, phone } = await createDialer({ layout: 'bar' });
      phone.set({ registration: { status: 'failed', expiresAt: null, error: null } });
      await drawn(el);
      const toggle = part(el, 'window-toggle')?.getBoundingClientRect();
      const identity = part(el, 'identity')?.getBoundingClientRect();
      expect(toggle?.right).to.be.at.most(width);
      expect(toggle?.left).to.be.at.least(identity?.right ?? Infinity);
    });
  }
});
