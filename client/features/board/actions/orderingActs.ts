/** What the acts of ordering.ts do. Loaded when the first of them is done, or before, when the page has nothing to do. */

import { boardItems, changeItem } from '../../../../shared/documents/board.ts';
import type { BoardItem } from '../../../../shared/documents/boardKinds.ts';
import { colourShown, hasLetters, TEXT_SIZES } from '../../../../shared/documents/boardKinds.ts';
import { layerOf } from '../../../../shared/documents/layers.ts';
import { itemText } from '../../../../shared/documents/readItem.ts';
import type { ItemId } from '../../../../shared/ids.ts';
import {
  type Alignment,
  aligned,
  type Direction,
  distributed,
  type Placed,
} from '../../../canvas/aligning.ts';
import { isTouched } from '../../../canvas/comeClose.ts';
import type { Box } from '../../../canvas/geometry.ts';
import { distance, intersects, union } from '../../../canvas/geometry.ts';
import '../../../i18n/words/actionsLater.ts';
import { type ActContext, edit } from '../../../live/edit.ts';
import { giveLook, type Look, lookOf, setLetters, setThickness, stackAbove } from '../acts/arrange.ts';
import { changeItems } from '../acts/change.ts';
import { setBold, setBoldWords } from '../acts/embolden.ts';
import { layInGrid, shifted } from '../acts/grid.ts';
import { growFrame } from '../acts/growFrame.ts';
import { dropItems, type Placement, resizeItem, resizeItems } from '../acts/move.ts';
import { type Form, planFrame } from '../canvas/inFrames.ts';
import { newcomers } from '../canvas/laterNewcomers.ts';
import { nearPlace } from '../canvas/nearPlace.ts';
import { scalingOf } from '../canvas/scaling.ts';
import { NOTE_GAP } from '../model/layout.ts';
import type { Thickness } from '../model/penWidth.ts';
import { turnNext } from '../text/nextLetters.ts';
import type { Desk } from './Action.ts';
import { inGrid, loose, outer } from './loose.ts';
import { chosenItems } from './needs.ts';
import { spread, type Unit, unitsOf } from './units.ts';

export { turnLinks } from '../acts/turnLinks.ts';
export { turnFrame } from '../presentation/turnFrame.ts';
export { alignWords, inkWords, letters, standWords, strike } from './alignWords.ts';

/** The ones of the same layer, from below: a frame always lies under notes, so those are no neighbours. */
function neighbours(
  desk: Desk,
): readonly { readonly id: ItemId; readonly chosen: boolean; readonly box: Box }[] {
  const { model } = desk;
  const movers = new Set(loose(desk).map((item) => item.id));
  const layers = new Set([...movers].map((id) => layerOf(model.item(id))));
  const all: { id: ItemId; z: string; chosen: boolean; box: Box }[] = [];
  for (const [id, box] of model.boxes()) {
    const item = model.item(id);
    if (!item || item.kind === 'connector' || inGrid(desk, id) || !layers.has(layerOf(item))) continue;
    all.push({ id, z: item.z, chosen: movers.has(id), box });
  }
  return all.sort((a, b) => (a.z < b.z ? -1 : a.z > b.z ? 1 : a.id < b.id ? -1 : 1));
}

/** Where one step goes: past the next one that covers any of them, else past the next at all. Undefined: no further. */
function stepTo(desk: Desk, way: 'forward' | 'backward'): ItemId | null | undefined {
  const all = neighbours(desk);
  const mine = union(all.filter((one) => one.chosen).map((one) => one.box));
  const end = way === 'forward' ? all.findLastIndex((one) => one.chosen) : all.findIndex((one) => one.chosen);
  const others = all.filter((one) => !one.chosen);
  const beyond = way === 'forward' ? all.slice(end + 1) : all.slice(0, Math.max(0, end)).reverse();
  const past = beyond.find((one) => mine && intersects(one.box, mine)) ?? beyond[0];
  if (past === undefined) return undefined;
  if (way === 'forward') return past.id;
  return others[others.indexOf(past) - 1]?.id ?? null;
}

export type Where = 'front' | 'back' | 'forward' | 'backward';

export function stack(desk: Desk, where: Where): void {
  const { context, model, commands } = desk;
  const ids = loose(desk).map((item) => item.id);
  const others = neighbours(desk).filter((one) => !one.chosen);
  const below = where === 'front' ? others.at(-1)?.id : where === 'back' ? null : stepTo(desk, where);
  const { voice, t } = commands.parts;
  if (below === undefined) {
    voice.say(t('actions:said.noFurther'));
    return;
  }
  stackAbove(context, ids, below);
  model.store.flush();
  voice.say(t(`actions:said.${where}`));
}

/** Placements are of what is seen: of something turned, the box around it. */
function put(desk: Desk, placements: readonly Placement[]): void {
  const { model, commands } = desk;
  const corners = placements.map(({ id, x, y }) => {
    const [box, bounds] = [model.box(id), model.bounds(id)];
    return box && bounds ? { id, x: x + box.x - bounds.x, y: y + box.y - bounds.y } : { id, x, y };
  });
  commands.put(corners);
  const { voice, t } = commands.parts;
  voice.say(t('actions:said.inLine', { count: placements.length }));
}

/** Several grow about the corner where they begin, as by the corner across from it. */
function sizeTogether({ context, model, selection }: Desk, factor: number): boolean {
  const scaling = scalingOf(model, selection.ids);
  if (!scaling) return false;
  const within = Math.max(scaling.least, Math.min(scaling.most, factor));
  resizeItems(context, scaling.at(within, scaling.box), within);
  return true;
}

/** A quarter more or less; a cluster gets a column more or less. A note in a cluster has the size of the grid. */
export function size(desk: Desk, way: 'larger' | 'smaller'): void {
  const { context, history, model, commands } = desk;
  const factor = way === 'larger' ? 1.25 : 0.8;
  const items = loose(desk);
  const sizes = () => items.map(({ id }) => [model.box(id)?.w, model.box(id)?.h].join()).join();
  const before = sizes();
  history.together(() => {
    const together = sizeTogether(desk, factor);
    for (const item of items) {
      if (item.kind === 'cluster') {
        resizeItem(context, item.id, { columns: item.columns + (way === 'larger' ? 1 : -1) });
        continue;
      }
      if (item.kind === 'text') {
        const at = TEXT_SIZES.indexOf(item.size) + (way === 'larger' ? 1 : -1);
        setLetters(context, [item.id], TEXT_SIZES[at] ?? item.size);
        continue;
      }
      const box = model.box(item.id);
      // A sticker has one size.
      if (!together && box && item.kind !== 'sticker')
        resizeItem(context, item.id, { w: box.w * factor, h: box.h * factor });
    }
    model.store.flush();
    const resized = sizes() === before ? [] : items.map(({ id }) => id);
    newcomers.hope((code) => code.settle(commands.parts, resized));
  });
  model.store.flush();
  const { voice, t } = commands.parts;
  // At its limit nothing has changed, whatever was pressed.
  voice.say(t(`actions:said.${sizes() === before ? 'noFurtherSize' : way}`));
}

/** Chosen shapes have no filling any more, or have one again where none had. */
export function hollow({ context, model, commands }: Desk, chosen: readonly BoardItem[]): void {
  const shapes = chosen.filter((item) => item.kind === 'shape' && !item.locked);
  const filled = shapes.every((item) => item.kind === 'shape' && item.hollow);
  changeItems(
    context,
    shapes.map((item) => item.id),
    { hollow: filled ? null : true },
  );
  model.store.flush();
  commands.parts.voice.say(commands.parts.t(`actions:said.${filled ? 'filled' : 'hollow'}`));
}

export function thicken({ context, model, commands }: Desk, thickness: Thickness): void {
  setThickness(context, commands.chosen, thickness);
  model.store.flush();
}

/** What is marked in a field; null when nothing is. */
type Voiced = 'bold' | 'notBold' | 'boldNext' | 'notBoldNext';

/** Where somebody writes: the letters that are marked, or else those that are typed at the caret next. Null where there are none yet, and for a finger, which has no caret in mind. */
function emboldenLetters(desk: Desk, editing: ItemId, context: ActContext): Voiced | null {
  const field = document.activeElement;
  const text = itemText(boardItems(context.doc).get(editing));
  if (!(field instanceof HTMLTextAreaElement) || !text) return null;
  const [from, to] = [field.selectionStart, field.selectionEnd];
  if (from < to) return setBoldWords(context, editing, from, to) ? 'bold' : 'notBold';
  if (text.length === 0 || isTouched()) return null;
  const typing = { ...context, beforeEdit: () => desk.history.typing(editing) };
  const whole = desk.model.item(editing)?.bold === true;
  const bold = turnNext({ field, text, whole }, (first, last) => {
    setBoldWords(typing, editing, first, last);
    desk.model.store.flush();
  });
  return bold ? 'boldNext' : 'notBoldNext';
}

/** All words of what is chosen, or none of them, or letters of what somebody writes in. In what has just come to be written in it is one step with that. */
export function embolden(desk: Desk): void {
  const { history, model, commands, selection } = desk;
  const { editing } = selection;
  const comes = editing !== null && commands.fresh?.id === editing;
  const context = comes ? { ...desk.context, beforeEdit: () => history.typing(editing) } : desk.context;
  let how = editing && emboldenLetters(desk, editing, context);
  if (!how) {
    const items = chosenItems(desk).filter((item) => hasLetters(item.kind) && !item.locked);
    const bold = items.every((item) => item.bold) ? null : true;
    const ids = items.map((item) => item.id);
    setBold(context, ids, bold);
    how = bold ? 'bold' : 'notBold';
  }
  model.store.flush();
  commands.parts.voice.say(commands.parts.t(`actions:said.${how}`));
}

export function align(desk: Desk, how: Alignment): void {
  const units = unitsOf(desk, outer(desk));
  if (units.length < 2) desk.commands.refuse('two');
  else put(desk, spread(units, aligned(units, how)));
}

export function distribute(desk: Desk, way: Direction | 'grid'): void {
  const units = unitsOf(desk, outer(desk));
  if (way === 'grid') putInGrid(desk, units);
  else if (units.length < 3) desk.commands.refuse('three');
  else put(desk, spread(units, distributed(units, way)));
}

/** The frame that holds all of them, or most, which takes in the others. */
function homeOf(model: Desk['model'], placed: readonly Placed[]): ItemId | null {
  const parents = placed.map(({ id }) => model.parentOf(id));
  const most = parents.find((one) => parents.filter((other) => other === one).length * 2 > parents.length);
  const frame = model.item(most ?? null);
  const all = parents.every((one) => one === most);
  return frame?.kind === 'frame' && (all || !frame.locked) ? frame.id : null;
}

/** Where they begin, or beside what lies there; in the frame that holds most of them, which grows when it must. */
function putInGrid(desk: Desk, placed: readonly Unit[], rank?: (id: ItemId) => number): void {
  const { model, context, history, viewport, commands } = desk;
  const around = union(placed.map(({ box }) => box));
  if (!around) return;
  const parts = placed.flatMap(({ all }) => all);
  const moving = new Set(parts.flatMap(({ id }) => model.withContents(id)));
  const home = homeOf(model, parts);
  const strays = parts.map(({ id }) => id).filter((id) => model.parentOf(id) !== home);
  const draft = layInGrid(placed, {}, rank);
  const wish = { x: around.x, y: around.y, ...draft.size };
  const lay = (form: Form) => [layInGrid(placed, form, rank)];
  const within = nearPlace(model, wish, moving, home && model.box(home));
  const plan =
    within || home === null ? null : planFrame(model, home, lay, { moving, grown: [], pushes: true });
  // Who chose more than lies in it finds room beside it.
  const free = within ?? (plan || strays.length === 0 ? null : nearPlace(model, wish, moving, null));
  const joins = () => (plan || within) && home && dropItems(context, strays, { parent: home });
  const [grid] = plan?.drafts ?? [];
  // About as they stand they are in no grid.
  const moves = (all: readonly Placement[]) =>
    all.some((to) => distance(to, model.bounds(to.id) ?? to) > NOTE_GAP);
  if (free)
    history.together(() => {
      joins();
      put(desk, spread(placed, shifted(draft, free)));
    });
  else if (plan && grid && moves(shifted(grid, grid)))
    history.together(() => {
      growFrame(context, model, plan);
      joins();
      put(desk, spread(placed, shifted(grid, grid)));
    });
  else commands.parts.voice.problem(commands.parts.t('actions:said.noRoomInFrame'));
  const seen = union(parts.flatMap(({ id }) => model.box(id) ?? []));
  if (seen) viewport.reveal(seen);
}

/** What stands in a grid of dots: what is chosen and no vote itself, or of a frame that is chosen alone the notes that lie loose in it. */
function ranked(desk: Desk): readonly Placed[] {
  const { model, selection } = desk;
  const frame = model.item(selection.single);
  if (frame?.kind !== 'frame') return outer(desk).filter(({ id }) => model.item(id)?.kind !== 'sticker');
  return model.childrenOf(frame.id).flatMap((id) => {
    const [item, box] = [model.item(id), model.bounds(id)];
    return item?.kind === 'note' && !item.locked && box ? [{ id, box }] : [];
  });
}

/** Notes of clusters take each other's places: the chosen ones, or all of a chosen cluster. Those that lie loose stand in a grid. */
export function sortByDots(desk: Desk): void {
  const { context, model, commands, history } = desk;
  const dots = (id: ItemId) => model.dotsOn(id).length;
  const all = chosenItems(desk).filter((item) => !item.locked);
  const clusters = all.map((item) => (item.kind === 'cluster' ? item.id : model.parentOf(item.id)));
  const chosen = new Set(all.flatMap(({ id, kind }) => (kind === 'cluster' ? model.childrenOf(id) : [id])));
  const within = [...new Set(clusters)].filter((id) => model.item(id)?.kind === 'cluster');
  if (within.length === 0) {
    putInGrid(desk, unitsOf(desk, ranked(desk)), dots);
    return;
  }
  const moves = within.flatMap((cluster) => {
    const notes = model.childrenOf(cluster).flatMap((id) => {
      const note = chosen.has(id) ? model.item(id) : null;
      return note?.kind === 'note' && !note.locked ? [note] : [];
    });
    const sorted = [...notes].sort((a, b) => dots(b.id) - dots(a.id));
    return sorted.flatMap(({ id, z }, at) => {
      const place = notes[at]?.z ?? z;
      return place === z ? [] : [{ id, z: place }];
    });
  });
  const held = new Set(within);
  const loose = ranked(desk).filter(
    ({ id }) => model.item(id)?.kind === 'note' && !held.has(model.parentOf(id)),
  );
  history.together(() => {
    edit(context, (items) => {
      for (const { id, z } of moves) changeItem(items, id, { z });
    });
    model.store.flush();
    if (loose.length > 1) putInGrid(desk, unitsOf(desk, loose), dots);
  });
  commands.parts.voice.say(commands.parts.t('actions:said.inLine', { count: moves.length + loose.length }));
}

export function takeLook({ model, commands }: Desk, from: ItemId | null): Look | null {
  const look = lookOf(model.item(from));
  if (look) commands.parts.voice.say(commands.parts.t('actions:said.lookCopied'));
  return look;
}

export function applyLook({ context, model, commands }: Desk, look: Look): void {
  const count = giveLook(context, commands.chosen, look);
  model.store.flush();
  commands.parts.voice.say(commands.parts.t('actions:said.lookGiven', { count }));
}

/** The format painter: whatever is chosen next gets the look, one after the other. */
export function paintLook(desk: Desk): void {
  const { painting, selection, context, model, commands } = desk;
  const look = takeLook(desk, selection.single);
  if (!look) return;
  painting.set(true);
  commands.parts.voice.say(commands.parts.t('actions:said.painting'));
  let before: ReadonlySet<ItemId> = new Set(selection.ids);
  const follow = () => {
    const { ids } = selection;
    const fresh = [...ids].filter((id) => !before.has(id));
    before = ids;
    if (ids.size === 0 || selection.editing !== null || !context.mayEdit()) return painting.set(false);
    if (fresh.length === 0) return;
    const count = giveLook(context, fresh, look);
    model.store.flush();
    commands.parts.voice.say(commands.parts.t('actions:said.lookGiven', { count }));
  };
  const stops = [
    selection.subscribe(follow),
    painting.subscribe(() => {
      if (!painting.get()) for (const stop of stops) stop();
    }),
  ];
}

function choose({ model, selection, commands }: Desk, fits: (item: BoardItem) => boolean): readonly ItemId[] {
  const ids = model.readingOrder().filter((id) => {
    const item = model.item(id);
    return item !== null && fits(item);
  });
  selection.set(ids, ids.includes(selection.focused as ItemId) ? selection.focused : (ids[0] ?? null));
  commands.parts.voice.say(commands.parts.t('actions:said.chosen', { count: ids.length }));
  return ids;
}

export function chooseLike(desk: Desk, what: 'kind' | 'colour' | 'author'): void {
  const like = chosenItems(desk)[0] ?? null;
  const colour = colourShown(like);
  choose(desk, (item) => {
    if (what !== 'colour') return item[what] === like?.[what];
    return item === like || (colour !== null && colourShown(item) === colour);
  });
}

/**
 * What is locked is chosen as well, so that "Unlock" is the next thing to do; whoever lets go of it, with Esc or a press
 * beside it, is done looking.
 */
export function showLocked(desk: Desk): void {
  const { spotlight, selection, commands, model } = desk;
  if (spotlight.get() !== null) {
    spotlight.set(null);
    return;
  }
  if (![...model.store.values()].some((item) => item.locked)) {
    commands.parts.voice.problem(commands.parts.t('actions:said.noneLocked'));
    return;
  }
  const lit = new Set(choose(desk, (item) => item.locked));
  spotlight.set(lit);
  const stop = selection.subscribe(() => {
    if (selection.ids.size > 0 && spotlight.get() === lit) return;
    stop();
    // Find or grouping may have lit something else meanwhile.
    if (spotlight.get() === lit) spotlight.set(null);
  });
}
