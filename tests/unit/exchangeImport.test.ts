import { readFileSync } from 'node:fs';
import lz from 'lz-string';
import { describe, expect, it } from 'vitest';
import { union } from '../../client/canvas/geometry.ts';
import { bringDrafts, freeShift } from '../../client/features/board/acts/bring.ts';
import { createNote } from '../../client/features/board/acts/make.ts';
import { writeCsv } from '../../shared/exchange/boardCsv.ts';
import { writeJson } from '../../shared/exchange/boardJson.ts';
import { writeMarkdown } from '../../shared/exchange/boardMarkdown.ts';
import type { Draft, Reading } from '../../shared/exchange/draft.ts';
import { countKinds } from '../../shared/exchange/draft.ts';
import { readFile } from '../../shared/exchange/readFile.ts';
import { readTldraw, tldrawInHtml } from '../../shared/exchange/tldraw.ts';
import { LIMITS } from '../../shared/limits.ts';
import { excalidrawFile, tldrawContent } from '../fixtures/drawings.ts';
import { newBoard } from '../support/boards.ts';
import { built, draftsOf, exported } from '../support/exchangeBoards.ts';
import { createNoise } from '../support/fuzz.ts';

const utf8 = (text: string) => new TextEncoder().encode(text);
const utf16 = (text: string, mark: boolean) => {
  const units = mark ? `\ufeff${text}` : text;
  return Uint8Array.from(
    [...Array(units.length).keys()].flatMap((at) => {
      const code = units.charCodeAt(at);
      return [code & 255, code >> 8];
    }),
  );
};
const read = (name: string, text: string | Uint8Array, options = {}) =>
  readFile({ name, bytes: typeof text === 'string' ? utf8(text) : text }, options);
const texts = (reading: Reading) => draftsOf(reading).map((draft) => draft.text);
const parentText = (drafts: readonly Draft[], draft: Draft) =>
  draft.parent === null ? null : (drafts[draft.parent]?.text ?? null);
const problems = (reading: Reading) => (reading.kind === 'read' ? reading.report.problems : []);

describe('tables', () => {
  it('[EX4] part their cells by comma, semicolon or tab, and hold new lines and quotes', () => {
    for (const [end, delimiter] of [
      ['csv', ','],
      ['csv', ';'],
      ['tsv', '\t'],
      ['txt', '\t'],
    ] as const) {
      const rows = [
        ['text', 'colour', 'x'],
        ['"say ""no"", please;\nnow"', 'mint', 'a'],
        ['second', 'rose', 'b'],
      ];
      const reading = read(`notes.${end}`, rows.map((row) => row.join(delimiter)).join('\r\n'));
      expect(texts(reading)).toEqual(['say "no", please;\nnow', 'second']);
      expect(draftsOf(reading).map((draft) => draft.fields.colour)).toEqual(['mint', 'rose']);
    }
    expect(texts(read('a.csv', 'sep=;\ntext;x\na,b;1'))).toEqual(['a,b']);
    // A quote that never closes costs its own cell, not the file.
    expect(texts(read('a.csv', 'text,x\n"open,1\nnext,2'))).toEqual(['"open', 'next']);
  });

  it('[EX4] come in UTF-8, UTF-16 and Windows-1252', () => {
    const table = 'text;stad\nCafé Ünïon – 5 €;Eskişehir\n';
    for (const bytes of [utf8(table), utf8(`\ufeff${table}`), utf16(table, true), utf16(table, false)])
      expect(texts(read('a.csv', bytes))).toEqual(['Café Ünïon – 5 €']);
    const latin = Uint8Array.from(
      [...'text\nCaf'].map((c) => c.charCodeAt(0)).concat([0xe9, 0x20, 0x96, 0x20, 0x80]),
    );
    expect(texts(read('a.csv', latin))).toEqual(['Café – €']);
  });

  it('[EX4] without a column of texts each row is a note; the first line names columns only where it looks so', () => {
    const cities = readFileSync(new URL('../fixtures/mission-cities.csv', import.meta.url));
    const reading = read('cities.csv', cities);
    expect(texts(reading)[0]).toBe('Klagenfurt am Wörthersee · AT · 46.6247 · 14.3053 · true');
    expect(reading).toMatchObject({ heading: true });
    expect(texts(read('cities.csv', cities, { heading: false }))[0]).toBe(
      'city · country_code · lat · lon · is_pilot',
    );
    expect(texts(read('a.csv', '1,2\n3,4'))).toEqual(['1 · 2', '3 · 4']);
  });

  it('[EX5] of Mural and Miro give notes with colour, place, area and links', () => {
    const mural = [
      'ID,Text,BG Color,Area,Position X,Position Y,Link To,Last Updated By',
      '0-1,First idea,#FCFE7D,Barriers,10,20,0-2,Ana',
      '0-2,Second idea,#86E6D9,Barriers,300,20,,Ana',
      '0-3,Third idea,#FFC2E8,,900,20,0-9,Ben',
    ].join('\n');
    const reading = read('mural.csv', mural);
    const drafts = draftsOf(reading);
    expect(countKinds(drafts)).toEqual({ note: 3, frame: 1, connector: 1 });
    expect(drafts.find((draft) => draft.text === 'First idea')?.fields.colour).toBe('sun');
    expect(drafts.map((draft) => [draft.text, parentText(drafts, draft)])).toContainEqual([
      'First idea',
      'Barriers',
    ]);
    expect(problems(reading)).toEqual([{ kind: 'linkLost', line: 4, sample: '0-9' }]);
    const miro =
      'Content,Type,Color\nTrust the savings,sticky_note,light_yellow\nPay later,sticky_note,light_green';
    expect(draftsOf(read('miro.csv', miro)).map((draft) => draft.fields.colour)).toEqual(['sun', 'lime']);
  });
});

describe('drawings', () => {
  it('[EX5] what Excalidraw itself drew and saved comes in whole: shapes with words, links, a frame, a drawing', () => {
    const bytes = readFileSync(new URL('../fixtures/drawn.excalidraw', import.meta.url));
    const reading = read('drawn.excalidraw', new Uint8Array(bytes));
    const drafts = draftsOf(reading);
    expect(problems(reading)).toEqual([]);
    expect(drafts.map((draft) => [draft.kind, draft.text, draft.parent === null])).toEqual(
      expect.arrayContaining([
        ['frame', '', true],
        ['shape', 'Owners pay, tenants gain', false],
        ['shape', 'Split incentive', false],
        ['shape', 'City may decide?', false],
        ['stroke', '', false],
        ['text', 'Ankara, 12 March', true],
      ]),
    );
    // Its highest shape is 40 below its edge: the name of a frame takes 64 here.
    expect(drafts[0]?.fields).toMatchObject({ x: 260, y: 136, w: 680, h: 484 });
    const ends = drafts.filter((draft) => draft.kind === 'connector' && draft.from !== null);
    expect(
      ends.map(({ text, from, to }) => [text, drafts[from ?? -1]?.text, drafts[to ?? -1]?.text]),
    ).toEqual([
      ['leads to', 'Owners pay, tenants gain', 'Split incentive'],
      ['', 'Split incentive', 'City may decide?'],
    ]);
  });

  it('[EX5] Excalidraw: labels in shapes, arrows that join them, frames; the rest is reported by line', () => {
    const reading = read('drawing.excalidraw', JSON.stringify(excalidrawFile));
    const drafts = draftsOf(reading);
    expect(countKinds(drafts)).toEqual({ frame: 1, shape: 2, text: 1, stroke: 1, connector: 2 });
    expect(drafts.map((draft) => [draft.text, parentText(drafts, draft)])).toEqual([
      ['Week 1', null],
      ['Owners wait for the subsidy', 'Week 1'],
      ['Banks want a guarantee', 'Week 1'],
      ['Loose words', null],
      ['', null],
      ['blocks', null],
      ['', null],
    ]);
    // The end of an arrow that joins nothing is a point of the board.
    expect(drafts.at(-1)?.fields).toMatchObject({ toX: expect.any(Number), toY: expect.any(Number) });
    expect(drafts[1]?.fields).toMatchObject({ colour: 'sun', form: 'rectangle', w: 220, h: 140 });
    expect(drafts[2]?.fields).toMatchObject({ form: 'diamond' });
    expect(problems(reading).map(({ kind, line }) => [kind, line])).toEqual([
      ['picture', 9],
      ['notUnderstood', 12],
    ]);
    const clipboard = { type: 'excalidraw/clipboard', elements: excalidrawFile.elements, files: {} };
    expect(texts(read('clip.txt', JSON.stringify(clipboard)))).toEqual(texts(reading));
  });

  it('[BC381] an arrow that is fastened to a side comes in with that, in its middle it is automatic', () => {
    const elements = (excalidrawFile.elements as object[]).map((one) => {
      const { startBinding, endBinding } = one as { startBinding?: object; endBinding?: object };
      if (!startBinding || !endBinding) return one;
      const at = (fixedPoint: unknown) => ({ fixedPoint });
      return {
        ...one,
        startBinding: { ...startBinding, ...at([0.5, 1.02]) },
        endBinding: { ...endBinding, ...at([0.5, 0.5001]) },
      };
    });
    const drawn = draftsOf(read('a.excalidraw', JSON.stringify({ ...excalidrawFile, elements })));
    const sides = (drafts: typeof drawn) =>
      drafts
        .filter(({ kind, to }) => kind === 'connector' && to !== null)
        .map(({ fields }) => [fields.fromSide, fields.toSide]);
    expect(sides(drawn)).toEqual([['bottom', undefined]]);
    const bindings = tldrawContent.bindings.map((one) => {
      const isPrecise = one.props.terminal === 'end';
      return { ...one, props: { ...one.props, isPrecise, normalizedAnchor: { x: 0.03, y: 0.4 } } };
    });
    expect(sides(draftsOf(read('a.tldr', JSON.stringify({ ...tldrawContent, bindings }))))).toEqual([
      [undefined, 'left'],
    ]);
    for (const evil of [null, 'left', [1], [Number.NaN, {}], { x: 0 }]) {
      const hostile = elements.map((one) => ({
        ...one,
        startBinding: { elementId: 'trust', fixedPoint: evil },
      }));
      expect(() =>
        read('a.excalidraw', JSON.stringify({ ...excalidrawFile, elements: hostile })),
      ).not.toThrow();
    }
  });

  it('[EX5] tldraw: both forms of its clipboard, groups and frames with places of their own, joined arrows', () => {
    const data = JSON.stringify(tldrawContent);
    const old = lz.compressToBase64(
      JSON.stringify({ type: 'application/tldraw', kind: 'content', data: tldrawContent }),
    );
    const { assets, ...other } = tldrawContent;
    const packed = {
      type: 'application/tldraw',
      kind: 'content',
      version: 3,
      data: { assets, otherCompressed: lz.compressToBase64(JSON.stringify(other)) },
    };
    const readings = [
      `<div data-tldraw>${old}</div>`,
      `<meta><div data-tldraw>${JSON.stringify(packed)}</div>`,
    ].map((html) => readTldraw(tldrawInHtml(html)));
    for (const reading of [...readings, read('x.tldr', data)]) {
      const drafts = draftsOf(reading);
      expect(countKinds(drafts)).toEqual({ frame: 1, note: 1, shape: 1, connector: 1 });
      expect(drafts[1]).toMatchObject({
        text: 'Ask the\nbank',
        parent: 0,
        fields: { x: 150, y: 170, colour: 'lilac' },
      });
    }
    expect(tldrawInHtml('<div data-tldraw>%%%</div>')).toBeNull();
    expect(tldrawInHtml('<p>no</p>')).toBeNull();
  });
});

/** Whatever a reading holds can stand on a board. */
function isSound(reading: Reading): boolean {
  if (reading.kind === 'refused') return true;
  const { drafts } = reading;
  return (
    drafts.length <= LIMITS.itemsPerImport &&
    drafts.every((draft, at) => {
      const backwards = draft.parent === null || (draft.parent < at && drafts[draft.parent] !== undefined);
      const ends = [draft.from, draft.to].every((end) => end === null || drafts[end] !== undefined);
      const numbers = Object.values(draft.fields).every(
        (value) => typeof value !== 'number' || Number.isFinite(value),
      );
      return (
        backwards &&
        ends &&
        numbers &&
        draft.text.length <= LIMITS.noteLength &&
        !/(?![\t\n])\p{Cc}|\p{Cs}/u.test(draft.text)
      );
    })
  );
}

describe('bad input', () => {
  const board = exported(
    built({
      notes: [
        { text: 'a "b"; c', colour: 'sun' },
        { text: 'two\nlines', colour: 'mint' },
        { text: '=1', colour: 'sky' },
      ],
      clusters: ['Money'],
      frames: ['Budapest'],
      links: [[0, 2, 'x']],
    }),
  );

  it('[EX6] mutated files of every format are read or refused, and nothing absurd comes of them', () => {
    const noise = createNoise();
    const files: readonly [string, string][] = [
      ['a.json', writeJson(board)],
      ['a.csv', writeCsv(board)],
      ['a.md', writeMarkdown(board)],
      ['a.excalidraw', JSON.stringify(excalidrawFile)],
      ['a.tldr', JSON.stringify(tldrawContent)],
      ['a.txt', '- one\n- two\n'],
    ];
    for (const [name, text] of files)
      for (let round = 0; round < 250; round++) {
        const reading = read(name, noise.mutate(utf8(text)));
        if (!isSound(reading)) throw new Error(`${name}, seed ${noise.seed}, round ${round}`);
      }
    for (let round = 0; round < 300; round++)
      for (const [name] of files) expect(isSound(read(name, noise.bytes(400))), `${noise.seed}`).toBe(true);
  });

  it('[EX6] holders in a circle, deep nesting, fields of wrong kinds, names of prototypes', () => {
    const deep = `${'['.repeat(50_000)}${']'.repeat(50_000)}`;
    expect(read('a.json', deep)).toMatchObject({ kind: 'refused' });
    const circle = {
      format: 'jumelage-board',
      version: 1,
      items: [
        { id: 'a', kind: 'frame', parent: 'b', text: 'A', x: 1e300, y: 'no', w: -5 },
        { id: 'b', kind: 'frame', parent: 'a', text: { no: 1 } },
        { id: '__proto__', kind: 'note', parent: '__proto__', text: 'C', colour: 'constructor' },
        { id: 'l', kind: 'connector', from: 'a', to: 'a' },
        { kind: 'constructor' },
        null,
        7,
        [],
      ],
    };
    const reading = read('a.json', JSON.stringify(circle));
    expect(isSound(reading)).toBe(true);
    expect(texts(reading)).toEqual(['A', '', 'C']);
    expect(problems(reading).map(({ kind }) => kind)).toEqual([
      'holderLost',
      'holderLost',
      'holderLost',
      'linkLost',
      'notUnderstood',
      'notUnderstood',
      'notUnderstood',
      'notUnderstood',
    ]);
    const shapes = Array.from({ length: 500 }, (_, at) => ({
      id: `s${at}`,
      type: 'group',
      parentId: `s${(at + 1) % 500}`,
      x: 1,
      y: 1,
    }));
    const nested = {
      tldrawFileFormatVersion: 1,
      records: [
        ...shapes,
        { id: 'n', type: 'note', parentId: 's0', x: 1, y: 1, props: { text: 'in a circle' } },
      ].map((one) => ({ typeName: 'shape', ...one })),
    };
    expect(texts(read('a.tldr', JSON.stringify(nested)))).toEqual(['in a circle']);
  });

  it('[EX6] right to left, combining letters and ten thousand emoji stay; controls and overrides of direction go', () => {
    const words = ['مرحبا بالعالم', 'e\u0301\u0323\u0302', '👩‍👩‍👧‍👦'];
    expect(texts(read('a.txt', words.join('\n')))).toEqual(words);
    expect(texts(read('a.txt', 'a\u0000b\u202ec\u2066d'))).toEqual(['abcd']);
    const [emoji] = texts(read('a.txt', '😀'.repeat(10_000)));
    expect(emoji).toBe('😀'.repeat(LIMITS.noteLength / 2));
    expect(problems(read('a.txt', '😀'.repeat(10_000)))).toMatchObject([{ kind: 'cut', line: 1 }]);
  });

  it('[EX7] what cannot come in whole is refused whole, with the reason', () => {
    const refusal = (name: string, text: string | Uint8Array) => {
      const reading = read(name, text);
      return reading.kind === 'refused' ? [reading.why, reading.count] : [reading.drafts.length];
    };
    expect(refusal('a.txt', 'line\n'.repeat(100_000))).toEqual(['tooMany', 100_000]);
    expect(refusal('a.csv', `text\n${'line\n'.repeat(100_000)}`)).toEqual(['tooMany', 100_000]);
    expect(refusal('a.txt', `${'x'.repeat(9_000)}\n`.repeat(500))).toEqual(['tooLong', 4_500_000]);
    expect(refusal('a.txt', '')).toEqual(['empty', 0]);
    expect(refusal('a.txt', ' \n\n')).toEqual(['empty', 0]);
    expect(refusal('a.txt', new Uint8Array(LIMITS.importBytes + 1).fill(65))).toEqual([
      'tooLarge',
      LIMITS.importBytes + 1,
    ]);
    expect(refusal('a.excalidraw', '{"type":"excalidraw","elements":[{"id"')).toEqual(['broken', 0]);
    expect(refusal('a.excalidraw', '{"type":"excalidraw"}')).toEqual(['broken', 0]);
    expect(refusal('a.json', '{"format":"jumelage-board","version":2,"items":[]}')).toEqual(['newer', 0]);
    expect(refusal('a.json', '{"name":"package"}')).toEqual(['unknown', 0]);
    const signs = Uint8Array.from({ length: 3_000 }, (_, at) => (at * 7_919) % 256);
    expect(refusal('heap.csv', signs)).toEqual(['unknown', 0]);
    expect(refusal('photo.csv', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 1, 2, 3))).toEqual(['unknown', 0]);
  });

  it('[EX6] HTML and handlers are letters like any others', () => {
    const html = '<img src=x onerror=alert(1)>';
    expect(texts(read('a.md', `- ${html}`))).toEqual([html]);
    expect(texts(read('a.txt', html))).toEqual([html]);
  });
});

describe('landing', () => {
  const drafts = draftsOf(read('a.md', '# T\n\n## Frame\n\n### Cluster\n\n- one\n  - → two\n- two\n'));

  it('[EX8] is one step of undo, right of everything; on an empty board where the file says', () => {
    const board = newBoard();
    const here = createNote(board.context, { x: 500, y: 300, text: 'here' });
    board.store.flush();
    const size = board.doc.getMap('items').size;
    const by = freeShift(board.model, { x: 0, y: 0, w: 900, h: 600 });
    expect(by.x).toBeGreaterThan(700);
    const ids = bringDrafts(board.context, drafts, by) ?? [];
    board.store.flush();
    expect(ids).toHaveLength(5);
    const old = here && board.model.box(here);
    const fresh = union(ids.map((id) => board.model.box(id)).filter((box) => box !== null));
    expect((old?.x ?? 0) + (old?.w ?? 0)).toBeLessThan(fresh?.x ?? 0);
    board.history.undo();
    board.store.flush();
    expect(board.doc.getMap('items').size).toBe(size);
    expect(freeShift(newBoard().model, { x: 7, y: 7, w: 1, h: 1 })).toEqual({ x: 0, y: 0 });
  });

  it('[EX8] nothing lands when the board would be too full, or may only be read', () => {
    const board = newBoard();
    const many = Array.from({ length: LIMITS.itemsPerBoard }, () => drafts[2]).filter(
      (one) => one !== undefined,
    );
    createNote(board.context, { x: 0, y: 0 });
    expect(
      bringDrafts(
        board.context,
        many.map((one) => ({ ...one, parent: null })),
        { x: 0, y: 0 },
      ),
    ).toBeNull();
    expect(board.doc.getMap('items').size).toBe(1);
    expect(() => bringDrafts(newBoard({ mayEdit: false }).context, drafts, { x: 0, y: 0 })).toThrow();
  });
});
