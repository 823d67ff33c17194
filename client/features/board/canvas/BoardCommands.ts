/**
 * What a person can do on the canvas, whether by key, button, menu or gesture: the act on the board, what is selected
 * afterwards, and what is said about it. Knows no React and no DOM.
 */
import type { TFunction } from 'i18next';
import type { BoardItem, NoteColour } from '../../../../shared/documents/board.ts';
import { NOTE_COLOURS, NOTE_SIZE } from '../../../../shared/documents/board.ts';
import type { ItemId } from '../../../../shared/ids.ts';
import { LIMITS } from '../../../../shared/limits.ts';
import type { Box, Point } from '../../../canvas/geometry.ts';
import { centre, inflate, union } from '../../../canvas/geometry.ts';
import type { Selection } from '../../../canvas/Selection.ts';
import type { Viewport } from '../../../canvas/Viewport.ts';
import { colourItems, deleteItems, duplicateItems, lockItems } from '../acts/change.ts';
import { clusterItems, uncluster } from '../acts/cluster.ts';
import type { ActContext } from '../acts/edit.ts';
import { createCluster, createFrame, createNote, linkItems } from '../acts/make.ts';
import { dropItems, placeItems } from '../acts/move.ts';
import type { BoardModel } from '../model/boardModel.ts';
import type { History } from '../model/history.ts';
import { FRAME_HEADER, gridIndexAt, NOTE_GAP } from '../model/layout.ts';
import type { ItemNames } from './ItemNames.ts';
import { containerAt, freePlace, neighbourNote, type SideWay } from './places.ts';

/** How the commands speak: to the live region, and with a toast that can take the act back. */
export interface Voice {
  say(words: string): void;
  offer(words: string, label: string, act: () => void): void;
  problem(words: string): void;
}

export interface CommandParts {
  readonly model: BoardModel;
  readonly context: ActContext;
  readonly history: History;
  readonly selection: Selection<ItemId>;
  readonly viewport: Viewport;
  readonly names: ItemNames;
  readonly voice: Voice;
  readonly t: TFunction<'board'>;
}

const FRAME = { w: 720, h: 560 } as const;

export class BoardCommands {
  readonly parts: CommandParts;
  /** A new note takes the last colour. */
  colour: NoteColour = 'sun';

  constructor(parts: CommandParts) {
    this.parts = parts;
  }

  get mayEdit(): boolean {
    return this.parts.context.mayEdit();
  }

  get chosen(): readonly ItemId[] {
    return [...this.parts.selection.ids];
  }

  /** Says why nothing happens. */
  refuse(): void {
    this.parts.voice.say(this.parts.t('readOnly.title'));
  }

  /** The chosen items with their content, without what is locked. */
  #free(): readonly BoardItem[] {
    return this.chosen
      .map((id) => this.parts.model.item(id))
      .filter((item): item is BoardItem => item !== null && !item.locked);
  }

  /** A note with its middle at a board point, or near the middle of the view; the caret is in it. */
  newNote(at?: Point): ItemId | null {
    if (!this.mayEdit) return null;
    const { model, viewport } = this.parts;
    const middle = at ?? centre(viewport.boxToBoard(viewport.clearBox()));
    const wish = { x: middle.x - NOTE_SIZE / 2, y: middle.y - NOTE_SIZE / 2, w: NOTE_SIZE, h: NOTE_SIZE };
    const box = at ? wish : freePlace(model, wish);
    const parent = containerAt(model, centre(box));
    const cluster = model.item(parent)?.kind === 'cluster' ? parent : null;
    const index = cluster ? this.#gridIndex(cluster, middle) : undefined;
    return this.#makeNote(box, { parent, ...(index !== undefined && { index }) });
  }

  #gridIndex(cluster: ItemId, point: Point): number {
    const { model } = this.parts;
    const cells = model.childrenOf(cluster).map((id) => model.box(id));
    return gridIndexAt(
      cells.filter((box): box is Box => box !== null),
      point,
    );
  }

  #makeNote(
    at: Point,
    into: { readonly parent: ItemId | null; readonly index?: number },
    draft: { readonly colour?: NoteColour; readonly text?: string; readonly w?: number } = {},
  ): ItemId | null {
    const place = { x: Math.round(at.x), y: Math.round(at.y) };
    const id = createNote(this.parts.context, { colour: this.colour, ...draft, ...place }, into);
    if (id === null) return this.#full();
    this.edit(id);
    return id;
  }

  #full(): null {
    this.parts.voice.problem(this.parts.t('full', { count: LIMITS.itemsPerBoard }));
    return null;
  }

  /** Starts to write in an item, whatever is selected. */
  edit(id: ItemId): void {
    const { model, selection, viewport, voice, t } = this.parts;
    model.store.flush();
    const item = model.item(id);
    const box = model.box(id);
    if (!item || !box || !this.mayEdit) return;
    if (item.locked) {
      voice.say(t('said.locked'));
      return;
    }
    viewport.reveal(box);
    selection.startEditing(id);
  }

  /**
   * The note to one side of an item, made when there is none, or in any case when `make` says so. In a cluster: the next
   * one in its order.
   */
  goBeside(id: ItemId, way: SideWay, make = way === 'below'): void {
    const { model } = this.parts;
    const item = model.item(id);
    const box = model.box(id);
    if (!item || item.kind === 'connector' || !box) return;
    const parent = model.parentOf(id);
    const there = make ? null : neighbourNote(model, id, way);
    if (there) {
      this.edit(there);
      return;
    }
    const { colour } = item;
    const size = item.kind === 'note' ? box.w : NOTE_SIZE;
    if (model.item(parent)?.kind === 'cluster') {
      const at = model.childrenOf(parent).indexOf(id);
      const index = way === 'left' || way === 'above' ? at : at + 1;
      this.#makeNote(box, { parent, index }, { colour });
      return;
    }
    const { at, step } = beside(box, size, way);
    const place = freePlace(model, { ...at, w: size, h: size }, step);
    this.#makeNote(place, { parent: item.kind === 'frame' ? null : parent }, { colour, w: size });
  }

  /** My text of an item that somebody else deleted comes back as a note of my own. */
  rescue(box: Box, colour: NoteColour, text: string): ItemId | null {
    const { voice, t, context, model } = this.parts;
    const { x, y } = box;
    const id = createNote(
      context,
      { x, y, colour, text },
      { parent: containerAt(model, centre(box), 'frame') },
    );
    if (id === null) return this.#full();
    voice.offer(t('said.rescued'), t('ok'), () => undefined);
    this.edit(id);
    return id;
  }

  setColour(colour: NoteColour): void {
    const { context, voice, t } = this.parts;
    this.colour = colour;
    const some = this.#free().filter((item) => item.kind !== 'connector');
    if (some.length > 0)
      colourItems(
        context,
        some.map((item) => item.id),
        colour,
      );
    voice.say(t('said.colour', { colour: t(`colours.${colour}`) }));
  }

  setColourAt(index: number): void {
    const colour = NOTE_COLOURS[index];
    if (colour) this.setColour(colour);
  }

  remove(): void {
    const { context, model, selection, voice, t, history } = this.parts;
    const ids = this.chosen;
    if (ids.length === 0) return;
    const notes = ids.flatMap((id) => model.withContents(id)).filter((id) => model.item(id)?.kind === 'note');
    const next = this.#focusAfter(new Set(ids.flatMap((id) => model.withContents(id))));
    const gone = deleteItems(context, ids);
    model.store.flush();
    if (gone.length === 0) {
      voice.say(t('said.locked'));
      return;
    }
    const step = history.last;
    const onlyNotes = gone.length === notes.length && notes.every((id) => gone.includes(id));
    const words = t(onlyNotes ? 'said.notesDeleted' : 'said.itemsDeleted', { count: gone.length });
    selection.set([], next);
    voice.say(words);
    voice.offer(words, t('undo'), () => {
      if (history.undoOnly(step)) this.#settle(gone);
    });
  }

  #settle(ids: readonly ItemId[]): void {
    const { model, selection } = this.parts;
    model.store.flush();
    selection.set(ids.filter((id) => model.item(id) !== null && !ids.includes(model.parentOf(id) as ItemId)));
  }

  #focusAfter(gone: ReadonlySet<ItemId>): ItemId | null {
    const order = this.parts.model.readingOrder();
    const at = order.findIndex((id) => gone.has(id));
    return order.slice(at + 1).find((id) => !gone.has(id)) ?? order.slice(0, Math.max(0, at)).at(-1) ?? null;
  }

  duplicate(): void {
    const { context, model, selection, voice, t } = this.parts;
    const box = union(this.chosen.map((id) => model.box(id)).filter((one): one is Box => one !== null));
    if (!box) return;
    const copies = duplicateItems(context, this.chosen, { dx: Math.round(box.w) + NOTE_GAP, dy: 0 });
    if (copies === null) return void this.#full();
    model.store.flush();
    selection.set(copies);
    const around = union(copies.map((id) => model.box(id)).filter((one): one is Box => one !== null));
    if (around) this.parts.viewport.reveal(around);
    voice.say(t('said.duplicated', { count: copies.length }));
  }

  /** Notes that could share a cluster: the chosen ones, without what is locked. */
  clusterable(): readonly ItemId[] {
    return this.#free()
      .filter((item) => item.kind === 'note')
      .map((item) => item.id);
  }

  cluster(ids: readonly ItemId[] = this.clusterable()): ItemId | null {
    const { context, model, selection, voice, t } = this.parts;
    const boxes = ids.map((id) => model.box(id)).filter((one): one is Box => one !== null);
    const around = union(boxes);
    if (!around) {
      voice.say(t('said.nothingToCluster'));
      return null;
    }
    const inOrder = model.readingOrder().filter((id) => ids.includes(id));
    const id = clusterItems(context, inOrder, { x: Math.round(around.x), y: Math.round(around.y) });
    if (id === null) return this.#full();
    voice.say(t('said.clustered', { count: ids.length }));
    selection.set([id]);
    this.edit(id);
    return id;
  }

  /** The toolbar's cluster: of the chosen notes, or an empty one to drop notes into. */
  clusterOrNew(): ItemId | null {
    if (this.clusterable().length > 0) return this.cluster();
    const { context, model, viewport, t } = this.parts;
    const middle = centre(viewport.boxToBoard(viewport.clearBox()));
    const size = { w: 2 * NOTE_SIZE + 46, h: NOTE_SIZE + 72 };
    const box = freePlace(model, { x: middle.x - size.w / 2, y: middle.y - size.h / 2, ...size });
    const place = { x: Math.round(box.x), y: Math.round(box.y), title: t('newCluster') };
    const id = createCluster(context, place, containerAt(model, centre(box), 'frame'));
    if (id === null) return this.#full();
    this.edit(id);
    return id;
  }

  uncluster(): void {
    const { context, model, selection, voice, t } = this.parts;
    const clusters = this.#free().filter((item) => item.kind === 'cluster');
    if (clusters.length === 0) {
      voice.say(t('said.noCluster'));
      return;
    }
    const notes = clusters.flatMap(({ id }) => model.childrenOf(id));
    const at = notes.map((id) => ({ id, ...(model.box(id) ?? { x: 0, y: 0 }) }));
    const freed = uncluster(
      context,
      clusters.map((one) => one.id),
      at,
    );
    model.store.flush();
    selection.set(freed);
    voice.say(t('said.unclustered', { count: freed.length }));
  }

  /** Locks all, or unlocks when all are locked. */
  toggleLock(): void {
    const { context, model, voice, t } = this.parts;
    const items = this.chosen.map((id) => model.item(id)).filter((item): item is BoardItem => item !== null);
    if (items.length === 0) return;
    const locked = !items.every((item) => item.locked);
    lockItems(context, this.chosen, locked);
    voice.say(t(locked ? 'said.nowLocked' : 'said.nowUnlocked'));
  }

  link(from: ItemId, to: ItemId): void {
    const { context, model, selection, voice, names, t } = this.parts;
    const before = model.store.size;
    const id = linkItems(context, from, to);
    if (id === null) {
      voice.say(t('said.notLinked'));
      return;
    }
    model.store.flush();
    selection.set([id]);
    if (model.store.size > before)
      voice.say(t('said.linked', { from: names.titleOf(from), to: names.titleOf(to) }));
  }

  /** A new note with a link to it, where a link was dropped on empty board. */
  linkToNew(from: ItemId, at: Point): void {
    const { history, context } = this.parts;
    history.together(() => {
      const id = this.newNote(at);
      if (id) linkItems(context, from, id);
    });
  }

  /** A frame around what is selected, or in the middle of the view. */
  newFrame(): void {
    const { context, model, viewport, voice, t } = this.parts;
    const solid = this.#free().filter((item) => item.kind === 'note' || item.kind === 'cluster');
    const outer = solid.filter((item) => !this.parts.selection.has(model.parentOf(item.id) as ItemId));
    const around = union(outer.map((item) => model.box(item.id)).filter((box): box is Box => box !== null));
    const middle = centre(viewport.boxToBoard(viewport.clearBox()));
    const empty = { x: middle.x - FRAME.w / 2, y: middle.y - FRAME.h / 2, ...FRAME };
    const box = around ? framed(around) : freePlace(model, empty);
    const [x, y, w, h] = [box.x, box.y, box.w, box.h].map(Math.round) as [number, number, number, number];
    const holds = outer.filter((item) => model.item(model.parentOf(item.id))?.kind !== 'cluster');
    const draft = { x, y, w, h, title: t('newFrame'), holds: holds.map((item) => item.id) };
    const id = createFrame(context, draft);
    if (id === null) return void this.#full();
    voice.say(t('said.framed', { count: holds.length }));
    this.edit(id);
  }

  /** The way without a drag: into a cluster, a frame, or onto the board. */
  moveTo(parent: ItemId | null): void {
    const { context, model, selection, viewport, voice, names, t } = this.parts;
    const ids = this.#free().map((item) => item.id);
    const home = parent === null ? null : model.box(parent);
    let corner = home ? { x: home.x + 24, y: home.y + FRAME_HEADER + 24 } : this.#outside();
    const at = ids.map((id) => {
      const box = model.box(id) ?? { x: 0, y: 0, w: NOTE_SIZE, h: NOTE_SIZE };
      const place = freePlace(model, { ...box, ...corner }, { x: 1, y: 0 }, home);
      corner = { x: place.x + box.w + NOTE_GAP, y: place.y };
      return { id, x: place.x, y: place.y };
    });
    const moved = dropItems(context, ids, { parent, at });
    model.store.flush();
    if (moved === 0) {
      voice.say(t('said.cannotMove', { name: names.titleOf(parent) }));
      return;
    }
    selection.set(ids);
    const around = union(ids.map((id) => model.box(id)).filter((box): box is Box => box !== null));
    if (around) viewport.reveal(around);
    voice.say(t('said.moved', { name: names.titleOf(parent) }));
  }

  /** Below everything, so that nothing is covered. */
  #outside(): Point {
    const all = union([...this.parts.model.boxes()].map(([, box]) => box));
    return all ? { x: all.x, y: all.y + all.h + 40 } : { x: 0, y: 0 };
  }

  nudge(dx: number, dy: number): void {
    const { context, model, voice, t } = this.parts;
    const free = this.#free().filter((item) => item.kind !== 'connector');
    if (free.length === 0) {
      voice.say(t('said.locked'));
      return;
    }
    placeItems(
      context,
      free.map(({ id }) => ({ id, x: (model.box(id)?.x ?? 0) + dx, y: (model.box(id)?.y ?? 0) + dy })),
    );
    model.store.flush();
  }

  undo(): void {
    const { history, model, voice, t } = this.parts;
    const done = history.undo();
    model.store.flush();
    voice.say(t(done ? 'said.undone' : 'said.nothingToUndo'));
  }

  redo(): void {
    const { history, model, voice, t } = this.parts;
    const done = history.redo();
    model.store.flush();
    voice.say(t(done ? 'said.redone' : 'said.nothingToRedo'));
  }
}

function framed(box: Box): Box {
  const grown = inflate(box, 24);
  return { ...grown, y: grown.y - FRAME_HEADER, h: grown.h + FRAME_HEADER };
}

/** Where a square of this size stands beside a box, and which way to look on when that place is taken. */
function beside(box: Box, size: number, way: SideWay): { readonly at: Point; readonly step: Point } {
  switch (way) {
    case 'left':
      return { at: { x: box.x - size - NOTE_GAP, y: box.y }, step: { x: -1, y: 0 } };
    case 'right':
      return { at: { x: box.x + box.w + NOTE_GAP, y: box.y }, step: { x: 1, y: 0 } };
    case 'above':
      return { at: { x: box.x, y: box.y - size - NOTE_GAP }, step: { x: 0, y: -1 } };
    case 'below':
      return { at: { x: box.x, y: box.y + box.h + NOTE_GAP }, step: { x: 0, y: 1 } };
  }
}
