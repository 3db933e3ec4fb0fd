import { expect } from '@open-wc/testing';
import { instanceId } from '../../../src/core/settings/instance-id.js';
import { MemoryStorage } from '../../../src/core/storage/memory-storage.js';

const urn = /^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

describe('instanceId', () => {
  it('is a random UUID as URN', async () => {
    expect(await instanceId(new MemoryStorage())).to.match(urn);
  });

  it('is the same at every start of one browser and differs between browsers', async () => {
    const browser = new MemoryStorage();
    const first = await instanceId(browser);
    expect(await instanceId(browser)).to.equal(first);
    expect(await instanceId(new MemoryStorage())).not.to.equal(first);
  });

  for (const damaged of ['', 'urn:uuid:1', 17, null, { id: 'x' }]) {
    it(`is made anew where ${JSON.stringify(damaged)} was kept`, async () => {
      const browser = new MemoryStorage();
      await browser.set('instance-id', damaged);
      const id = await instanceId(browser);
      expect(id).to.match(urn);
      expect(await instanceId(browser)).to.equal(id);
    });
  }
});
