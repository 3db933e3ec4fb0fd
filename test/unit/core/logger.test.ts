import { expect } from '@open-wc/testing';
import { createLogger, type LogLevel } from '../../../src/core/logger.js';

function logAll(level: string | undefined): string[] {
  const lines: string[] = [];
  const log = createLogger(
    () => level as LogLevel | undefined,
    () => (at) => lines.push(at),
  );
  for (const at of ['error', 'warn', 'info', 'debug'] as const) log(at, 'message');
  return lines;
}

describe('the logger', () => {
  it('passes what is as important as the level or more, warnings by default', () => {
    expect(logAll(undefined)).to.deep.equal(['error', 'warn']);
    expect(logAll('error')).to.deep.equal(['error']);
    expect(logAll('info')).to.deep.equal(['error', 'warn', 'info']);
    expect(logAll('debug')).to.deep.equal(['error', 'warn', 'info', 'debug']);
  });

  it('writes to the console where the page gave no other place', () => {
    const lines: unknown[][] = [];
    const { warn } = console;
    console.warn = (...line) => lines.push(line);
    createLogger(
      () => undefined,
      () => undefined,
    )('warn', 'message', { key: 'a' });
    console.warn = warn;
    expect(lines).to.deep.equal([['[voip-elements] message', { key: 'a' }]]);
  });
});
