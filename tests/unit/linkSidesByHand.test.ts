import { afterEach, describe, expect, it, vi } from 'vitest';
import { readPresence, writePresence } from '../../client/canvas/presence/boardPresence.ts';
import { LINKING } from '../../client/features/board/actions/linking.ts';
import { orderingActs } from '../../client/features/board/actions/ordering.ts';
import { duplicateItems } from '../../client/features/board/acts/copy.ts';
import { linkItems } from '../../client/features/board/acts/make.ts';
import { pasteClip } from '../../client/features/board/acts/paste.ts';
import { stickers } from '../../client/features/board/canvas/later.ts';
import { lineCode } from '../../client/features/board/canvas/laterLines.ts';
import { putEnd } from '../../client/features/board/canvas/lineCommands.ts';
import { clipOf, writeClip } from '../../client/features/board/clipboard/clip.ts';
import { readClip } from '../../client/features/board/clipboard/readClip.ts';
import { TOAST_EVENT, type ToastRequest } from '../../client/ui/showToast.ts';
import { boardItems } from '../../shared/documents/board.ts';
import type { ItemId } from '../../shared/ids.ts';
import { newCanvas } from '../support/boardCommands.ts';
import { newDesk } from '../support/desk.ts';

await orderingActs.fetch();
await lineCode.fetch();
await stickers.fetch();

type Canvas = Pick<ReturnType<typeof newCanvas>, 'model'>;
const sidesOf = ({ model }: Canvas, id: ItemId | null) => {
  model.store.flush();
  const link = model.item(id);
  return link?.kind === 'connector' ? [link.fromSide, link.toSide] : null;
};
const AUTO = [undefined, undefined];

/** What toasts say from now on. */
function toasts(): readonly string[] {
  const shown: string[] = [];
  const page = new EventTarget();
  page.addEventListener(TOAST_EVENT, (event) =>
    shown.push((event as CustomEvent<ToastRequest>).detail.message),
  );
  vi.stubGlobal('window', page);
  return shown;
}

afterEach(() => void vi.unstubAllGlobals());

/** Four notes of 200 in a row. */
function inRow() {
  const canvas = newCanvas();
  const notes = [0, 1, 2, 3].map((at) => canvas.note(at * 230, 0, `${at}`)) as [
    ItemId,
    ItemId,
    ItemId,
    ItemId,
  ];
  canvas.viewport.setCamera({ x: 0, y: 0, zoom: 1 });
  return { ...canvas, notes, handlers: canvas.gestures.handlers };
}

describe('sides by hand', () => {
  it('[BC378] a link from the handle below keeps that side and the side near which it is let go', () => {
    const canvas = inRow();
    const { handlers, notes, selection, history } = canvas;
    const [first, , , last] = notes;
    handlers.onLinkDrop?.({ from: first, side: 'bottom', over: last, point: { x: 790, y: 190 } });
    // The other end would arrive below by itself.
    expect(sidesOf(canvas, selection.single)).toEqual(['bottom', undefined]);
    expect(canvas.surface.route(selection.single as ItemId)?.points.at(-1)).toEqual({ x: 790, y: 200 });
    history.undo();
    handlers.onLinkDrop?.({ from: first, side: 'bottom', over: last, point: { x: 790, y: 5 } });
    expect(sidesOf(canvas, selection.single)).toEqual(['bottom', 'top']);
  });

  it('[BC378] the start stays where it was pulled from, also where the side of the other end would draw it away', () => {
    const canvas = inRow();
    const { handlers, notes, selection } = canvas;
    const [first, , third] = notes;
    // Let go at the upper edge: by itself the line would then leave above.
    handlers.onLinkDrop?.({ from: first, side: 'right', over: third, point: { x: 560, y: 5 } });
    expect(sidesOf(canvas, selection.single)).toEqual(['right', 'top']);
  });

  it('[BC378] a second link by other sides stands beside the first; by the same sides, or by none, there is one, and that is said', () => {
    const canvas = inRow();
    const shown = toasts();
    const { handlers, notes, selection, model } = canvas;
    const [first, , , last] = notes;
    const drop = (y: number) => {
      handlers.onLinkDrop?.({
        from: first,
        side: y > 100 ? 'bottom' : 'top',
        over: last,
        point: { x: 790, y },
      });
      return selection.single;
    };
    const below = drop(190);
    const above = drop(5);
    expect(above).not.toBe(below);
    expect(sidesOf(canvas, below)?.[0]).toBe('bottom');
    expect([drop(190), drop(5)]).toEqual([below, above]);
    expect(shown).toHaveLength(2);
    handlers.onLinkDrop?.({ from: first, side: 'right', over: last, point: { x: 790, y: 100 } });
    const links = () => [...model.store.values()].filter(({ kind }) => kind === 'connector');
    expect(links()).toHaveLength(2);
    expect(shown).toEqual(Array(3).fill('line.there'));
    // The other way round it is another one.
    handlers.onLinkDrop?.({ from: last, side: 'left', over: first, point: { x: 100, y: 100 } });
    expect([links().length, shown.length]).toEqual([3, 3]);
  });

  it('[BC378] where that is the automatic way, and in the middle of an item, nothing is kept', () => {
    const canvas = inRow();
    const { handlers, notes, selection } = canvas;
    const [first, second, third] = notes;
    handlers.onLinkDrop?.({ from: first, side: 'right', over: second, point: { x: 235, y: 100 } });
    expect(sidesOf(canvas, selection.single)).toEqual(AUTO);
    handlers.onLinkDrop?.({ from: second, side: 'right', over: third, point: { x: 560, y: 100 } });
    expect(sidesOf(canvas, selection.single)).toEqual(AUTO);
    handlers.onLine?.({ from: first, start: { x: 100, y: 100 }, over: third, point: { x: 560, y: 196 } });
    expect(sidesOf(canvas, selection.single)).toEqual([undefined, 'bottom']);
  });

  it('[BC378] [BC534] an end that is put near an edge keeps that side, also the automatic one, and is automatic again in the middle; the other end stays', () => {
    const canvas = inRow();
    const { handlers, notes, context, selection, surface, history } = canvas;
    const [first, , , last] = notes;
    const id = linkItems(context, first, last) as ItemId;
    canvas.model.store.flush();
    selection.set([id]);
    const drag = (tip: 'from' | 'to', over: ItemId, x: number, y: number) => ({
      id,
      tip,
      over,
      point: { x, y },
    });
    handlers.onTipMove?.(drag('to', last, 790, 190));
    // While a hand moves it the start is seen where it will be.
    expect(surface.tips(id)).toEqual({ from: { x: 200, y: 100 }, to: { x: 790, y: 200 } });
    expect(sidesOf(canvas, id)).toEqual(AUTO);
    handlers.onTipDrop?.(drag('to', last, 790, 190));
    expect(sidesOf(canvas, id)).toEqual(['right', 'bottom']);
    handlers.onTipDrop?.(drag('from', first, 100, 10));
    expect(sidesOf(canvas, id)).toEqual(['top', 'bottom']);
    history.undo();
    expect(sidesOf(canvas, id)).toEqual(['right', 'bottom']);
    handlers.onTipDrop?.(drag('to', last, 790, 100));
    expect(sidesOf(canvas, id)).toEqual(['right', undefined]);
  });

  it('[CV121] near an edge the side is told, in the middle none', () => {
    const { handlers, notes } = inRow();
    const [first] = notes;
    const at = (x: number, y: number) => handlers.sideAt?.(first, { x, y });
    expect([at(5, 100), at(195, 100), at(100, 5), at(100, 195), at(100, 100)]).toEqual([
      ...['left', 'right', 'top', 'bottom'],
      null,
    ]);
  });

  it('[CV121] others see the end at that side; what is no side travels as none', () => {
    const { notes } = inRow();
    const [id, at] = notes;
    const hand = { does: 'tip', id, end: 'to', at, side: 'top' } as const;
    const told = writePresence({ cursor: null, drag: null, editing: null, hand });
    expect(readPresence(JSON.parse(JSON.stringify(told))).hand).toEqual(hand);
    expect(readPresence({ hand: { id, end: 'to', at, side: 'inside' } }).hand).toMatchObject({ side: null });
  });

  it('[BC379] [BC380] sides are acts of one step each, swap with the ends, and go with copies and clips', () => {
    const { desk, ...board } = newDesk();
    const [a, b] = [board.note(0, 0, 'a'), board.note(600, 0, 'b')];
    const link = linkItems(desk.context, a, b) as ItemId;
    const sides = () => sidesOf(desk, link);
    desk.model.store.flush();
    desk.selection.set([link]);
    const act = (id: string) => LINKING.find((one) => one.id === id);
    expect(act('fromSide.auto')?.checked?.(desk)).toBe(true);
    for (const id of ['fromSide.bottom', 'toSide.top', 'turnLink']) act(id)?.run(desk);
    expect(sides()).toEqual(['top', 'bottom']);
    expect(act('fromSide.top')?.checked?.(desk)).toBe(true);
    const read = readClip(writeClip(clipOf(desk.model, [a, b]) ?? { items: [] }));
    expect(read?.items.at(-1)?.more).toMatchObject({ fromSide: 'top', toSide: 'bottom' });
    if (read) pasteClip(desk.context, read, { x: 0, y: 900 });
    duplicateItems(desk.context, [a, b], { dx: 0, dy: 1_500 });
    desk.model.store.flush();
    const all = desk.model.store.ids().map((id) => sidesOf(desk, id));
    expect(all.filter(Boolean)).toEqual([
      ['top', 'bottom'],
      ['top', 'bottom'],
      ['top', 'bottom'],
    ]);
    desk.history.undo();
    desk.history.undo();
    act('toSide.auto')?.run(desk);
    expect(sides()).toEqual(['top', undefined]);
    for (const _step of ['auto', 'turn', 'top', 'bottom']) desk.history.undo();
    expect(sides()).toEqual(AUTO);
  });

  it('[BC380] an end that goes elsewhere by a list is automatic, and no side that a hostile writer puts there is read', () => {
    const canvas = inRow();
    const { commands, context, notes, doc, model } = canvas;
    const [first, second, third] = notes;
    const id = linkItems(context, first, second, '', { toSide: 'top' }) as ItemId;
    expect(sidesOf(canvas, id)).toEqual([undefined, 'top']);
    putEnd(commands, id, 'to', third);
    expect(sidesOf(canvas, id)).toEqual(AUTO);
    for (const evil of ['inside', 7, { left: 1 }, null]) {
      boardItems(doc).get(id)?.set('fromSide', evil);
      expect(sidesOf(canvas, id)).toEqual(AUTO);
      expect(model.box(id)).not.toBeNull();
    }
  });
});
