import { expect } from '@open-wc/testing';
import { VoipError } from '../../../src/core/errors.js';
import { headerLines } from '../../../src/core/signaling/sip/headers.js';

function codeOf(headers: Record<string, string>): string {
  try {
    return headerLines(headers).join('|');
  } catch (error) {
    return error instanceof VoipError ? error.code : String(error);
  }
}

describe('headers a page adds', () => {
  it('are written in order', () => {
    expect(headerLines({ 'X-Voip-Page': 'https://a.test/ä', 'X-B': '' })).to.deep.equal([
      'X-Voip-Page: https://a.test/ä',
      'X-B: ',
    ]);
  });

  const refused: Record<string, string>[] = [
    { Route: '<sip:evil>' },
    { 'x-lower': '1' },
    { 'X-': '1' },
    { 'X-A b': '1' },
    { 'X-A:': '1' },
    { 'X-A\r\nRoute': '1' },
    { ['X-'.padEnd(47, 'a')]: '1' },
    { 'X-A': 'a\r\nRoute: <sip:evil>' },
    { 'X-A': 'a\nb' },
    { 'X-A': 'a\rb' },
    { 'X-A': 'a\0b' },
    { 'X-A': 'x'.repeat(513) },
    Object.fromEntries(Array.from({ length: 33 }, (_, index) => [`X-${index}`, '1'])),
  ];
  for (const headers of refused) {
    it(`${JSON.stringify(headers).slice(0, 60)} is refused`, () => {
      expect(codeOf(headers)).to.equal('call/header-refused');
    });
  }
});
