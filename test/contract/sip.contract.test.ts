import { createSipSignaling } from '../../src/core/signaling/sip/sip-signaling.js';
import { openEmbeddedPbx } from '../support/pbx.js';
import type { ContractPbx } from './contract-pbx.js';
import { describeSignalingContract } from './signaling-contract.js';

describeSignalingContract('SIP.js', async (): Promise<ContractPbx> => {
  const pbx = await openEmbeddedPbx();
  return {
    ...pbx,
    factory: createSipSignaling,
    alice: { username: '1002', credentials: { password: 'demo-1002' } },
    bob: { username: '1003', credentials: { password: 'demo-1003' } },
    dispose: () => pbx.close(),
  };
});
