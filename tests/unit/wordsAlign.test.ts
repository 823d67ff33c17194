/** Words that stand left, centred or right: an act, a look, a field of every format, the same wherever they are drawn. */
import { describe, expect, it, vi } from 'vitest';
import * as Y from 'yjs';
import { boardLook } from '../../client/app/board/exchange/boardLook.ts';
import { breakLines } from '../../client/canvas/text/breakLines.ts';
import { createRuler } from '../../client/canvas/text/measure.ts';
import { stretchesIn } from '../../client/canvas/text/strongParts.ts';
import { reasonAgainst } from '../../client/features/board/actions/ActionSet.ts';
import { setBoldWords } from '../../client/features/board/acts/embolden.ts';
import { lockItems } from '../../client/features/board/acts/lock.ts';
import { createFrame } from '../../client/features/board/acts/make.ts';
import { createFigures } from '../../client/features/board/acts/makeFigure.ts';
import { strongParts } from '../../client/features/board/canvas/later.ts';
import { type BoardColours, type Painting, paintItem } from '../../client/features/board/canvas/paint.ts';
import { clipOf, writeClip } from '../../client/features/board/clipboard/clip.ts';
import { readClip } from '../../client/features/board/clipboard/readClip.ts';
import { NoteFitter } from '../../client/features/board/text/fitNote.ts';
import { drawSvg } from '../../client/features/exports/picture/svg.ts';
import { boardItems } from '../../shared/documents/board.ts';
import { ALIGNS, type BoardItem } from '../../shared/documents/boardKinds.ts';
import { itemText } from '../../shared/documents/readItem.ts';
import { parseJson, readJson, writeJson } from '../../shared/exchange/boardJson.ts';
import { readExcalidraw } from '../../shared/exchange/excalidraw.ts';
import { readTldraw } from '../../shared/exchange/tldraw.ts';
import type { ItemId } from '../../shared/ids.ts';
import { newDesk } from '../support/desk.ts';
import { draftsOf, exported, landed } from '../support/exchangeBoards.ts';

const ARABIC = 'سلام';

/** A note of 200 px, a text of 320, a shape of 200 × 100 with 176 px for words. */
function open(words = 'Ab') {
  const parts = newDesk();
  const { desk, model, history, selection, context, said } = parts;
  const run = async (id: string, ...chosen: readonly ItemId[]) => {
    const before = said.length;
    selection.set(chosen);
    desk.actions.get(id).run(desk);
    await vi.waitFor(() => expect(said.length).toBeGreaterThan(before));
    model.store.flush();
  };
  const aligns = (...ids: readonly ItemId[]) => ids.map((id) => model.item(id)?.align);
  const checked = (...chosen: readonly ItemId[]) => {
    selection.set(chosen);
    return ALIGNS.filter((align) => desk.actions.get(`words.${align}`).checked?.(desk));
  };
  const note = parts.note(0, 0, words);
  const [text, shape] = createFigures(context, [
    { kind: 'text', x: 600, y: 0, w: 320, text: words },
    { kind: 'shape', x: 600, y: 300, w: 200, h: 100, text: words },
  ]) as [ItemId, ItemId];
  model.store.flush();
  const undo = () => {
    history.undo();
    model.store.flush();
  };
  return { ...parts, run, aligns, checked, undo, make: parts.note, note, text, shape };
}

const svgOf = (parts: ReturnType<typeof open>) =>
  drawSvg(exported(parts), boardLook(parts.model), { title: '', description: '', fonts: '' })?.svg ?? '';

describe('words that stand left, centred or right', () => {
  it('[BC631] all that is chosen, but what is locked, in one step of undo each', async () => {
    const { run, aligns, undo, note, text, shape, make, context, desk, selection, said, history } = open();
    const locked = make(0, 900, 'kept');
    lockItems(context, [locked], true);
    await run('words.right', shape);
    const depth = history.depth;
    await run('words.centre', note, text, shape, locked);
    expect([aligns(note, text, shape, locked), history.depth]).toEqual([
      ['centre', 'centre', 'centre', undefined],
      depth + 1,
    ]);
    expect(said.at(-1)).toBe('actions:names.words.centre');
    undo();
    expect(aligns(note, text, shape)).toEqual([undefined, undefined, 'right']);
    selection.set([locked]);
    expect(reasonAgainst(desk.actions.get('words.left'), desk)).toBe('locked');
    const frame = createFrame(context, { x: 0, y: 2_000, w: 400, h: 300, title: 'Named' }) as ItemId;
    desk.model.store.flush();
    selection.set([frame]);
    expect(reasonAgainst(desk.actions.get('words.left'), desk)).toBe('forms');
  });

  it('[BC630] [BC631] are ticked as they are seen, and what stands so already is not written', async () => {
    const { run, aligns, checked, note, shape, make, history } = open();
    const leftwards = make(0, 900, ARABIC);
    expect([checked(note), checked(shape), checked(leftwards)]).toEqual([['left'], ['centre'], ['right']]);
    expect(checked(note, shape)).toEqual([]);
    const depth = history.depth;
    await run('words.left', note);
    await run('words.centre', shape);
    await run('words.right', leftwards);
    expect([aligns(note, shape, leftwards), history.depth]).toEqual([
      [undefined, undefined, undefined],
      depth,
    ]);
    await run('words.left', note, shape, leftwards);
    expect([aligns(note, shape, leftwards), checked(note, shape, leftwards)]).toEqual([
      [undefined, 'left', 'left'],
      ['left'],
    ]);
  });

  it('[BC630] merge with what another does to colour and words at the same moment', async () => {
    const { run, note, doc, model } = open();
    const other = new Y.Doc();
    Y.applyUpdate(other, Y.encodeStateAsUpdate(doc));
    boardItems(other).get(note)?.set('colour', 'rose');
    itemText(boardItems(other).get(note))?.insert(0, 'And ');
    await run('words.centre', note);
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(other));
    model.store.flush();
    expect(model.item(note)).toMatchObject({ align: 'centre', colour: 'rose', text: 'And Ab' });
  });

  it('[BC630] [AN12] are a look that others get, whatever kind they are, and go along to another type', async () => {
    const { run, aligns, note, text, shape, model, make } = open();
    const plain = make(0, 900, 'plain');
    await run('words.right', note);
    await run('copyLook', note);
    await run('giveLook', text, shape);
    expect(aligns(text, shape)).toEqual(['right', 'right']);
    await run('become.note', shape);
    expect(model.item(shape)).toMatchObject({ kind: 'note', align: 'right' });
    await run('copyLook', plain);
    await run('giveLook', text);
    expect(aligns(text)).toEqual([undefined]);
  });

  it('[BC630] go along in clips and JSON; a value of a newer version does so as it came, shown as none', async () => {
    const parts = open();
    const { run, note, text, shape, model, context } = parts;
    await run('words.right', note, text, shape);
    boardItems(context.doc).get(note)?.set('align', 'justify');
    model.store.flush();
    expect(model.item(note)).toMatchObject({ extra: { align: 'justify' } });
    expect(model.item(note)?.align).toBeUndefined();
    const clip = readClip(writeClip(clipOf(model, [note, text, shape]) ?? { items: [] }));
    const kept = clip?.items.map(({ more }) => [more.align, more.extra?.align]);
    expect(kept).toEqual([
      [undefined, 'justify'],
      ['right', undefined],
      ['right', undefined],
    ]);
    const back = landed(readJson(parseJson(writeJson(exported(parts)))));
    const there = back.store.ids().map((id) => back.store.get(id));
    expect(there.map((item) => item?.align ?? item?.extra?.align).sort()).toEqual([
      'justify',
      'right',
      'right',
    ]);
    await run('words.centre', note);
    expect(model.item(note)).toMatchObject({ align: 'centre' });
    expect(model.item(note)?.extra).toBeUndefined();
  });

  it('[BC632] stand so in pictures, from right to left too', async () => {
    const parts = open();
    const { run, note, text, shape, make } = parts;
    const leftwards = make(0, 900, ARABIC);
    const written = new RegExp(
      `<text x="(\\d+)"[^>]*?( text-anchor="\\w+")?( direction="rtl")? xml:space="preserve">(?:Ab|${ARABIC})<`,
      'g',
    );
    const held = () =>
      [...svgOf(parts).matchAll(written)].map(([, x, anchor = '', way = '']) => `${x}${anchor}${way}`).sort();
    expect(held()).toEqual(['16', '600', '700 text-anchor="middle"', '184 direction="rtl"'].sort());
    await run('words.left', note, text, shape, leftwards);
    expect(held()).toEqual(['16', '600', '612', '16 text-anchor="end" direction="rtl"'].sort());
    await run('words.centre', note, text, shape, leftwards);
    expect(held()).toEqual(
      [
        '100 text-anchor="middle"',
        '760 text-anchor="middle"',
        '700 text-anchor="middle"',
        '100 text-anchor="middle" direction="rtl"',
      ].sort(),
    );
    await run('words.right', note, text, shape, leftwards);
    expect(held()).toEqual(
      [
        '184 text-anchor="end"',
        '920 text-anchor="end"',
        '788 text-anchor="end"',
        '184 direction="rtl"',
      ].sort(),
    );
  });
});

/** What is written on a picture of the board: the words, how they are held, and where; bold ones as well. */
function painted(item: BoardItem) {
  const box = { x: 0, y: 0, w: 200, h: 200 };
  const marks: string[] = [];
  const kept: Record<string | symbol, unknown> = { globalAlpha: 1, textAlign: 'start' };
  const context = new Proxy(kept, {
    get: (all, name) => {
      if (name === 'measureText') return (words: string) => ({ width: 10 * words.length });
      if (name === 'fillText' || name === 'strokeText')
        return (words: string, x: number) => marks.push(`${name} ${words} ${all.textAlign} ${x}`);
      return all[name] ?? (() => undefined);
    },
  }) as unknown as CanvasRenderingContext2D;
  const nothing = new Proxy({}, { get: () => 'black' });
  const colours = new Proxy({}, { get: () => nothing }) as BoardColours;
  const fitter = new NoteFitter(createRuler((words) => words.length * 0.5));
  paintItem({ context, item, box, zoom: 1, brief: false, fitter, colours } as unknown as Painting);
  return { marks, after: kept.textAlign };
}

describe('words from afar', () => {
  it('[BC632] stand as they do close up, bold ones over themselves, and leave nothing behind', async () => {
    await strongParts.fetch();
    const parts = open('Ab cd');
    const { run, note, text, shape, model, context, make } = parts;
    const leftwards = make(0, 900, ARABIC);
    setBoldWords(context, note, 3, 5);
    model.store.flush();
    const of = (id: ItemId) => painted(model.item(id) as BoardItem);
    expect(of(note)).toEqual({ marks: ['fillText Ab cd left 16', 'strokeText cd start 46'], after: 'start' });
    expect([of(shape).marks, of(leftwards).marks]).toEqual([
      ['fillText Ab cd center 100'],
      [`fillText ${ARABIC} right 184`],
    ]);
    await run('words.centre', note, text, leftwards);
    expect(of(note)).toEqual({
      marks: ['fillText Ab cd center 100', 'strokeText cd start 105'],
      after: 'start',
    });
    expect([of(text).marks, of(leftwards).marks]).toEqual([
      ['fillText Ab cd center 100'],
      [`fillText ${ARABIC} center 100`],
    ]);
    await run('words.right', note, shape);
    expect(of(note).marks).toEqual(['fillText Ab cd right 184', 'strokeText cd start 164']);
    expect(of(shape).marks).toEqual(['fillText Ab cd right 188']);
    await run('words.left', leftwards, shape);
    expect([of(leftwards).marks, of(shape).marks]).toEqual([
      [`fillText ${ARABIC} left 16`],
      ['fillText Ab cd left 12'],
    ]);
  });

  it('[BC632] spaces at the end of a line take no room, and bold letters stay the same ones', () => {
    const ruler = createRuler((words) => words.length);
    const { lines } = breakLines('heat  pumps and \nfar', 6, ruler);
    expect(lines).toEqual(['heat', 'pumps', 'and', 'far']);
    const shown = lines.join('\n');
    const bold = (strong: string) =>
      stretchesIn('heat  pumps and \nfar', shown, strong).map(([from, to]) => shown.slice(from, to).trim());
    expect([bold('0,6'), bold('4,7'), bold('6,11'), bold('12,20')]).toEqual([
      ['heat'],
      ['p'],
      ['pumps'],
      ['and\nfar'],
    ]);
  });
});

describe('drawings of others', () => {
  it('[EX98] words of Excalidraw stand as they did there', () => {
    const text = { type: 'text', x: 100, y: 0, width: 200, height: 30, fontSize: 24, text: 'Title' };
    const box = { type: 'rectangle', x: 0, y: 100, width: 100, height: 100, backgroundColor: '#a5d8ff' };
    const label = { ...text, containerId: 'd' };
    const elements = [
      { ...text, id: 'a', textAlign: 'left' },
      { ...text, id: 'b', textAlign: 'center' },
      { ...text, id: 'c', textAlign: 'right' },
      { ...text, id: 'e', textAlign: 'constructor' },
      { ...box, id: 'd' },
      { ...label, id: 'd1', textAlign: 'right' },
      { ...box, id: 'f' },
      { ...label, id: 'f1', containerId: 'f', textAlign: 'center' },
    ];
    const drafts = draftsOf(readExcalidraw({ type: 'excalidraw', elements }));
    expect(drafts.map(({ fields: { align, x, w } }) => [align, x, w])).toEqual([
      [undefined, 100, 238],
      ['centre', 81, 238],
      ['right', 62, 238],
      [undefined, 100, 238],
      ['right', 0, 100],
      [undefined, 0, 100],
    ]);
  });

  it('[EX98] words of tldraw stand as they did there, of older boards too', () => {
    const shape = (id: string, type: string, props: Readonly<Record<string, unknown>>) => ({
      id: `shape:${id}`,
      typeName: 'shape',
      type,
      x: 0,
      y: 0,
      props: { w: 100, h: 100, color: 'red', text: 'Words', ...props },
    });
    const records = [
      shape('a', 'geo', { geo: 'rectangle', align: 'middle' }),
      shape('b', 'geo', { geo: 'rectangle', align: 'start' }),
      shape('c', 'geo', { geo: 'rectangle', align: 'end-legacy' }),
      shape('d', 'note', { align: 'middle' }),
      shape('e', 'text', { textAlign: 'start' }),
      shape('f', 'text', { textAlign: 'middle' }),
    ];
    const drafts = draftsOf(readTldraw({ tldrawFileFormatVersion: 1, records }));
    expect(drafts.map(({ fields }) => fields.align)).toEqual([
      ...[undefined, 'left', 'right'],
      ...['centre', undefined, 'centre'],
    ]);
  });
});
