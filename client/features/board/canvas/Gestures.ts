/**
 * What the surface's gestures mean on a board. While a hand moves something only this screen and awareness know; the
 * document gets one write when it is let go, so that a drag is one record and one step of undo.
 */

import type { Pen } from '../../../../shared/documents/boardKinds.ts';
import { isGrid, isTableLine } from '../../../../shared/documents/boardKinds.ts';
import type { ItemId } from '../../../../shared/ids.ts';
import type { Box, Point } from '../../../canvas/geometry.ts';
import { centre, shift } from '../../../canvas/geometry.ts';
import type { Drag, LinkDrag, SurfaceHandlers, Tool } from '../../../canvas/handlers.ts';
import type { Side } from '../../../canvas/items.ts';
import { MOST_DRAGGED } from '../../../canvas/presence/boardPresence.ts';
import type { PresencePublisher } from '../../../canvas/presence/PresencePublisher.ts';
import { type Writable, writable } from '../../../live/readable.ts';
import type { Readable } from '../../../live/types.ts';
import type { Choosing } from '../actions/Action.ts';
import type { duplicateItems } from '../acts/copy.ts';
import { dropItems, type NewSize, resizeItem, resizeItems } from '../acts/move.ts';
import { sizeIn } from '../model/figures.ts';
import { columnsWithin } from '../model/layout.ts';
import type { BoardCommands } from './BoardCommands.ts';
import type { BoardSurface } from './BoardSurface.ts';
import type { Displacements } from './Displacements.ts';
import { holderAt, targetOf } from './dropTarget.ts';
import type { Lines } from './Lines.ts';
import type { LinkMode } from './LinkMode.ts';
import { type Stickers, stickers } from './later.ts';
import { lineCode } from './laterLines.ts';
import { newcomers } from './laterNewcomers.ts';
import { newTables } from './laterTables.ts';
import type { Placing } from './Placing.ts';
import { drawing } from './pens.ts';
import { containerAt, placeInGrid } from './places.ts';
import { turningHandlers } from './Turning.ts';
import { nudgeInTable } from './tableNudge.ts';

export interface GestureParts {
  readonly commands: BoardCommands;
  readonly surface: BoardSurface;
  readonly displacements: Displacements;
  readonly publisher: PresencePublisher;
  readonly tool: Writable<Tool>;
  readonly pen: Readable<Pen | 'eraser'>;
  readonly lines: Lines;
  readonly links: Pick<LinkMode, 'take' | 'cancel'>;
  readonly placing: Placing;
  readonly adding: Writable<boolean>;
}

export interface ContextAt {
  readonly id: ItemId | null;
  readonly at: Point;
}

/** Two notes on each other: put them into one cluster? */
export interface ClusterOffer {
  readonly dragged: ItemId;
  readonly target: ItemId;
}

export class Gestures {
  /** For chrome that hides while hands are busy. */
  readonly busy = writable(false);
  /** The note that a dragged note would be clustered with. */
  readonly target = writable<ItemId | null>(null);
  /** Where a row or a column would land that is dragged by its heading. */
  readonly bar = writable<Box | null>(null);
  readonly offer = writable<ClusterOffer | null>(null);
  readonly menu = writable<ContextAt | null>(null);
  /** A list to choose from is open. */
  readonly choosing = writable<Choosing | null>(null);
  readonly handlers: SurfaceHandlers<ItemId>;
  readonly #parts: GestureParts;
  readonly #grasped = new Map<ItemId, Box>();

  constructor(parts: GestureParts) {
    this.#parts = parts;
    const { commands } = parts;
    this.handlers = {
      onPlaceStart: parts.placing.begin,
      onPlace: parts.placing.place,
      onCreateAt(at) {
        // A note comes without network too, before that code has come.
        const code = newcomers.now();
        if (code) code.put(commands, 'note', null, at);
        else commands.newNote(at);
      },
      onEdit: (id, point) =>
        (point === null &&
          (parts.lines.bends.letGo() || parts.links.take(id) || newcomers.now()?.makeHeld(parts))) ||
        this.#edit(id, point),
      onContext: (id, at) => this.#context(id, at),
      onDragStart: (drag) => {
        this.#begin();
        this.#grasp(drag);
      },
      onDragMove: (drag) => this.#drag(drag),
      onDrop: (drag) => this.#drop(drag),
      onDragCancel: (drag) => this.#end(drag.ids),
      onResizeStart: () => this.#begin(),
      onResizeMove: (id, box) => this.#resize(id, box),
      onResizeEnd: (id, box) => this.#resized(id, box),
      onResizeCancel: (id) => this.#resizeCancelled(id),
      onScaleStart: () => this.#begin(),
      onScaleMove: (boxes, factor, fixed) => this.#scale(boxes, factor, fixed),
      onScaleEnd: (boxes) => this.#scaled(boxes),
      onScaleCancel: (boxes) => this.#end(new Set(boxes.keys())),
      onLinkClick: (from, side) => this.#linkClick(from, side),
      onLinkDrop: (drag) => this.#linkDrop(drag),
      onNudge: (_ids, dx, dy) => parts.lines.nudge(dx, dy) || this.#nudge(dx, dy),
      ...parts.lines.handlers,
      ...turningHandlers(parts),
      onStuck: (id) => commands.stuck(id),
      onPointer: (cursor) => this.#pointer(cursor),
      ink: (points) => drawing.now()?.inkInHand(parts.pen.get(), points) ?? '',
      onDraw(points) {
        const pen = parts.pen.get();
        drawing.run(commands.parts, ({ drawn }) => drawn(commands, parts.surface, pen, points));
      },
      onAdded: () => parts.adding.set(false),
      onEscape: () => {
        parts.adding.set(false);
        parts.links.cancel();
        parts.tool.set('select');
      },
    };
  }

  #pointer(cursor: Point | null): void {
    this.#parts.commands.pointAt(cursor);
    this.#parts.publisher.show({ cursor });
  }

  #nudge(dx: number, dy: number): void {
    const { commands } = this.#parts;
    if (!commands.mayEdit || !nudgeInTable(commands, dx, dy)) commands.nudge(dx, dy);
  }

  /** In a cell of a table a double click makes a note, as on the board. */
  #edit(id: ItemId, point: Point | null): void {
    const { commands } = this.#parts;
    if (point && isGrid(commands.parts.model.item(id)?.kind))
      newcomers.run(commands.parts, ({ writeInGrid }) => writeInGrid(commands, id, point));
    else commands.edit(id, point);
  }

  #context(id: ItemId | null, at: Point): void {
    const { selection } = this.#parts.commands.parts;
    if (id !== null && !selection.has(id)) selection.press(id);
    if (id === null) selection.clear();
    this.menu.set({ id, at });
  }

  #begin(): void {
    this.offer.set(null);
    this.menu.set(null);
    this.busy.set(true);
  }

  /** Where it is seen when a hand takes it counts, whatever others do meanwhile: it stays under the pointer. */
  #grasp({ ids }: Drag<ItemId>): void {
    const { displacements, commands } = this.#parts;
    const { model } = commands.parts;
    this.#grasped.clear();
    for (const id of ids) {
      const place = model.place(id);
      if (place) this.#grasped.set(id, displacements.byOthers(id, place));
    }
  }

  /** What was grabbed itself; the rest comes along. */
  #roots(ids: ReadonlySet<ItemId>): readonly ItemId[] {
    const { model } = this.#parts.commands.parts;
    return [...ids].filter((id) => !ids.has(model.parentOf(id) as ItemId));
  }

  #drag(drag: Drag<ItemId>): void {
    const { displacements, surface, publisher, commands } = this.#parts;
    const { model } = commands.parts;
    const { dx, dy } = drag;
    const roots = this.#roots(drag.ids);
    // With Alt all stays where it is, for others too: what moves is a copy.
    displacements.setMine(drag.alt ? new Set() : drag.ids, { dx, dy }, this.#grasped);
    surface.linksMoved(drag.ids);
    const seen = drag.alt ? null : { ids: roots.slice(0, MOST_DRAGGED), dx, dy };
    publisher.show({ drag: seen, cursor: drag.point });
    const isLine = isTableLine(model.item(drag.grabbed)?.kind);
    const landing = isLine ? newTables.now()?.lineTarget(model, drag.grabbed, drag.point) : null;
    this.bar.set(landing?.bar ?? null);
    const notesOnly = roots.every((id) => model.item(id)?.kind === 'note');
    const holder = notesOnly ? holderAt(model, drag) : null;
    if (holder) {
      const lifted = new Set(roots);
      const height = model.box(drag.grabbed)?.h ?? 0;
      model.setSlot({ holder, height, ...placeInGrid(model, holder, drag.point, lifted) }, lifted);
    } else model.setSlot(null, notesOnly ? new Set(roots) : new Set());
    this.target.set(
      roots.length === 1 && !holder ? targetOf(model, drag, roots[0] as ItemId, notesOnly) : null,
    );
  }

  #drop(drag: Drag<ItemId>): void {
    const { commands } = this.#parts;
    if (isTableLine(commands.parts.model.item(drag.grabbed)?.kind)) {
      newTables.run(commands.parts, (code) => code.dropLine(commands, drag.grabbed, drag.point));
      this.#end(drag.ids);
      return;
    }
    const roots = this.#roots(drag.ids);
    const { parts } = commands;
    const end = () => this.#end(drag.ids);
    const drop = (code: Stickers | null) =>
      drag.alt
        ? newcomers.run(parts, (more) => this.#dropped(drag, roots, code, more.duplicateItems), end)
        : this.#dropped(drag, roots, code);
    if (roots.every((id) => parts.model.item(id)?.kind !== 'sticker')) drop(null);
    else stickers.run(parts, drop, end);
  }

  #dropped(
    drag: Drag<ItemId>,
    roots: readonly ItemId[],
    code: Stickers | null,
    copy?: typeof duplicateItems,
  ): void {
    const { commands } = this.#parts;
    const { model, context, history, selection } = commands.parts;
    const target = this.target.get();
    const at = roots.map((id) => {
      const place = model.place(id);
      return place && shift(this.#grasped.get(id) ?? place, drag.dx, drag.dy);
    });
    history.together(() => {
      if (!copy) return this.#land(drag, roots, at, code);
      const copies = copy(context, roots, { dx: Math.round(drag.dx), dy: Math.round(drag.dy) });
      if (copies === null) return void commands.full();
      model.store.flush();
      selection.set(copies);
      this.#land(drag, copies, at, code);
    });
    model.store.flush();
    this.#end(drag.ids);
    const [dragged] = roots;
    const notes = target !== null && model.item(dragged ?? null)?.kind === 'note';
    if (notes && dragged !== undefined && !drag.alt) this.offer.set({ dragged, target });
  }

  /** What was let go belongs to what lies below it, a copy as well as what it was copied from. */
  #land(
    drag: Drag<ItemId>,
    roots: readonly ItemId[],
    boxes: readonly (Box | null)[],
    code: Stickers | null,
  ): void {
    const { model, context, voice, names, t } = this.#parts.commands.parts;
    const { slot } = model;
    if (slot) {
      const { holder, index, cell } = slot;
      dropItems(context, roots, { parent: holder, index, ...(cell && { cell }) });
      voice.say(t('said.moved', { name: cell ? names.cellName(holder, cell) : names.titleOf(holder) }));
      return;
    }
    const byParent = new Map<ItemId | null, ItemId[]>();
    const before = new Map(roots.map((id) => [id, model.parentOf(id)]));
    const there = boxes.flatMap((box, index) => {
      const id = roots[index];
      return id === undefined || box === null ? [] : [{ id, ...box }];
    });
    const at = newTables.now()?.setApart(model, there) ?? there;
    const without = new Set([...drag.ids, ...roots]);
    code?.land(this.#parts.commands.parts, at, without);
    for (const place of at) {
      if (model.item(place.id)?.kind === 'sticker') continue;
      const frame = model.item(place.id)?.kind === 'frame';
      const parent = frame ? null : containerAt(model, centre(place), 'frame', without);
      byParent.set(parent, [...(byParent.get(parent) ?? []), place.id]);
    }
    for (const [parent, ids] of byParent) {
      dropItems(context, ids, { parent, at });
      const changed = ids.some((id) => before.get(id) !== parent);
      if (changed) voice.say(t('said.moved', { name: names.titleOf(parent) }));
    }
  }

  #end(ids: ReadonlySet<ItemId>): void {
    const { displacements, surface, publisher, commands } = this.#parts;
    displacements.clearMine();
    commands.parts.model.setSlot(null);
    this.target.set(null);
    this.bar.set(null);
    this.busy.set(false);
    surface.linksMoved(ids);
    publisher.show({ drag: null, hand: null });
  }

  #resize(id: ItemId, box: Box): void {
    const { model, context, history } = this.#parts.commands.parts;
    const item = model.item(id);
    if (item?.kind !== 'cluster') {
      this.bar.set(isTableLine(item?.kind) ? (newTables.now()?.widthBar(model, id, box) ?? null) : null);
      const held = item?.kind === 'table' && newTables.now()?.widened(model, id, box);
      this.#show(held || new Map([[id, box]]));
      if (held) this.#parts.surface.moved(held.keys(), false);
      this.#parts.publisher.show({ hand: { does: 'resize', id, box } });
      return;
    }
    const columns = columnsWithin(box.w);
    if (columns === item.columns) return;
    if (!this.#columnsChanged) history.beginGesture();
    this.#columnsChanged = true;
    resizeItem(context, id, { columns });
    model.store.flush();
  }

  /** A cluster shows its new columns while its edge is dragged: several writes, one step of undo. */
  #columnsChanged = false;

  #resized(id: ItemId, box: Box): void {
    const { model } = this.#parts.commands.parts;
    const item = model.item(id);
    const kind = item?.kind;
    const letters = item?.kind === 'text' && { size: sizeIn(item, box, model.box(id)?.h ?? 0) };
    if (kind === 'table' || isTableLine(kind))
      newTables.run(this.#parts.commands.parts, ({ widen }) =>
        widen(this.#parts.commands, id, Math.round(box.w), Math.round(box.x)),
      );
    else if (kind !== 'cluster') this.#give(new Map([[id, { ...box, ...letters }]]));
    this.#resizeEnded(id);
  }

  #resizeCancelled(id: ItemId): void {
    const { history, model } = this.#parts.commands.parts;
    const undo = this.#columnsChanged;
    this.#resizeEnded(id);
    if (undo) history.undo();
    model.store.flush();
  }

  #resizeEnded(id: ItemId): void {
    if (this.#columnsChanged) this.#parts.commands.parts.history.endGesture();
    this.#columnsChanged = false;
    this.#end(new Set([id]));
    const { model } = this.#parts.commands.parts;
    if (model.item(id)?.kind === 'table') this.#parts.surface.moved(model.withContents(id), false);
  }

  /** The links of what has another size in my hand, and its words, follow. */
  #show(boxes: ReadonlyMap<ItemId, Box>, factor?: number): void {
    this.#parts.displacements.setScaled(boxes, factor);
    this.#parts.surface.linksMoved(boxes.keys());
  }

  #factor = 1;

  #scale(boxes: ReadonlyMap<ItemId, Box>, factor: number, fixed: Point): void {
    const { publisher, commands } = this.#parts;
    this.#show(boxes, factor);
    this.#factor = factor;
    const ids = [...commands.parts.selection.ids].slice(0, MOST_DRAGGED);
    publisher.show({ hand: { does: 'scale', ids, factor, fixed } });
  }

  #scaled(boxes: ReadonlyMap<ItemId, Box>): void {
    this.#give(boxes, this.#factor);
    this.#end(new Set(boxes.keys()));
  }

  /** What frames of another size then hold is part of the step. */
  #give(sizes: ReadonlyMap<ItemId, NewSize>, factor?: number): void {
    const { parts } = this.#parts.commands;
    parts.history.together(() => {
      resizeItems(parts.context, sizes, factor);
      newcomers.hope((code) => code.settle(parts, sizes.keys()));
    });
    parts.model.store.flush();
  }

  #linkClick(from: ItemId, side: Side): void {
    const { commands } = this.#parts;
    newcomers.run(commands.parts, ({ goOnAt }) => goOnAt(commands, from, side));
  }

  #linkDrop({ from, side, over, point }: LinkDrag<ItemId>): void {
    const { commands } = this.#parts;
    if (over !== null)
      lineCode.run(commands.parts, ({ linkDrawn }) => linkDrawn(commands, { from, over, point, side }));
    else newcomers.run(commands.parts, ({ linkToNew }) => linkToNew(commands, from, point));
  }
}
