/** Boards of other programs, as those save them in a spreadsheet. */
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { STICKER_SIZE } from '../../shared/documents/boardKinds.ts';
import { writeCsv } from '../../shared/exchange/boardCsv.ts';
import { writeMarkdown } from '../../shared/exchange/boardMarkdown.ts';
import { countKinds, type Draft, PROBLEMS, type Report } from '../../shared/exchange/draft.ts';
import { draftBoxes } from '../../shared/exchange/draftBoxes.ts';
import { readFile } from '../../shared/exchange/readFile.ts';
import { readMarkdown } from '../../shared/exchange/readMarkdown.ts';
import { draftsOf, exported, landed } from '../support/exchangeBoards.ts';

const fixture = (name: string) => {
  const bytes = readFileSync(new URL(`../fixtures/${name}`, import.meta.url));
  return readFile({ name, bytes: new Uint8Array(bytes) });
};
const read = (text: string) => readFile({ name: 'a.csv', bytes: new TextEncoder().encode(text) });
const NOTHING: Report = {
  problems: [],
  counts: Object.fromEntries(PROBLEMS.map((kind) => [kind, 0])) as Report['counts'],
};
const draft = (kind: Draft['kind'], text: string, parent: number | null): Draft => ({
  kind,
  text,
  parent,
  from: null,
  to: null,
  fields: {},
  author: null,
  at: null,
});
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
  it('[EX67] a sticker is as small in the picture of what comes in as it will be', () => {
    const dot: Draft = { ...draft('sticker', '', null), fields: { x: 180, y: -24 } };
    expect(draftBoxes([dot])).toMatchObject([{ x: 180, y: -24, w: STICKER_SIZE, h: STICKER_SIZE }]);
  });

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

/** Kind, words and the cell of everything that is in a table. */
const told = (drafts: readonly Draft[]) =>
  drafts.map(({ kind, text, row, column }) => [
    kind,
    text,
    ...(kind === 'note' ? [drafts[row ?? -1]?.text ?? null, drafts[column ?? -1]?.text ?? null] : []),
  ]);

describe('tables of Markdown', () => {
  const readMd = (text: string) => draftsOf(readMarkdown(text));

  it('[EX3] [TB6] become tables of notes, below a heading of their own, in a frame, or alone', () => {
    const drafts = readMd(
      [
        '## City',
        '### Plan',
        '',
        '| | Now | **Later** |',
        '|---|:-:|--:|',
        '| Bergen | a<br/>b<br><br>c \\| d | |',
        '| Gent | | “so” → a |',
        '',
        'After it',
        '',
        'Who | What',
        '--- | ---',
        'city | desk',
      ].join('\n'),
    );
    expect(told(drafts)).toEqual([
      ['frame', 'City'],
      ['table', 'Plan'],
      ['column', 'Now'],
      ['column', 'Later'],
      ['row', 'Bergen'],
      ['note', 'a\nb', 'Bergen', 'Now'],
      ['note', 'c | d', 'Bergen', 'Now'],
      ['row', 'Gent'],
      ['note', '', 'Gent', 'Later'],
      ['note', 'After it', null, null],
      ['table', ''],
      ['column', 'Who'],
      ['column', 'What'],
      ['row', ''],
      ['note', 'city', '', 'Who'],
      ['note', 'desk', '', 'What'],
    ]);
    expect(drafts[1]?.parent).toBe(0);
  });

  it('[EX3] what only looks like a table stays words', () => {
    expect(told(readMd('a | b\nno rule\n'))).toEqual([['note', 'a | b\nno rule', null, null]]);
    expect(told(readMd('| a | b |\n| --- |\n'))[0]?.[0]).toBe('note');
    expect(told(readMd('```\n| a |\n| - |\n```\n'))[0]?.[0]).toBe('note');
  });

  it('[TB6] [EX3] a table comes back from Markdown, whatever signs its cells hold', () => {
    const cell = fc.constantFrom(
      '',
      'x',
      '\\',
      '|',
      '<br>',
      '- item',
      '→ no',
      '“a” → b',
      'two\nlines',
      'one\n\n\nthree',
      '`#`',
      '&nbsp;',
      'end\\',
    );
    const cells = fc.array(fc.tuple(cell, fc.nat(2), fc.nat(1)), { maxLength: 8 });
    fc.assert(
      fc.property(cells, (notes) => {
        const table: Draft[] = [
          draft('table', 'Plan', null),
          ...['North', '| South', '\\'].map((text) => draft('row', text, 0)),
          ...['Now', 'Later <br>'].map((text) => draft('column', text, 0)),
          ...notes.map(([text, row, column]) => ({
            ...draft('note', text, 0),
            row: 1 + row,
            column: 4 + column,
          })),
        ];
        const board = landed({ kind: 'read', format: 'json', drafts: table, report: NOTHING, heading: null });
        const again = landed(readMarkdown(writeMarkdown(exported(board))));
        const seen = (one: typeof board) => exported(one).items.map(({ item }) => [item.kind, item.text]);
        expect(seen(again)).toEqual(seen(board));
      }),
      { numRuns: 60 },
    );
  });

  it('[EX2] angles come back from CSV, and of what is not turned there is none', () => {
    const csv =
      'kind,text,x,y,width,height,form,angle\nshape,a,0,0,200,100,diamond,-45\nnote,b,500,0,,,,30\ntext,c,900,0,100,,M,725\n';
    const drafts = draftsOf(read(csv));
    expect(drafts.map(({ fields }) => fields.angle ?? null)).toEqual([-45, null, 5]);
    const again = draftsOf(read(writeCsv(exported(landed(read(csv))))));
    expect(again.map(({ text, fields }) => [text, fields.angle ?? null])).toEqual([
      ['a', -45],
      ['b', null],
      ['c', 5],
    ]);
  });
});
