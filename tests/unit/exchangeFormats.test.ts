import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { groupItems } from '../../client/features/board/acts/group.ts';
import { createFrame, createNote } from '../../client/features/board/acts/make.ts';
import { boardItems } from '../../shared/documents/board.ts';
import { writeCsv } from '../../shared/exchange/boardCsv.ts';
import { parseJson, readJson, writeJson } from '../../shared/exchange/boardJson.ts';
import { writeMarkdown } from '../../shared/exchange/boardMarkdown.ts';
import { readCells } from '../../shared/exchange/cells.ts';
import { oneLine } from '../../shared/exchange/cleanText.ts';
import type { ExportedBoard } from '../../shared/exchange/exported.ts';
import { readMarkdown } from '../../shared/exchange/readMarkdown.ts';
import { readTable } from '../../shared/exchange/readTable.ts';
import type { ItemId } from '../../shared/ids.ts';
import { newBoard } from '../support/boards.ts';
import { boardPlan, built, exported, figures, landed, withFigures } from '../support/exchangeBoards.ts';

/** The board with ids replaced by what they stand for, as a set of sayings. */
function sayings(board: ExportedBoard, fields: readonly string[]): readonly string[] {
  const byId = new Map(board.items.map((one) => [one.item.id, one]));
  const holder = (one: (typeof board.items)[number]): string => {
    const parent = one.parent === null ? undefined : byId.get(one.parent);
    return parent ? `${parent.item.kind} ${oneLine(parent.item.text)} < ${holder(parent)}` : 'board';
  };
  const textOf = (id: string | null) => byId.get(id as never)?.item.text ?? '';
  return board.items
    .map((one) => {
      const { item } = one;
      if (item.kind === 'connector')
        return `link ${oneLine(item.text)}: ${oneLine(textOf(item.from))} → ${oneLine(textOf(item.to))}${
          fields.includes('routing') ? ` ${item.routing} ${item.heads} ${item.fromSide} ${item.toSide}` : ''
        }`;
      const own = { ...item, x: one.x, y: one.y } as Readonly<Record<string, unknown>>;
      const words = item.kind !== 'cluster' && item.kind !== 'frame' ? item.text : oneLine(item.text);
      return JSON.stringify([item.kind, words, holder(one), ...fields.map((field) => own[field] ?? null)]);
    })
    .sort();
}

const DETAILS = ['size', 'form', 'symbol', 'pen', 'width', 'points', 'routing', 'heads'];

describe('a board', () => {
  it('[EX1] [BC380] comes back from JSON with every field', () => {
    fc.assert(
      fc.property(boardPlan, figures, (plan, more) => {
        const before = exported(withFigures(built(plan), more));
        const text = writeJson(before);
        const after = exported(landed(readJson(parseJson(text))));
        const fields = [
          'x',
          'y',
          'w',
          'h',
          'colour',
          'columns',
          'author',
          'at',
          'locked',
          'background',
          'turn',
          ...DETAILS,
        ];
        expect(sayings(after, fields)).toEqual(sayings(before, fields));
        // In the same order, and with nothing else in the file.
        const order = (board: ExportedBoard) => board.items.map(({ item }) => item.text);
        expect(order(after)).toEqual(order(before));
      }),
      { numRuns: 60 },
    );
  });

  it('[EX96] comes back from JSON in its groups, which are its own each time', () => {
    const board = newBoard();
    const ids = [0, 300, 600].map((x) => createNote(board.context, { x, y: 0, text: `${x}` }) as ItemId);
    groupItems(board.context, ids.slice(0, 2));
    board.store.flush();
    const text = writeJson(exported(board));
    const groups = [1, 2].map(() => {
      const after = landed(readJson(parseJson(text)));
      const items = [...after.store.values()].sort((a, b) => Number(a.text) - Number(b.text));
      expect(items.map(({ id }) => after.model.groupOf(id).length)).toEqual([2, 2, 1]);
      return items[0]?.group;
    });
    expect(new Set([...groups, board.item(ids[0] ?? null).group]).size).toBe(3);
  });

  it('[EX2] comes back from CSV, and no cell is a formula', () => {
    fc.assert(
      fc.property(boardPlan, figures, (plan, more) => {
        // A table has no place for the points of a drawn line.
        const drawn = more.filter(({ kind }) => kind !== 'stroke');
        const before = exported(withFigures(built(plan), drawn));
        const text = writeCsv(before);
        const after = exported(landed(readTable(text)));
        // Nor for how a link runs.
        const fields = ['x', 'y', 'w', 'h', 'colour', ...DETAILS.filter((one) => one !== 'routing')];
        expect(sayings(after, fields)).toEqual(sayings(before, fields));
      }),
      { numRuns: 60 },
    );
    const formulas = built({
      notes: [
        { text: '=HYPERLINK("http://evil")', colour: 'sun' },
        { text: '+1', colour: 'sun' },
      ],
      clusters: ['@SUM(A1)'],
      frames: [],
      links: [],
    });
    const cells = writeCsv(exported(formulas)).split(/[,\r\n]+/);
    expect(cells.filter((cell) => /^"?[=+@]/.test(cell))).toEqual([]);
    expect(cells).toContain("'=Anna");
    expect(writeCsv(exported(formulas)).charCodeAt(0)).toBe(0xfeff);
  });

  it('[EX2] a cluster comes back from CSV as wide as it was', () => {
    const before = built({
      notes: [
        { text: 'One', colour: 'sun' },
        { text: 'Two', colour: 'sun' },
      ],
      clusters: ['Wide'],
      frames: [],
      links: [],
    });
    for (const item of boardItems(before.doc).values())
      if (item.get('kind') === 'cluster') item.set('columns', 7);
    before.model.store.flush();
    const after = landed(readTable(writeCsv(exported(before))));
    const [wide] = [...after.model.store.values()].filter(({ kind }) => kind === 'cluster');
    expect(wide).toMatchObject({ columns: 7 });
  });

  it('[EX3] comes back from Markdown with its words, whatever signs they hold', () => {
    fc.assert(
      fc.property(boardPlan, (plan) => {
        // Links lead to the first item with the words, so words are told apart here.
        const distinct = {
          ...plan,
          notes: plan.notes.map((note, at) => ({ ...note, text: `${note.text} ${at}`.trim() })),
          clusters: plan.clusters.map((title, at) => `${title} c${at}`),
          frames: plan.frames.map((title, at) => `${title} f${at}`),
        };
        const before = exported(built(distinct));
        const after = exported(landed(readMarkdown(writeMarkdown(before))));
        expect(sayings(after, [])).toEqual(sayings(before, []));
      }),
      { numRuns: 100 },
    );
  });

  it('[EX3] reads as a person would write it', () => {
    const board = built({
      notes: [
        { text: 'Owners do not trust the savings', colour: 'sun' },
        { text: 'The first payment\nis too high', colour: 'sun' },
        { text: 'Ask the bank', colour: 'mint' },
      ],
      clusters: ['Money'],
      frames: ['Budapest'],
      links: [[1, 2, 'leads to']],
    });
    expect(writeMarkdown(exported(board))).toBe(
      [
        '# What blocks us?',
        '',
        '## Budapest',
        '',
        '- Ask the bank',
        '',
        '### Money',
        '',
        '- Owners do not trust the savings',
        '- The first payment',
        '  is too high',
        '  - “leads to” → Ask the bank',
        '',
      ].join('\n'),
    );
  });

  it('[EX90] what has no words is called by what it is, and comes back without words', () => {
    const notes = ['', 'another', ''].map((text) => ({ text, colour: 'sun' as const }));
    const links: [number, number, string][] = [[1, 0, '']];
    const board = exported(built({ notes, clusters: [''], frames: [''], links }));
    const written = writeMarkdown(board);
    expect(written).toContain('\n### Cluster without a name <!-- nameless cluster -->\n');
    expect(written).toContain('\n## Frame without a name <!-- nameless frame -->\n');
    expect(written).toContain('→ Empty note <!-- nameless note -->\n');
    const back = exported(landed(readMarkdown(written)));
    expect(sayings(back, [])).toEqual(sayings(board, []));
    const own = readMarkdown(
      '# T\n\n### Wolk zonder naam <!-- nameless cluster --> *(2 ●)*\n\n- x\n- y\n  - → W <!-- nameless cluster -->\n',
    );
    expect('drafts' in own && own.drafts.map(({ kind, text }) => [kind, text])).toEqual([
      ['cluster', ''],
      ['note', 'x'],
      ['note', 'y'],
      ['connector', ''],
    ]);
  });

  it('[EX3] a quotation has no sign before it that readers of Markdown would show, and stays words', () => {
    const texts = ['“I will not be here when it pays back”', '“No” → “yes”', '“Who\npays” → nobody'];
    const board = exported(
      built({ notes: texts.map((text) => ({ text, colour: 'sun' })), clusters: [], frames: [], links: [] }),
    );
    const written = writeMarkdown(board);
    expect(written).toContain('\n- “I will not be here when it pays back”\n');
    expect(sayings(exported(landed(readMarkdown(written))), [])).toEqual(sayings(board, []));
  });

  it.each([
    ['To do:\n- ask\n  - the bank\n- wait', '- To do:\n  * ask\n      * the bank\n  * wait\n'],
    ['- ask\n- wait\nand so on', '- * ask\n  * wait\n  and so on\n'],
    ['Steps\n1. ask\n  1) the bank\n2. wait', '- Steps\n  1. ask\n      1) the bank\n  2. wait\n'],
    ['- → not a link\n- - nor this\n• as it is', '- * \\→ not a link\n  * \\- nor this\n  • as it is\n'],
    ['-no\n-\n* no', '- \\-no\n  \\-\n  \\* no\n'],
  ])('[EX60] a list in the words is a list of Markdown, and comes back: %j', (text, written) => {
    const notes = [
      { text, colour: 'sun' as const },
      { text: 'another', colour: 'sun' as const },
    ];
    const board = exported(built({ notes, clusters: [], frames: [], links: [[0, 1, '']] }));
    const markdown = writeMarkdown(board);
    expect(markdown).toContain(`\n${written}`);
    const back = exported(landed(readMarkdown(markdown)));
    expect(sayings(back, [])).toEqual(sayings(board, []));
  });

  it.each([
    ['- ask\n  - the bank\n- wait', '* ask\n    * the bank\n* wait\n'],
    ['1. ask\n  1) the bank\n2. wait', '1. ask\n    1) the bank\n2. wait\n'],
    ['- one', '* one\n'],
  ])('[EX66] words that are only a list are no list in a point, and come back: %j', (text, written) => {
    const notes = [text, 'another', text, text, '- with a link'].map((words) => ({
      text: words,
      colour: 'sun' as const,
    }));
    const plan = { notes, clusters: [], frames: [], links: [[4, 1, ''] as const] };
    const board = exported(built(plan as never));
    const markdown = writeMarkdown(board);
    expect(markdown.split(`<!-- list -->\n${written}`)).toHaveLength(4);
    expect(markdown).toContain('\n- * with a link\n  - → another\n');
    const back = exported(landed(readMarkdown(markdown)));
    expect(sayings(back, [])).toEqual(sayings(board, []));
    const own = readMarkdown('<!-- list -->\n\n- a\n* b\n');
    expect('drafts' in own && own.drafts.map((one) => one.text)).toEqual(['a', 'b']);
  });

  it('[EX66] [EX28] what was voted on it stands at its last point, and does not come back', () => {
    const texts = (markdown: string) => {
      const reading = readMarkdown(markdown);
      return 'drafts' in reading ? reading.drafts.map(({ text, fields }) => [text, fields?.bold]) : [];
    };
    expect(texts('<!-- list -->\n* ask\n* wait *(5 ●)*\n- x\n')).toEqual([
      ['- ask\n- wait', undefined],
      ['x', undefined],
    ]);
    expect(texts('<!-- list -->\n* **ask**\n* **wait**\n')).toEqual([['- ask\n- wait', true]]);
  });

  it('[EX60] items of others below an item stay items of their own', () => {
    const texts = (markdown: string) => {
      const reading = readMarkdown(markdown);
      return 'drafts' in reading ? reading.drafts.map((one) => one.text) : [];
    };
    expect(texts('* a\n  * b\n')).toEqual(['a', 'b']);
    expect(texts('- a\n  - b\n')).toEqual(['a', 'b']);
    expect(texts('1. a\n   1. b\n')).toEqual(['a', 'b']);
    expect(texts('- a\n* b\n')).toEqual(['a', 'b']);
  });

  it('[EX1] a selection is written with what it holds and the links among it only', () => {
    const board = built({
      notes: [0, 1, 2, 3].map((at) => ({ text: `note ${at}`, colour: 'sky' as const })),
      clusters: ['Money'],
      frames: [],
      links: [
        [0, 1, 'in'],
        [0, 3, 'out'],
      ],
    });
    const cluster = exported(board).items.find(({ item }) => item.kind === 'cluster')?.item.id;
    const part = exported(board, cluster ? [cluster] : []);
    expect(part.items.map(({ item }) => item.text).sort()).toEqual(['Money', 'in', 'note 0', 'note 1']);
  });
});

describe('a table of chosen things', () => {
  it('[EX58] names the frame that each lies in', () => {
    const board = newBoard();
    const frame = createFrame(board.context, { x: 0, y: 0, w: 900, h: 600, title: 'Ideas' });
    const inside = createNote(board.context, { x: 50, y: 100, text: 'a' }, { parent: frame }) as ItemId;
    const outside = createNote(board.context, { x: 2_000, y: 0, text: 'b' }, { parent: null }) as ItemId;
    board.store.flush();
    const [head, ...rows] = readCells(writeCsv(exported(board, [inside, outside])), ',');
    const at = head?.cells.indexOf('frame') ?? -1;
    expect(rows.map(({ cells }) => cells[at])).toEqual(['Ideas', '']);
  });
});
