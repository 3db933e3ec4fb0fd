import { expect } from '@open-wc/testing';
import { DialogInfo } from '../../../src/core/signaling/sip/dialog-info.js';
import { readMessageSummary } from '../../../src/core/signaling/sip/message-summary.js';
import { readXml } from '../../../src/core/signaling/sip/xml.js';

const info = (dialogs: string, state = 'full'): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\r\n<dialog-info xmlns="urn:ietf:params:xml:ns:dialog-info" version="1" state="${state}" entity="sip:1001@pbx">${dialogs}</dialog-info>\r\n`;
const dialog = (id: string, state: string, more = '', direction = 'recipient'): string =>
  `<dialog id="${id}" direction="${direction}"><state>${state}</state>${more}</dialog>`;
const remote = (identity: string, display = ''): string =>
  `<remote><identity display="${display}">${identity}</identity><target uri="sip:x@y"/></remote>`;

describe('dialog-info', () => {
  const read = (body: string) => new DialogInfo().read(body);

  it('is idle without dialogs and when all are terminated', () => {
    expect(read(info(''))).to.deep.equal({ status: 'idle' });
    expect(read(info(dialog('a', 'terminated')))).to.deep.equal({ status: 'idle' });
  });

  it('rings only where somebody is called there, also while another call goes on', () => {
    expect(read(info(dialog('a', 'early')))?.status).to.equal('ringing');
    expect(read(info(dialog('a', 'early', '', 'initiator')))?.status).to.equal('busy');
    const both = dialog('a', 'confirmed') + dialog('b', 'early', remote('sip:200@pbx'));
    expect(read(info(both))).to.deep.equal({
      status: 'ringing',
      remote: { number: '200', name: '' },
    });
  });

  it('tells who it is as text, cleaned and cut', () => {
    const hostile = `&lt;img onerror=alert(1)&gt;\u202e${'x'.repeat(500)}`;
    const news = read(info(dialog('a', 'confirmed', remote('sip:2%2300@pbx', hostile))));
    expect(news?.remote?.number).to.equal('2#00');
    expect(news?.remote?.name).to.match(/^<img onerror=alert\(1\)>x+$/);
    expect(news?.remote?.name).to.have.length(64);
  });

  it('that is partial changes what was known, and a full one replaces it', () => {
    const reader = new DialogInfo();
    reader.read(info(dialog('a', 'confirmed') + dialog('b', 'early')));
    expect(reader.read(info(dialog('b', 'terminated'), 'partial'))?.status).to.equal('busy');
    expect(reader.read(info('', 'full'))?.status).to.equal('idle');
  });

  it('is unreadable when it is none', () => {
    for (const body of ['', 'no xml', '<presence/>', info('<dialog id="a"/>'), info('<dialog>')]) {
      expect(read(body), body).to.equal(null);
    }
  });
});

describe('the XML of a NOTIFY', () => {
  it('is elements, attributes and text, without prefixes', () => {
    const read = readXml(
      '<?xml version="1.0"?><!-- c --><d:a b=\'1\' c="&lt;&#65;"><d:e/> &amp; </d:a>',
    );
    expect(read?.name).to.equal('a');
    expect([...(read?.attributes ?? [])]).to.deep.equal([
      ['b', '1'],
      ['c', '<A'],
    ]);
    expect(read?.children.map(({ name }) => name)).to.deep.equal(['e']);
    expect(read?.text).to.equal(' & ');
  });

  const refused: Readonly<Record<string, string>> = {
    'a document type': '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>',
    'an entity of its own': '<a>&b;</a>',
    'a bare ampersand': '<a>b & c</a>',
    CDATA: '<a><![CDATA[b]]></a>',
    'an instruction': '<a><?b?></a>',
    'elements that cross': '<a><b></a></b>',
    'one that is not closed': '<a><b></b>',
    'two documents': '<a/><b/>',
    'text beside it': 'b<a/>',
    'an attribute twice': '<a b="1" b="2"/>',
    'a sign that is none': '<a>&#0;</a>',
    'one beyond Unicode': '<a>&#x110000;</a>',
    'too deep': `${'<a>'.repeat(20)}${'</a>'.repeat(20)}`,
    'too many': `<a>${'<b/>'.repeat(3_000)}</a>`,
  };
  for (const [what, document] of Object.entries(refused)) {
    it(`is unreadable with ${what}`, () => expect(readXml(document)).to.equal(null));
  }

  it('costs no time however it is made', () => {
    const started = performance.now();
    for (const part of ['<', '<a ', '<a b="', '&', '<!--', '<a b="1" ', ' ', '<a><!--']) {
      readXml(part.repeat(60_000 / part.length));
      readXml(`<a>${part.repeat(60_000 / part.length)}`);
    }
    expect(performance.now() - started).to.be.lessThan(2_000);
  });
});

describe('a message summary', () => {
  it('is whether messages wait, and how many', () => {
    const body =
      'Messages-Waiting: yes\r\nMessage-Account: sip:a@b\r\nVoice-Message: 2/8 (1/2)\r\n';
    expect(readMessageSummary(body)).to.deep.equal({ waiting: true, new: 2, old: 8, urgent: 1 });
    const short = 'messages-waiting:no';
    expect(readMessageSummary(short)).to.deep.equal({ waiting: false, new: 0, old: 0, urgent: 0 });
  });

  it('is unreadable without its first line, and says nothing of numbers that are none', () => {
    expect(readMessageSummary('Voice-Message: 2/8')).to.equal(null);
    const odd = 'Messages-Waiting: yes\r\nVoice-Message: 99999999999/1';
    expect(readMessageSummary(odd)).to.include({ waiting: true, new: 0 });
  });
});
