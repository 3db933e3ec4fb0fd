import { expect } from '@open-wc/testing';
import { historyCsv } from '../../../src/core/history-csv.js';
import type { HistoryEntry } from '../../../src/core/history.js';
import { entry } from './entries.js';

const from = (name: string): HistoryEntry =>
  entry('1', { remote: { raw: '200', display: name, name, anonymous: false } });
const row = (csv: string): string => csv.split('\r\n')[1] ?? '';
const nameCell = (name: string): string =>
  row(historyCsv([from(name)])).replace(
    /^[^,]*,incoming,200,(.*),completed,5,60,0,1001,,,,,,,,,$/s,
    '$1',
  );

describe('the call log as a CSV file', () => {
  it('has one line for each call under one of names, each ended by CRLF, and begins with the mark of UTF-8', () => {
    expect(historyCsv([entry('1'), entry('2', { note: 'call back' })])).to.equal(
      '\uFEFFcreatedAt,direction,number,name,outcome,ringSeconds,talkSeconds,holdSeconds,account,sip,error,note,mos,worstMos,lossPercent,jitterMs,roundTripMs,codec\r\n' +
        '2026-11-20T10:00:00.000Z,incoming,+442079460123,,completed,5,60,0,1001,,,,,,,,,\r\n' +
        '2026-11-20T10:00:00.000Z,incoming,+442079460123,,completed,5,60,0,1001,,,call back,,,,,,\r\n',
    );
  });

  it('says how a call sounded that was measured', () => {
    const quality = {
      mos: 4.31,
      worstMos: 3.9,
      lossPercent: 0.4,
      jitterMs: 6,
      roundTripMs: 41,
      codec: 'opus',
    };
    expect(row(historyCsv([entry('1', { quality })]))).to.match(/,4\.31,3\.9,0\.4,6,41,opus$/);
    expect(row(historyCsv([entry('1', { quality: { mos: 4 } })]))).to.match(/,4,,,,,$/);
  });

  it('is a line of names where there are no calls', () => {
    expect(historyCsv([]).split('\r\n')).to.have.length(2);
  });

  it('puts in quotes what holds a separator, a quote or a line', () => {
    expect(nameCell('Lovelace, Ada')).to.equal('"Lovelace, Ada"');
    expect(nameCell('Ada "A" L')).to.equal('"Ada ""A"" L"');
    const csv = historyCsv([entry('1', { note: 'one\ntwo' })]);
    expect(csv).to.contain(',"one\ntwo",,,,,,\r\n');
  });

  it('lets no cell be taken for a formula', () => {
    for (const name of [
      '=1+1',
      '+1+1',
      '-1',
      '@SUM(A1)',
      '\tx',
      '\rx',
      '\nx',
      '＝1',
      '+44 20 7946',
    ]) {
      const cell = nameCell(name);
      expect(cell.startsWith(`'${name[0]}`) || cell.startsWith(`"'${name[0]}`), cell).to.equal(
        true,
      );
    }
    const csv = historyCsv([from('=HYPERLINK("https://evil.test","Ada")')]);
    expect(csv).to.contain(`"'=HYPERLINK(""https://evil.test"",""Ada"")"`);
  });

  it('leaves numbers as they are dialled', () => {
    expect(nameCell('+442079460123')).to.equal('+442079460123');
    expect(nameCell('*98')).to.equal('*98');
    expect(nameCell('+44')).to.equal('+44');
    expect(nameCell('+1+2')).to.equal("'+1+2");
  });

  it('takes another separator, and words for names and codes', () => {
    const words = { direction: 'Richtung', incoming: 'kommend', completed: '=gesprochen' };
    const [head = '', line = ''] = historyCsv([from('a,b;c')], { separator: ';', words }).split(
      '\r\n',
    );
    expect(head).to.match(/^\uFEFFcreatedAt;Richtung;number;/);
    expect(line).to.contain(`;kommend;200;"a,b;c";'=gesprochen;`);
  });

  it('does not take what every object has for a word', () => {
    expect(row(historyCsv([from('constructor')], { words: {} }))).to.contain(',constructor,');
  });
});
