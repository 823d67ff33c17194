/** Clusters by hand: of what is chosen, and taken apart again. Loaded when the page is idle. */
import { NOTE_SIZE } from '../../../../shared/documents/boardKinds.ts';
import { layTable } from '../../../../shared/documents/tableLayout.ts';
import { noteHeight } from '../../../../shared/exchange/noteHeight.ts';
import type { ItemId } from '../../../../shared/ids.ts';
import type { Box, Point } from '../../../canvas/geometry.ts';
import { union } from '../../../canvas/geometry.ts';
import '../../../i18n/words/actionsLater.ts';
import { chosenHolders } from '../actions/needs.ts';
import { uncluster as takeApart } from '../acts/cluster.ts';
import { clusterGroups, type GroupDraft, type Grown } from '../acts/clusterGroups.ts';
import { groupItems, ungroupItems } from '../acts/group.ts';
import type { BoardCommands } from '../canvas/BoardCommands.ts';
import { bodyOf, type Form, frameOf, planFrame } from '../canvas/inFrames.ts';
import { nearPlace } from '../canvas/nearPlace.ts';
import { openPlace } from '../canvas/places.ts';
import type { BoardModel } from '../model/boardModel.ts';
import { CLUSTER, NOTE_GAP } from '../model/layout.ts';
import { linesOf } from '../model/tables.ts';
import { emptiedBy } from './emptiedBy.ts';
import { layGroup } from './layGroup.ts';
import '../../../i18n/words/boardLater.ts';

interface Plan {
  readonly draft: GroupDraft;
  /** A frame that must grow for it. */
  readonly grown: readonly Grown[];
}

/** The usual one, and those of what stands in a row or a column: what can stay nearest to where it was is taken. */
const formsOf = ({ w, h }: Box): readonly Form[] => [
  {},
  { height: h + CLUSTER.header + CLUSTER.padding },
  { most: Math.max(1, Math.round(w / (NOTE_SIZE + NOTE_GAP))) },
];

/** Hardly moved: below the title, and a little aside where what lies there is nearer than the edge of a cluster is wide. */
function besides(wish: Box, within: Box | null): readonly Box[] {
  const y = Math.max(wish.y, within?.y ?? wish.y);
  return [0, -4, 4, -8, 8, -12, 12, -16, 16].map((aside) => ({ ...wish, x: wish.x + aside, y }));
}

/**
 * Where the notes were, or beside what lies there: notes of others would cover those of the cluster. A frame that holds
 * all of them has it, and grows when it must. Where that would cover what lies around the frame, the cluster is where the
 * notes were, over its edge or its neighbours: hands that group are not refused.
 */
function planOf(model: BoardModel, ids: readonly ItemId[], around: Box): Plan {
  const group = { name: '', ids };
  const moving = new Set([...ids, ...emptiedBy(model, new Set(ids))]);
  const [frame = null, other] = new Set(ids.map((id) => frameOf(model, id)));
  const home = frame !== null && other === undefined ? model.box(frame) : null;
  const free = formsOf(around).flatMap((form) => {
    const { size, ...draft } = layGroup(model, group, form);
    // Its notes lie where they lay.
    const wish = { ...size, x: around.x - CLUSTER.padding, y: around.y - CLUSTER.header };
    const within = home && bodyOf(home);
    const place =
      openPlace(model, wish, { without: moving, within, among: besides(wish, within) }) ??
      nearPlace(model, wish, moving, home);
    if (!place) return [];
    const [x, y] = [Math.round(place.x), Math.round(place.y)];
    return [{ draft: { ...draft, x, y }, off: Math.hypot(x - wish.x, y - wish.y) }];
  });
  const [best] = free.sort((a, b) => a.off - b.off);
  if (best) return { draft: best.draft, grown: [] };
  const lay = (form: Form) => [layGroup(model, group, form)];
  const plan = frame === null ? null : planFrame(model, frame, lay, { moving, grown: [] });
  const [draft] = plan?.drafts ?? [];
  if (plan && draft) return { draft, grown: [plan] };
  const [, asTheyStood] = formsOf(around);
  const { size: _, ...laid } = layGroup(model, group, asTheyStood);
  return { draft: { ...laid, x: around.x, y: around.y }, grown: [] };
}

/** Lines and what sticks on notes go where these go; what held notes is empty then, or keeps its others. */
function goesIn(model: BoardModel, id: ItemId): boolean {
  const kind = model.item(id)?.kind;
  return kind === 'connector' || kind === 'cluster' || kind === 'frame' || model.hostOf(id) !== null;
}

/** Of these in their order, or of the chosen ones in reading order. */
export function clusterNotes(commands: BoardCommands, ids = commands.clusterable()): ItemId | null {
  const { context, model, selection, viewport, voice, t } = commands.parts;
  const around = union(ids.flatMap((id) => model.box(id) ?? []));
  // Whoever chose a picture with them sees that it is not among them; what goes along is.
  const left = commands.chosen.filter((id) => !ids.includes(id) && !goesIn(model, id)).length;
  if (!around) {
    voice.say(t('said.nothingToCluster'));
    return null;
  }
  const plan = planOf(model, ids, around);
  const made = clusterGroups(context, [plan.draft], plan.grown, emptiedBy(model, new Set(ids)));
  if (made === null) return commands.full();
  const [id = null] = made;
  if (id === null) return null;
  model.store.flush();
  const box = model.box(id);
  if (box) viewport.reveal(box);
  const clustered = t('said.clustered', { count: ids.length });
  if (left > 0)
    voice.offer(`${clustered}. ${t('said.staysOutside', { count: left })}`, t('ok'), () => undefined);
  else voice.say(clustered);
  selection.set([id]);
  commands.edit(id);
  return id;
}

/** The notes of a table as they stand in it, but as squares again, which are higher than its rows. */
function setApart(model: BoardModel, id: ItemId): ReadonlyMap<ItemId, Point> {
  const [table, rows, columns] = [model.item(id), linesOf(model, id, 'row'), linesOf(model, id, 'column')];
  const notes = model.childrenOf(id).flatMap((one) => {
    const cell = model.item(one)?.kind === 'note' ? model.cellOf(one) : null;
    return cell ? [{ id: one, ...cell, height: noteHeight(model.item(one)?.text ?? '') }] : [];
  });
  if (table?.kind !== 'table') return new Map();
  const widths = new Map(model.tableOf(id)?.columns.map((band) => [band.id, band.size]));
  return layTable(table, rows, columns, notes, (line) => widths.get(line)).notes;
}

/** Of what is chosen. */
export function uncluster(commands: BoardCommands): void {
  const { context, model, selection, voice, t } = commands.parts;
  const clusters = chosenHolders(commands).filter((one) => !one.locked);
  if (clusters.length === 0) {
    voice.say(t('said.noCluster'));
    return;
  }
  const kinds = clusters.map((item) => item.kind);
  const notes = clusters
    .flatMap(({ id }) => model.childrenOf(id))
    .filter((id) => model.item(id)?.kind === 'note');
  const apart = new Map(clusters.flatMap(({ id }) => [...setApart(model, id)]));
  const at = notes.map((id) => ({ id, ...(apart.get(id) ?? model.box(id) ?? { x: 0, y: 0 }) }));
  const freed = takeApart(
    context,
    clusters.map((one) => one.id),
    at,
  );
  model.store.flush();
  selection.set(freed);
  const words = kinds.includes('frame') ? 'frameGone' : kinds.includes('table') ? 'tableGone' : 'unclustered';
  voice.say(t(`said.${words}`, { count: freed.length }));
}

/** All that is chosen is one from now on, and chosen as that. What lies in a cluster or a table goes with that; what is locked stays out. */
export function group(commands: BoardCommands): void {
  const { context, model, selection, voice, t } = commands.parts;
  const all = new Set(commands.chosen.map((id) => (model.isInGrid(id) ? model.parentOf(id) : id)));
  const ids = [...all].filter((id) => id !== null && model.item(id)?.locked === false) as ItemId[];
  if (ids.length < 2) return void commands.refuse('several');
  groupItems(context, ids);
  model.store.flush();
  selection.set(ids, all.has(selection.focused) ? selection.focused : undefined);
  voice.say(t('actions:said.madeGroup', { count: ids.length }));
}

/** What was in it stays chosen, each by itself. */
export function ungroup(commands: BoardCommands): void {
  const { context, model, selection, voice, t } = commands.parts;
  // Once for each: a group of thousands is chosen with all of them.
  const wholes = new Set(commands.chosen.map((id) => model.groupOf(id)));
  const members = [...wholes].flatMap((all) => (all.length > 1 ? all : []));
  const groups = new Set(members.map((id) => model.item(id)?.group));
  ungroupItems(context, groups);
  model.store.flush();
  selection.set([...commands.chosen, ...members], selection.focused);
  voice.say(t('actions:said.ungrouped', { count: members.length }));
}
