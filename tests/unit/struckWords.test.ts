/** Words that are struck through: the act, a look, files, the canvas far out. */
import { describe, expect, it } from 'vitest';
import { giveLook, lookOf } from '../../client/features/board/acts/arrange.ts';
import { lockItems } from '../../client/features/board/acts/lock.ts';
import { createFrame } from '../../client/features/board/acts/make.ts';
import { paintRows } from '../../client/features/board/canvas/paintRows.ts';
import { clipOf, writeClip } from '../../client/features/board/clipboard/clip.ts';
import { readClip } from '../../client/features/board/clipboard/readClip.ts';
import { line } from '../../client/features/exports/picture/lines.ts';
import { boardItems } from '../../shared/documents/board.ts';
import { parseJson, readJson, writeJson } from '../../shared/exchange/boardJson.ts';
import { writeMarkdown } from '../../shared/exchange/boardMarkdown.ts';
import { readMarkdown } from '../../shared/exchange/readMarkdown.ts';
import type { ItemId } from '../../shared/ids.ts';
import { draftsOf, exported, landed } from '../support/exchangeBoards.ts';
import { openWords } from '../support/wordsBoard.ts';

describe('words that are struck through', () => {
  it('[BC723] all of what is chosen, but what is locked, in one step of undo, and off where all were', async () => {
    const { run, of, undo, note, text, shape, make, context, model, history, reason, said } = openWords();
    const locked = make(0, 900, 'kept');
    lockItems(context, [locked], true);
    const struck = () => [note, text, shape, locked].map((id) => of(id).struck ?? false);
    await run('struck', shape);
    const depth = history.depth;
    await run('struck', note, text, shape, locked);
    expect([struck(), history.depth, said.at(-1)]).toEqual([
      [true, true, true, false],
      depth + 1,
      'actions:said.struck',
    ]);
    undo();
    expect(struck()).toEqual([false, false, true, false]);
    await run('struck', shape);
    expect([struck()[2], boardItems(context.doc).get(shape)?.has('struck')]).toEqual([false, false]);
    const frame = createFrame(context, { x: 0, y: 2_000, w: 400, h: 300, title: 'Named' }) as ItemId;
    model.store.flush();
    expect(reason('struck', frame)).toBe('forms');
    for (const hostile of [7, 'true', null, {}]) boardItems(context.doc).get(note)?.set('struck', hostile);
    model.store.flush();
    expect(of(note).struck).toBeUndefined();
  });

  it('[BC724] goes through copies, files and looks', async () => {
    const parts = openWords('Ab\nCd');
    const { run, of, note, shape, context, model, make } = parts;
    await run('struck', note);
    await run('bold', note);
    const clip = readClip(writeClip(clipOf(model, [note, shape]) ?? { items: [] }));
    expect(clip?.items.map(({ more }) => more.struck)).toEqual([true, undefined]);
    const back = landed(readJson(parseJson(writeJson(exported(parts)))));
    expect(back.store.ids().filter((id) => back.store.get(id)?.struck)).toHaveLength(1);
    const markdown = writeMarkdown(exported(parts));
    expect(markdown).toContain('~~**Ab**~~');
    const drafts = draftsOf(readMarkdown(markdown));
    expect(drafts.filter(({ fields }) => fields.struck && fields.bold).map(({ text }) => text)).toEqual([
      'Ab\nCd',
    ]);
    const other = make(0, 500, 'Other');
    const look = lookOf(of(note));
    expect(look && giveLook(context, [other], look)).toBe(1);
    model.store.flush();
    expect([of(other).struck, of(other).bold]).toEqual([true, true]);
  });

  it('[BC724] a line is drawn through each row far out, and in a picture', async () => {
    const { run, of, note } = openWords();
    const drawn: number[][] = [];
    const context = {
      fillText: () => undefined,
      measureText: (words: string) => ({ width: 10 * words.length }),
      fillRect: (...box: number[]) => drawn.push(box),
    } as unknown as CanvasRenderingContext2D;
    const paint = () =>
      paintRows(context, of(note), { lines: ['Ab', 'Cde'], lineHeight: 20 }, 16, { x: 5, y: 0, w: 100 });
    paint();
    expect(drawn).toEqual([]);
    await run('struck', note);
    paint();
    expect(drawn).toEqual([
      [5, 9.5, 20, 1],
      [5, 29.5, 30, 1],
    ]);
    const style = { size: 16, fill: '#000' };
    expect(line('Ab', 0, 0, { ...style, struck: true })).toContain('text-decoration="line-through"');
    expect(line('Ab', 0, 0, style)).not.toContain('text-decoration');
  });
});
