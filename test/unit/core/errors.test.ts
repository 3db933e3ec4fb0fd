import { expect } from '@open-wc/testing';
import { VoipError } from '../../../src/core/errors.js';

describe('VoipError', () => {
  it('has code, category and cause, and no words of its own', () => {
    const cause = new Error('inner');
    const error = new VoipError('auth/rejected', { detail: { status: 403 }, cause });
    expect(error).to.be.instanceOf(Error);
    expect(error).to.include({ name: 'VoipError', code: 'auth/rejected', category: 'auth', cause });
    expect(error.message).to.equal('auth/rejected');
    expect(error.detail).to.deep.equal({ status: 403 });
  });

  it('may be tried again when it is about the network, unless told otherwise', () => {
    expect(new VoipError('network/timeout').retryable).to.equal(true);
    expect(new VoipError('call/busy').retryable).to.equal(false);
    expect(new VoipError('network/message-malformed', { retryable: false }).retryable).to.equal(
      false,
    );
    expect(new VoipError('auth/token-failed', { retryable: true }).retryable).to.equal(true);
  });

  it('freezes a copy of its detail', () => {
    const detail = { key: 'a' };
    const error = new VoipError('config/value-invalid', { detail });
    detail.key = 'b';
    expect(error.detail).to.deep.equal({ key: 'a' });
    expect(Object.isFrozen(error.detail)).to.equal(true);
  });

  it('has a plain form that can be cloned and holds nothing else', () => {
    const error = new VoipError('network/timeout', { cause: new Error('inner'), detail: { s: 1 } });
    const info = error.toInfo();
    expect(structuredClone(info)).to.deep.equal({
      code: 'network/timeout',
      category: 'network',
      retryable: true,
      detail: { s: 1 },
    });
  });
});
