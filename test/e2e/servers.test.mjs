// @ts-check
import { describe, it } from './support/bounded.mjs';
import { checks } from '../../lab/check.mjs';

describe('the servers of the lab', () => {
  for (const { name, run } of Object.values(checks).flat()) it(name, () => run());
});
