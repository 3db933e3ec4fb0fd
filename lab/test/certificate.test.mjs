// @ts-check
import assert from 'node:assert/strict';
import { createPrivateKey, X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { ensureCertificate } from '../support/certificate.mjs';

describe('the certificate of the lab', () => {
  it('fits its key, also when two servers ask for it at once', async () => {
    const [one, other] = await Promise.all([ensureCertificate(), ensureCertificate()]);
    assert.deepEqual(one, other);
    const certificate = new X509Certificate(readFileSync(one.certificate));
    assert.ok(certificate.checkPrivateKey(createPrivateKey(readFileSync(one.key))));
  });
});
