import { describe, expect, it } from 'vitest';
import { clusterItems } from '../../client/features/board/acts/cluster.ts';
import { createFrame, createNote, createNotes, linkItems } from '../../client/features/board/acts/make.ts';
import { createFigures } from '../../client/features/board/acts/makeFigure.ts';
import { pasteClip } from '../../client/features/board/acts/paste.ts';
import { writeClip } from '../../client/features/board/clipboard/clip.ts';
import { copyItems } from '../../client/features/board/clipboard/clipboardData.ts';
import { readClip } from '../../client/features/board/clipboard/readClip.ts';
import { readPasted } from '../../client/features/board/clipboard/readPasted.ts';
import { MOST_STROKE_POINTS, STROKE_GRID } from '../../shared/documents/boardKinds.ts';
import { readLines } from '../../shared/exchange/pastedLines.ts';
import type { ItemId } from '../../shared/ids.ts';
import { LIMITS } from '../../shared/limits.ts';
import { newBoard, type TestBoard } from '../support/boards.ts';
import { newDesk } from '../support/desk.ts';

function known<Value>(value: Value | null | undefined): Value {
  if (value === null || value === undefined) throw new Error('nothing there');
  return value;
}

const made = (board: TestBoard, id: ItemId | null) => {
  board.store.flush();
  return known(id);
};

/** A frame with a cluster of two and a note that is linked to the cluster. */
function filled() {
  const board = newBoard();
  const note = (text: string, x: number) =>
    made(board, createNote(board.context, { x, y: 100, text, colour: 'mint' }));
  const [one, two, three] = [note('First <b>', 100), note('Second\nline', 400), note('Third', 900)];
  const cluster = made(board, clusterItems(board.context, [one, two], { x: 100, y: 100, title: 'Money' }));
  const frame = made(
    board,
    createFrame(board.context, { x: 0, y: 0, w: 1400, h: 800, title: 'BUD', holds: [cluster, three] }),
  );
  made(board, linkItems(board.context, three, cluster, 'leads to'));
  return { board, one, two, three, cluster, frame };
}

describe('copy', () => {
  it('[BC5] a clip keeps clusters, frames and links, and pastes them into another board', () => {
    const { board, frame } = filled();
    const texts = known(copyItems(board.model, [frame]));
    const pasted = readPasted(texts);
    if (pasted.kind !== 'clip') throw new Error(pasted.kind);
    const other = newBoard();
    const [root] = known(pasteClip(other.context, pasted.clip, { x: 5_000, y: 50 }));
    other.store.flush();
    const inside = other.model.withContents(known(root)).map((id) => other.item(id).text);
    expect(inside.sort()).toEqual(['BUD', 'First <b>', 'Money', 'Second\nline', 'Third']);
    expect(other.model.box(known(root))).toEqual({ x: 5_000, y: 50, w: 1400, h: 800 });
    const link = [...other.store.values()].find((item) => item.kind === 'connector');
    expect(link).toMatchObject({ text: 'leads to' });
    expect(other.model.box(known(link).id)).not.toBeNull();
    expect([...other.store.values()].every((item) => item.author === other.context.author)).toBe(true);
  });

  it('[BC5] other programs get the words as a list, and nothing in them is markup', () => {
    const { board, cluster, three } = filled();
    const { text, html } = known(copyItems(board.model, [three, cluster]));
    expect(text).toBe('Money\nFirst <b>\nSecond line\nThird');
    expect(html).toContain('<li>First &lt;b&gt;</li>');
    expect(html).not.toContain('<b>');
  });

  it('[BC477] one that is copied alone keeps its lines in other programs', () => {
    const { board, two } = filled();
    const { text, html } = known(copyItems(board.model, [two]));
    expect(text).toBe('Second\nline');
    expect(html).toContain('<li>Second<br>line</li>');
  });

  it('[BC5] only what is chosen is copied: a link to something else is not, nor is an empty choice anything', () => {
    const { board, three } = filled();
    const pasted = readPasted(known(copyItems(board.model, [three])));
    expect(pasted).toMatchObject({
      kind: 'clip',
      clip: { items: [{ kind: 'note', x: 0, y: 0, parent: null }] },
    });
    expect(copyItems(board.model, [])).toBeNull();
  });
});

describe('much at once', () => {
  const longest = Array.from({ length: 3 * MOST_STROKE_POINTS }, (_, at) => (at * 7919) % STROKE_GRID);
  const stroke = { kind: 'stroke' as const, text: '', pen: 'pen' as const, points: longest, parent: null };

  it('[BC84] a hundred and fifty of the longest lines are copied and pasted whole', () => {
    const board = newBoard();
    const drafts = Array.from({ length: 150 }, (_, at) => ({ ...stroke, x: at * 10, y: 0, w: 900, h: 300 }));
    const ids = known(createFigures(board.context, drafts));
    board.store.flush();
    const copied = known(copyItems(board.model, ids));
    expect([copied.isTooMuch, copied.html.length > 8 * LIMITS.lettersPerPaste]).toEqual([false, true]);
    const pasted = readPasted(copied);
    if (pasted.kind !== 'clip') throw new Error(pasted.kind);
    const other = newBoard();
    expect(pasteClip(other.context, pasted.clip, { x: 0, y: 0 })).toHaveLength(150);
    other.store.flush();
    const pointsOf = ({ store }: TestBoard) =>
      [...store.values()].map((item) => (item.kind === 'stroke' ? item.points.join() : ''));
    const [before, after] = [pointsOf(board), pointsOf(other)];
    expect(after.every((points, at) => points.length > 9_000 && points === before[at])).toBe(true);
  });

  it('[BC84] what could not be pasted is neither copied nor cut, and that is said', () => {
    const { desk, context, model, said, problems } = newDesk();
    const drafts = Array.from({ length: LIMITS.itemsPerPaste + 1 }, (_, at) => ({ x: at, y: 0, text: '' }));
    createNotes(context, drafts.slice(1));
    createNotes(context, drafts.slice(0, 1));
    model.store.flush();
    desk.selection.set(model.store.ids());
    expect([desk.clipboard.copy(), desk.clipboard.cut()]).toEqual([null, null]);
    expect(problems).toEqual(Array(2).fill(`paste.tooMuch ${LIMITS.itemsPerPaste}`));
    expect([model.store.size, said]).toEqual([drafts.length, []]);
    desk.selection.set(model.store.ids().slice(1));
    expect(desk.clipboard.copy()?.html).toContain('data-jumelage-board');
    const huge = `<ul data-jumelage-board="${'A'.repeat(LIMITS.clipLetters + 4)}"></ul>`;
    expect(readPasted({ html: huge, text: '' })).toEqual({ kind: 'tooMuch' });
  });
});

describe('paste', () => {
  it('[BC6] a list becomes one note a line, without bullets and numbers of the list', () => {
    const lines = (text: string) => readLines(text);
    expect(lines('- Heat\r\n\r\n•  Grid\n* Money  \n')).toEqual({
      kind: 'lines',
      lines: ['Heat', 'Grid', 'Money'],
      cut: 0,
    });
    expect(lines('1. Heat\n2) Grid')).toMatchObject({ lines: ['Heat', 'Grid'] });
    expect(lines('3. April\nGrid')).toMatchObject({ lines: ['3. April', 'Grid'] });
    expect(lines(' \n\t\n')).toEqual({ kind: 'nothing' });
  });

  it('[BC88] signs of a list that Word gives are no cells, cells beside each other are', () => {
    const lines = (text: string) => readLines(text);
    expect(lines('·\tCosts are high\r\n·\tNo trust\r\no\tSub')).toMatchObject({
      lines: ['Costs are high', 'No trust', 'Sub'],
    });
    expect(lines('1.\tHeat\n2.\tGrid')).toMatchObject({ lines: ['Heat', 'Grid'] });
    expect(lines('- [ ] Heat\n- [x] Grid\n· Money')).toMatchObject({ lines: ['Heat', 'Grid', 'Money'] });
    const boxes = '☐ Buy paint\n☑ Call Anna\n☒\tNo\n- ☐ Ask\n☐';
    expect(lines(boxes)).toMatchObject({ lines: ['Buy paint', 'Call Anna', 'No', 'Ask', '☐'] });
    expect(lines('-\tHeat\t3\n-\tGrid\t4')).toMatchObject({ lines: ['- · Heat · 3', '- · Grid · 4'] });
  });

  it('[BC6] rows of a spreadsheet become one note each, with quoted cells and empty ones', () => {
    const sheet = 'City\tCountry\tNote\nKøbenhavn\tDK\t"says ""hi""\nand more"\n\t\t\nLeuven\t\tBE';
    expect(readLines(sheet)).toMatchObject({
      lines: ['City · Country · Note', 'København · DK · says "hi"\nand more', 'Leuven · BE'],
    });
    expect(readLines('"open quote\tx\ny\tz')).toMatchObject({ lines: ['"open quote · x', 'y · z'] });
  });

  it('[BC7] too many or too long says so and takes nothing; a long line is cut and counted', () => {
    expect(readLines('x\n'.repeat(100_000))).toEqual({ kind: 'tooMany', count: 100_000 });
    expect(readLines('x'.repeat(9 * LIMITS.lettersPerPaste))).toEqual({ kind: 'tooLong' });
    const huge = readLines(`${'y'.repeat(50_000)}\tz\nshort\tcell`);
    expect(huge).toMatchObject({ kind: 'lines', cut: 1 });
    expect(huge.kind === 'lines' && huge.lines[0]?.length).toBe(LIMITS.noteLength);
    const many = Array.from({ length: 1_500 }, () => 'z'.repeat(9_000)).join('\n');
    expect(readLines(many).kind).toBe('tooLong');
  });

  it('[BC7] control characters, direction overrides and broken letters do not come in', () => {
    expect(readLines('a\u0000b\u0007\u202Ec\u2066d\uFEFF\u2028e\u009b\ud800f')).toMatchObject({
      lines: ['abcd', 'e\ud800f'.replace('\ud800', '')],
    });
  });

  it('[BC7] a hostile clip is read as the plain text beside it, or with its absurd values tamed', () => {
    const fromClip = (value: unknown) => {
      const html = `<ul data-jumelage-board="${btoa(JSON.stringify(value))}"><li onclick="x()">a</li></ul>`;
      return readPasted({ html, text: 'plain' });
    };
    for (const value of [null, [], { version: 1 }, { version: 1, items: 'x' }, { version: 2, items: [{}] }])
      expect(fromClip(value)).toMatchObject({ kind: 'lines', lines: ['plain'] });
    expect(fromClip({ version: 1, items: [{ kind: 'script' }] })).toMatchObject({ kind: 'lines' });
    expect(
      readPasted({ html: '<img src=x onerror=alert(1) data-jumelage-board="!!!">', text: 'p' }),
    ).toMatchObject({
      lines: ['p'],
    });
    const odd = fromClip({
      version: 1,
      items: [
        { kind: 'note', x: 1e300, y: 'no', w: -5, colour: 'url(evil)', text: { toString: 1 }, parent: 0 },
        { kind: 'connector', from: 0, to: 99, __proto__: { polluted: true } },
      ],
    });
    expect(odd).toMatchObject({
      kind: 'clip',
      clip: { items: [{ x: 200_000, y: 0, w: 80, colour: 'sun', text: '', parent: null }, { to: null }] },
    });
    if (odd.kind === 'clip') {
      const board = newBoard();
      expect(pasteClip(board.context, odd.clip, { x: 0, y: 0 })).toHaveLength(1);
      board.store.flush();
      expect(board.store.size).toBe(1);
    }
  });

  it('[BC7] what writeClip wrote is what readClip reads, in any script', () => {
    const { board, frame } = filled();
    const pasted = readPasted(known(copyItems(board.model, [frame])));
    if (pasted.kind !== 'clip') throw new Error(pasted.kind);
    const items = pasted.clip.items.map((item) => ({ ...item, text: 'Ελλάδα 😀 \u0007' }));
    expect(readClip(writeClip({ items }))).toEqual({ items });
    expect(readClip('AAAA')).toBeNull();
  });
});
