import { expect } from '@open-wc/testing';
import { resolveSettings } from '../../../src/core/settings/settings-schema.js';
import { enough, resolve } from './resolve.js';

describe('resolveSettings for context', () => {
  it('lets what the token vouches for stand over what the page says', () => {
    const layers = {
      properties: { ...enough, attributes: { a: 'page', b: 'page' } },
      attributes: [],
    };
    expect(resolveSettings(layers, { context: { a: 'signed' } }).attributes).to.deep.equal({
      a: 'signed',
      b: 'page',
    });
  });

  it('accepts text of any script up to 256 bytes', () => {
    const attributes = { Name: 'Мария ☎', Long: 'x'.repeat(256) };
    expect(resolve({ ...enough, attributes }).attributes).to.deep.equal(attributes);
  });
});
