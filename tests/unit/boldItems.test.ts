/** Items that are bold as a whole: an act, a look, a field of every format, and letters that measure wider. */
import { describe, expect, it, vi } from 'vitest';
import * as Y from 'yjs';
import { boardLook } from '../../client/app/board/exchange/boardLook.ts';
import { createRuler } from '../../client/canvas/text/measure.ts';
import { reasonAgainst } from '../../client/features/board/actions/ActionSet.ts';
import { lockItems } from '../../client/features/board/acts/lock.ts';
import { createFrame } from '../../client/features/board/acts/make.ts';
import { createFigures } from '../../client/features/board/acts/makeFigure.ts';
import { clipOf, writeClip } from '../../client/features/board/clipboard/clip.ts';
import { readClip } from '../../client/features/board/clipboard/readClip.ts';
import { BoardModel } from '../../client/features/board/model/boardModel.ts';
import { NoteFitter } from '../../client/features/board/text/fitNote.ts';
import { drawSvg } from '../../client/features/exports/picture/svg.ts';
import { printView } from '../../client/features/exports/print/printBoard.ts';
import { boardItems } from '../../shared/documents/board.ts';
import { itemText } from '../../shared/documents/readItem.ts';
import { parseJson, readJson, writeJson } from '../../shared/exchange/boardJson.ts';
import { writeMarkdown } from '../../shared/exchange/boardMarkdown.ts';
import { readMarkdown } from '../../shared/exchange/readMarkdown.ts';
import type { ItemId } from '../../shared/ids.ts';
import { newDesk } from '../support/desk.ts';
import { draftsOf, exported, landed } from '../support/exchangeBoards.ts';

function open() {
  const parts = newDesk();
  const { desk, model, history, selection, context, said } = parts;
  const run = async (id: string, ...chosen: readonly ItemId[]) => {
    const before = said.length;
    selection.set(chosen);
    desk.actions.get(id).run(desk);
    await vi.waitFor(() => expect(said.length).toBeGreaterThan(before));
    model.store.flush();
  };
  const bold = (...ids: readonly ItemId[]) => ids.map((id) => model.item(id)?.bold === true);
  const undo = () => {
    history.undo();
    model.store.flush();
  };
  const [text, shape] = createFigures(context, [
    { kind: 'text', x: 600, y: 0, w: 320, text: 'Words' },
    { kind: 'shape', x: 600, y: 300, w: 200, h: 100, text: 'In' },
  ]) as [ItemId, ItemId];
  const note = parts.note(0, 0, 'One\n\n*two*');
  return { ...parts, run, bold, undo, text, shape, id: note };
}

describe('a bold item', () => {
  it('[BC210] is switched with all that is chosen, in one step of undo, but for what is locked or has a name', async () => {
    const { run, bold, undo, id, text, shape, note, context, desk, selection } = open();
    const locked = note(0, 900, 'kept');
    lockItems(context, [locked], true);
    await run('bold', shape);
    await run('bold', id, text, shape, locked);
    expect(bold(id, text, shape, locked)).toEqual([true, true, true, false]);
    undo();
    expect(bold(id, text, shape)).toEqual([false, false, true]);
    await run('bold', shape);
    expect(bold(shape)).toEqual([false]);
    expect(boardItems(context.doc).get(shape)?.has('bold')).toBe(false);
    const frame = createFrame(context, { x: 0, y: 2_000, w: 400, h: 300, title: 'Named' }) as ItemId;
    desk.model.store.flush();
    selection.set([frame]);
    expect(reasonAgainst(desk.actions.get('bold'), desk)).toBe('forms');
  });

  it('[BC210] merges with what another does to its colour and words at the same moment', async () => {
    const { run, id, doc, model } = open();
    const other = new Y.Doc();
    Y.applyUpdate(other, Y.encodeStateAsUpdate(doc));
    boardItems(other).get(id)?.set('colour', 'rose');
    itemText(boardItems(other).get(id))?.insert(0, 'And ');
    await run('bold', id);
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(other));
    model.store.flush();
    expect(model.item(id)).toMatchObject({ bold: true, colour: 'rose', text: 'And One\n\n*two*' });
  });

  it('[BC210] [AN12] is a look that others get, whatever kind they are, and is taken off by one that is not', async () => {
    const { run, bold, id, text, shape, model, context } = open();
    await run('bold', id);
    await run('copyLook', id);
    boardItems(context.doc).get(text)?.set('size', 'L');
    await run('giveLook', text, shape);
    expect(bold(text, shape)).toEqual([true, true]);
    expect(model.item(text)).toMatchObject({ size: 'L' });
    await run('become.note', shape);
    expect(model.item(shape)).toMatchObject({ kind: 'note', bold: true });
    boardItems(context.doc).get(id)?.delete('bold');
    model.store.flush();
    await run('copyLook', id);
    await run('giveLook', text);
    expect(bold(text)).toEqual([false]);
  });

  it('[BC210] [AN32] goes along in clips, JSON, Markdown, pictures and print', async () => {
    const parts = open();
    const { run, id, text, shape, model } = parts;
    await run('bold', id, text, shape);
    const clip = readClip(writeClip(clipOf(model, [id, text, shape]) ?? { items: [] }));
    expect(clip?.items.map(({ more }) => more.bold)).toEqual([true, true, true]);
    const board = exported(parts);
    const back = landed(readJson(parseJson(writeJson(board))));
    expect(back.store.ids().map((one) => back.store.get(one)?.bold)).toEqual([true, true, true]);
    const markdown = writeMarkdown(board);
    expect(markdown).toContain('- **One**\n  \\\n  **\\*two\\***');
    const drafts = draftsOf(readMarkdown(markdown));
    expect(drafts.map((draft) => [draft.text, draft.fields.bold])).toEqual(
      expect.arrayContaining([
        ['One\n\n*two*', true],
        ['Words', true],
      ]),
    );
    const plain = draftsOf(readMarkdown('- **a** and **b**\n- c **d**\n- **\\**\n\n**whole\nparagraph**\n'));
    expect(plain.filter(({ fields }) => fields.bold)).toEqual([]);
    const svg = drawSvg(board, boardLook(model), { title: '', description: '', fonts: '' })?.svg ?? '';
    expect(svg.match(/font-weight="700"/g)).toHaveLength(4);
  });

  it('[BC210] is broken into lines, and as high, as its wider letters need', () => {
    const { model, context, id, text, shape } = open();
    const fitter = new NoteFitter(
      createRuler((words) => words.length * 0.5),
      () => createRuler((words) => words.length * 2),
    );
    const wide = new BoardModel(
      model.store,
      (words, width, bold) => fitter.of(bold).height(words, width),
      (words, width, px, bold) => fitter.of(bold).words(words, width, px).height,
    );
    const heights = () => [id, text, shape].map((one) => wide.box(one)?.h ?? 0);
    for (const one of [id, text, shape])
      itemText(boardItems(context.doc).get(one))?.insert(0, 'and '.repeat(20));
    model.store.flush();
    const before = heights();
    context.doc.transact(() => {
      for (const one of [id, text, shape]) boardItems(context.doc).get(one)?.set('bold', true);
    });
    model.store.flush();
    heights().forEach((h, at) => {
      expect(h).toBeGreaterThan(before[at] as number);
    });
    wide.destroy();
  });
});

it('[BC215] a small note says who wrote it in smaller letters, in pictures too, and what is said of it hangs lower', () => {
  const parts = newDesk();
  const { note, context, model } = parts;
  const [small] = [note(0, 0, 'Few')];
  boardItems(context.doc).get(small)?.set('w', 100);
  model.store.flush();
  const board = exported(parts, null, new Map([[small, [{ reaction: 'agree', count: 3 }]]]));
  const author = { name: 'Anna', city: 'Budapest', badge: 'BUD' };
  const items = board.items.map((one) => ({ ...one, author }));
  const svg =
    drawSvg({ ...board, items }, boardLook(model), { title: '', description: '', fonts: '' })?.svg ?? '';
  expect(svg).toMatch(/font-size="11"[^>]*>Anna<tspan [^>]*font-size="9.6"/);
  const top = Number(/y="([\d.]+)" width="[\d.]+" height="36"/.exec(svg)?.[1]);
  expect(top).toBeGreaterThanOrEqual(100 - 10);
});

it('[BC210] print has it', async () => {
  const { run, id, ...parts } = open();
  await run('bold', id);
  const made: { text: string; style: Record<string, string> }[] = [];
  const element = () => {
    const one = {
      text: '',
      style: {} as Record<string, string>,
      dir: '',
      className: '',
      append: () => undefined,
    };
    made.push(one);
    return Object.defineProperty(one, 'textContent', { set: () => undefined });
  };
  vi.stubGlobal('document', { createElement: element });
  printView(
    exported(parts),
    { whole: null, frames: new Map() },
    { date: '', linkedTo: () => '', votes: () => '', noTitle: '', loose: '' },
  );
  vi.unstubAllGlobals();
  expect(made.filter(({ style }) => style.fontWeight === '700')).toHaveLength(1);
});
