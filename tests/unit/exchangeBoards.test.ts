/** Boards of other programs, as those save them in a spreadsheet. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { countKinds, type Draft } from '../../shared/exchange/draft.ts';
import { draftBoxes } from '../../shared/exchange/draftBoxes.ts';
import { readFile } from '../../shared/exchange/readFile.ts';
import { draftsOf } from '../support/exchangeBoards.ts';

const fixture = (name: string) => {
  const bytes = readFileSync(new URL(`../fixtures/${name}`, import.meta.url));
  return readFile({ name, bytes: new Uint8Array(bytes) });
};
const read = (text: string) => readFile({ name: 'a.csv', bytes: new TextEncoder().encode(text) });
const holder = (drafts: readonly Draft[], { parent }: Draft) =>
  parent === null ? null : (drafts[parent]?.text ?? null);

describe('a board that Miro saved', () => {
  it('[EX18] has a frame for each block, with its title, and a note for each line', () => {
    const reading = fixture('miro-board.csv');
    const drafts = draftsOf(reading);
    expect(reading).toMatchObject({ heading: false, report: { problems: [] } });
    expect(countKinds(drafts)).toEqual({ frame: 3, note: 7 });
    const notes = drafts.filter(({ kind }) => kind === 'note');
    expect(notes.map((note) => [holder(drafts, note), note.text])).toEqual([
      ['Barriers', 'Owners pay, tenants gain'],
      ['Barriers', 'Nobody knows\nwho decides'],
      ['Barriers', 'Say "no" early'],
      ['', 'Two offices, one form'],
      ['Frame', 'What helps?'],
      ['Frame', 'A desk in the library\nhttps://example.org/desk\nhttps://example.org/hours'],
      [null, 'Workshop of 12 March'],
    ]);
  });

  it('[EX18] a plain list in quotes, and one whose lines are not all quoted, stay lists', () => {
    expect(countKinds(draftsOf(read('"one"\n"two"\n"three"\n')))).toEqual({ note: 3 });
    expect(countKinds(draftsOf(read('"one"\n\ntwo\n"three"\n')))).toEqual({ note: 3 });
  });
});

describe('a board that Mural saved', () => {
  it('[EX18] has colours, words, tags, addresses, and areas around what lies in them', () => {
    const reading = fixture('mural-board.csv');
    const drafts = draftsOf(reading);
    expect(reading).toMatchObject({ heading: true, report: { problems: [] } });
    expect(countKinds(drafts)).toEqual({ frame: 2, note: 4 });
    const notes = drafts.filter(({ kind }) => kind === 'note');
    expect(notes.map((note) => [holder(drafts, note), note.text, note.fields.colour])).toEqual([
      ['BARRIERS', 'Owners pay & tenants\ngain\n#money #law', 'sun'],
      ['BARRIERS', "Nobody's task", 'rose'],
      ['WHAT HELPS', 'A desk in the library\nhttps://example.org/desk', 'mint'],
      [null, '=2+2 is no formula, <b> no markup', 'sky'],
    ]);
    const boxes = draftBoxes(drafts);
    const [area, first, second] = ['BARRIERS', 'Owners', 'Nobody'].map((start) =>
      boxes.find((box) => box?.draft.text.startsWith(start)),
    );
    if (!area || !first || !second) throw new Error('they have places');
    // Beside each other, as they lay, and not on each other.
    expect([second.y - first.y, second.x - first.x]).toEqual([0, 220]);
    expect(area.x).toBeLessThan(first.x);
    expect(area.x + area.w).toBeGreaterThan(second.x + second.w);
    expect(area.y + area.h).toBeGreaterThan(second.y + second.h);
  });

  it('[EX18] nonsense in its columns does no harm', () => {
    const head = 'ID,Text,BG Color,Position X,Position Y,Area,Link to,Tags';
    const rows = [
      '1,&#0;&#x110000;&bogus;,red,NaN,1e999,A,ftp://x,",,"',
      '2,,,,,,,',
      '3',
      '4,ok,#zzz,5,5,,javascript:alert(1),x',
    ];
    const reading = read([head, ...rows].join('\n'));
    expect(draftsOf(reading).map(({ text }) => text)).toEqual(
      expect.arrayContaining(['&#0;&#x110000;&bogus;', 'ok\n#x']),
    );
    for (const { fields } of draftsOf(reading))
      expect(Object.values(fields).every((one) => typeof one !== 'number' || Number.isFinite(one))).toBe(
        true,
      );
  });
});
