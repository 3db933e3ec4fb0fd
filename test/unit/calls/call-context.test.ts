import { expect } from '@open-wc/testing';
import {
  contextHeaders,
  currentPage,
  incomingContext,
  outgoingContext,
} from '../../../src/core/calls/call-context.js';

describe('context sent with a call', () => {
  const page = { url: 'https://portal.example/invoices', title: 'Invoices' };

  it('becomes the headers of the contract', () => {
    const headers = contextHeaders(outgoingContext('element', { Ticket: '4711' }, page));
    expect(headers).to.deep.equal({
      'X-Voip-Page': 'https://portal.example/invoices',
      'X-Voip-Context-Ticket': '4711',
    });
  });

  it('is never marked verified', () => {
    expect(outgoingContext('element', { Ticket: '1' }, page).verified).to.equal(false);
    expect(incomingContext({ 'x-voip-context-ticket': '1' }).verified).to.equal(false);
  });

  it('leaves out what would not fit or would start another header line', () => {
    const attributes = {
      'Bad Name': 'x',
      Injected: 'a\r\nX-Evil: 1',
      Long: 'x'.repeat(257),
      Cyrillic: 'ж'.repeat(129),
      Good: 'yes',
    };
    expect(outgoingContext('element', attributes, undefined).attributes).to.deep.equal({
      Good: 'yes',
    });
  });

  it('takes at most ten attributes', () => {
    const many = Object.fromEntries(Array.from({ length: 12 }, (_, i) => [`Key${i}`, String(i)]));
    const { attributes = {} } = outgoingContext('element', many, undefined);
    expect(Object.keys(attributes)).to.have.length(10);
  });

  it('names the page without its query string and fragment', () => {
    expect(currentPage().url).not.to.match(/[?#]/);
  });

  it('is read back from a caller’s headers', () => {
    const context = incomingContext({
      'x-voip-page': 'https://portal.example/',
      'x-voip-context-ticket': '4711',
      'x-other': 'no',
    });
    expect(context.page?.url).to.equal('https://portal.example/');
    expect(context.attributes).to.deep.equal({ ticket: '4711' });
  });
});
