import type { BoardItemKind, NoteColour } from '../../../../shared/documents/boardKinds.ts';
import { isJoining, isTableLine, NOTE_COLOURS, takers } from '../../../../shared/documents/boardKinds.ts';
import type { ItemId } from '../../../../shared/ids.ts';
import type { Point } from '../../../canvas/geometry.ts';
import { intersects, union } from '../../../canvas/geometry.ts';
import type { Kept } from '../../../canvas/sides.ts';
import type { Reason } from '../actions/actionWords.ts';
import { colourItems, deleteItems } from '../acts/change.ts';
import { linkItems } from '../acts/make.ts';
import { type Placement, placeItems } from '../acts/move.ts';
import type { Given } from './givenColours.ts';
import { type Stickers, stickers } from './later.ts';
import { crops } from './laterCrop.ts';
import { Making } from './Making.ts';
import type { SideWay } from './places.ts';

export class BoardCommands extends Making {
  /** What the next ones take, and took before. */
  readonly given: Given[] = [];
  /** Undo or redo is at work. */
  takesBack = false;

  /** A double click on a picture crops it; a key writes what it shows. */
  override edit(id: ItemId, pressed: Point | null = null): void {
    const item = this.parts.model.item(id);
    if (pressed === null || item?.kind !== 'image' || item.locked) super.edit(id, pressed);
    else crops.run(this.parts, ({ startCrop }) => startCrop(this, id));
  }

  setColour(colour: NoteColour): void {
    const { context, voice, t } = this.parts;
    const some = takers(this.free());
    const give = (key: Given['key'], ...kinds: readonly BoardItemKind[]) => {
      const item = some.find(({ kind }) => kinds.includes(kind));
      if (!item && some.length > 0) return;
      this.given.push({ id: item?.id ?? null, key, before: this[key], after: colour });
      this[key] = colour;
    };
    give('colour', 'note', 'cluster');
    give('shapeColour', 'shape');
    if (some.length > 0 && some.every((item) => item.kind === 'sticker'))
      stickers.run(this.parts, ({ stickerLook }) => stickerLook.keep({ colour }));
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

  /** Says what is gone, and offers to take that back. */
  remove(ids = this.chosen, act = deleteItems, inWords?: string): void {
    if (ids.length === 0) return;
    const { context, model, selection, voice, t, history } = this.parts;
    const all = ids.flatMap((id) => model.withContents(id));
    const notes = new Set(all.filter((id) => model.item(id)?.kind === 'note'));
    const lines = new Set(all.filter((id) => isTableLine(model.item(id)?.kind)));
    const next = this.#focusAfter(new Set(all));
    const gone = act(context, ids);
    model.store.flush();
    if (gone.length === 0) {
      this.offerUnlock(ids);
      return;
    }
    const step = history.last;
    const onlyNotes = gone.every((id) => notes.has(id));
    // A table is one thing, however many rows it has.
    const count = gone.filter((id) => !lines.has(id)).length || gone.length;
    const deleted = inWords ?? t(onlyNotes ? 'said.notesDeleted' : 'said.itemsDeleted', { count });
    const held = all.filter((id) => model.item(id)?.locked).length;
    const words = held > 0 ? `${deleted}. ${t('said.lockedStay', { count: held })}` : deleted;
    selection.set([], next);
    const takeBack = () => this.#bringing(() => history.undoOnly(step));
    voice.offer(words, t('undo'), takeBack, history.stands(step));
  }

  #focusAfter(gone: ReadonlySet<ItemId>): ItemId | null {
    const order = this.parts.model.readingOrder();
    const at = order.findIndex((id) => gone.has(id));
    return order.slice(at + 1).find((id) => !gone.has(id)) ?? order.slice(0, Math.max(0, at)).at(-1) ?? null;
  }

  /** Notes that could share a cluster: the chosen ones in reading order, without what is locked. */
  clusterable(): readonly ItemId[] {
    const free = new Set(this.free().map((item) => item.id));
    const { model } = this.parts;
    return model.readingOrder().filter((id) => free.has(id) && model.item(id)?.kind === 'note');
  }

  toggleLock(alone = false): void {
    stickers.run(this.parts, (code) => code.toggleLock(this, alone));
  }

  override refuse(reason: Reason): void {
    const { chosen } = this;
    stickers.run(this.parts, (code) => code.refuse(this, chosen, reason));
  }

  goBeside(id: ItemId, way: SideWay, make = way === 'below'): void {
    stickers.run(this.parts, (code) => code.goBeside(this, id, way, make));
  }

  protected override offerUnlock(ids: readonly ItemId[], goOn?: () => void): void {
    stickers.run(this.parts, (code) => code.offerUnlock(this, ids, goOn));
  }

  /** A link was drawn, by hand or by key, and nothing has happened since: letters are its words. */
  isDrawn = (): boolean => false;

  link(from: ItemId, to: ItemId, byHand = false, sides: Kept = {}): void {
    const { context, history, model, selection, voice, names, t } = this.parts;
    const id = linkItems(context, from, to, '', sides);
    if (id === null) {
      voice.say(t('said.notLinked'));
      return;
    }
    const there = model.item(id) !== null;
    model.store.flush();
    selection.set([id]);
    const [state, step] = [selection.state(), history.last];
    this.isDrawn = () => byHand && selection.state() === state && history.last === step;
    if (there) stickers.run(this.parts, ({ sayThere }) => sayThere(this.parts));
    else voice.say(t('said.linked', { from: names.titleOf(from), to: names.titleOf(to) }));
  }

  /** At board coordinates; a sticker then lies on what is there. */
  put(places: readonly Placement[]): void {
    const { context, history, model } = this.parts;
    const place = (code: Stickers | null) => {
      if (code) history.together(() => code.moveItems(this.parts, places));
      else placeItems(context, places);
      model.store.flush();
    };
    if (places.some(({ id }) => model.item(id)?.kind === 'sticker')) stickers.run(this.parts, place);
    else place(null);
  }

  nudge(dx: number, dy: number): void {
    const { model } = this.parts;
    const free = this.free().filter((item) => !isJoining(item));
    if (free.length === 0) return void this.refuse('locked');
    const places = free.map(({ id }) => ({
      id,
      x: (model.place(id)?.x ?? 0) + dx,
      y: (model.place(id)?.y ?? 0) + dy,
    }));
    this.put(places);
  }

  /** Does or takes back something that may lie elsewhere: where nothing of what changed would be seen, it is shown. */
  showing(act: () => boolean): boolean {
    const { model, viewport } = this.parts;
    const changed: ItemId[] = [];
    const stop = model.onChange(({ boxes, items }) => void changed.push(...boxes, ...items));
    this.takesBack = true;
    const done = act();
    model.store.flush();
    stop();
    this.takesBack = false;
    stickers.hope((code) => code.heedUndone(this, changed));
    const places = changed.flatMap((id) => model.box(id) ?? []);
    const box = union(places);
    const seen = viewport.visibleBox();
    if (box && seen.w > 0 && !places.some((one) => intersects(one, seen)))
      viewport.fit(box, { maxZoom: viewport.zoom });
    return done;
  }

  /** What comes back by it is chosen. */
  #bringing(act: () => boolean): boolean {
    const { model, selection } = this.parts;
    model.store.flush();
    const before = new Set(model.store.ids());
    const done = this.showing(() => stickers.now()?.carryAlong(this.parts, act) ?? act());
    const back = model.store.ids().filter((id) => !before.has(id));
    // What a tool goes on with lies below no bar, and Esc puts the tool down.
    if (back.length === 0 || selection.editing !== null || this.tool.get() !== 'select') return done;
    const tops = back.filter((id) => !back.includes(model.parentOf(id) as ItemId));
    // Links came along with what they join.
    const solid = tops.filter((id) => model.item(id)?.kind !== 'connector');
    selection.set(solid.length > 0 ? solid : tops);
    return done;
  }

  undo(): void {
    const { history } = this.parts;
    this.#say(this.#bringing(() => history.undo()) ? 'said.undone' : 'said.nothingToUndo');
  }

  redo(): void {
    const { history } = this.parts;
    this.#say(this.#bringing(() => history.redo()) ? 'said.redone' : 'said.nothingToRedo');
  }

  #say(done: 'said.undone' | 'said.nothingToUndo' | 'said.redone' | 'said.nothingToRedo'): void {
    const { history, voice, t } = this.parts;
    if (history.held.length > 0) return;
    // Who does not see it presses again, and takes back something older.
    if (history.spared) voice.problem(t('said.spared'));
    else voice.say(t(done));
  }
}
