/** Puts notes into clusters as proposed, each in the frame that holds them: one step, offered to be taken back at once. */
import type { ItemId } from '../../../../shared/ids.ts';
import { LIMITS } from '../../../../shared/limits.ts';
import type { Box } from '../../../canvas/geometry.ts';
import { union } from '../../../canvas/geometry.ts';
import { i18n } from '../../../i18n/i18n.ts';
import type { Desk } from '../actions/Action.ts';
import { clusterGroups, type GroupDraft } from '../acts/clusterGroups.ts';
import { type Form, type FramePlan, frameOf, planFrame } from '../canvas/inFrames.ts';
import { freePlace } from '../canvas/places.ts';
import type { BoardModel } from '../model/boardModel.ts';
import { NOTE_GAP } from '../model/layout.ts';
import { emptiedBy } from './emptiedBy.ts';
import type { NoteGroup } from './groups.ts';
import { type Laid, layGroup } from './layGroup.ts';
import '../../../i18n/words/actionsLater.ts';

const notesOf = (groups: readonly NoteGroup[]): ReadonlySet<ItemId> =>
  new Set(groups.flatMap((group) => group.ids));

/** With the clusters that are then gone. */
function movingIn(model: BoardModel, groups: readonly NoteGroup[]): ReadonlySet<ItemId> {
  const notes = notesOf(groups);
  return new Set([...notes, ...emptiedBy(model, notes)]);
}

/** False when the board or every frame has no room for the clusters; then nothing changed, and that was said. */
export function putTogether(desk: Desk, groups: readonly NoteGroup[]): boolean {
  const { model, context, history, selection, viewport, commands } = desk;
  const { voice, t } = commands.parts;
  const { plans, full, done } = inTheirFrames(desk, groups);
  const loose = done.filter((group) => homeOf(desk, group) === null);
  const noRoom = full === 0 ? '' : i18n.getFixedT(null, 'grouping')('noRoom', { count: full });
  if (done.length === 0) {
    voice.problem(noRoom);
    return false;
  }
  const drafts = [...plans.flatMap((plan) => plan.drafts), ...placed(desk, loose, groups, plans)];
  const clusters = clusterGroups(context, drafts, plans, emptiedBy(model, notesOf(done)));
  if (clusters === null) {
    voice.problem(t('full', { count: LIMITS.itemsPerBoard }));
    return false;
  }
  model.store.flush();
  const step = history.last;
  selection.set(clusters);
  const around = union(clusters.map((id) => model.box(id)).filter((box): box is Box => box !== null));
  if (around) viewport.fit(around);
  const count = done.reduce((sum, group) => sum + group.ids.length, 0);
  voice.offer(
    [t('actions:said.grouped', { count, groups: clusters.length }), noRoom].filter(Boolean).join(' '),
    t('undo'),
    () => void commands.showing(() => history.undoOnly(step)),
    history.stands(step),
  );
  return true;
}

const homeOf = ({ model }: Desk, { ids: [first] }: NoteGroup) =>
  first === undefined ? null : frameOf(model, first);

/** What happens in frames; those without room are left as they are, and counted. */
function inTheirFrames(desk: Desk, groups: readonly NoteGroup[]) {
  const homes = new Map<ItemId | null, NoteGroup[]>();
  for (const group of groups) {
    const home = homeOf(desk, group);
    homes.set(home, [...(homes.get(home) ?? []), group]);
  }
  const plans: FramePlan<Laid>[] = [];
  const loose = homes.get(null) ?? [];
  const done = [...loose];
  let full = 0;
  for (const [frame, own] of homes) {
    if (frame === null) continue;
    const grown = plans.map(({ box }) => box);
    // What lies around the frame and goes elsewhere in this step makes room for it to grow.
    const lay = (form: Form) => own.map((group) => layGroup(desk.model, group, form));
    const plan = planFrame(desk.model, frame, lay, {
      moving: movingIn(desk.model, [...loose, ...own]),
      grown,
    });
    if (plan) plans.push(plan);
    else full++;
    if (plan) done.push(...own);
  }
  return { plans, full, done };
}

/** In rows, about as wide as high, where the notes were or as near as there is room. */
function placed(
  { model }: Desk,
  loose: readonly NoteGroup[],
  groups: readonly NoteGroup[],
  plans: readonly FramePlan<Laid>[],
): readonly GroupDraft[] {
  const drafts = loose.map((group) => layGroup(model, group));
  const area = drafts.reduce((sum, { size }) => sum + size.w * size.h, 0);
  const rowWidth = Math.max(Math.sqrt(area) * 1.3, ...drafts.map(({ size }) => size.w));
  let [x, y, rowHeight, width] = [0, 0, 0, 0];
  const laid = drafts.map(({ size, ...draft }) => {
    if (x > 0 && x + size.w > rowWidth) [x, y, rowHeight] = [0, y + rowHeight + NOTE_GAP, 0];
    const place = { x, y };
    x += size.w + NOTE_GAP;
    [rowHeight, width] = [Math.max(rowHeight, size.h), Math.max(width, x - NOTE_GAP)];
    return { ...draft, ...place };
  });
  const boxes = [...notesOf(loose)].map((id) => model.box(id)).filter((box): box is Box => box !== null);
  const around = union(boxes);
  const corner = { x: around?.x ?? 0, y: around?.y ?? 0 };
  // Half over the edge of a frame they would seem to belong to it.
  const frames = [...model.boxes()].filter(([id]) => model.item(id)?.kind === 'frame').map(([, box]) => box);
  const wish = { ...corner, w: width, h: y + rowHeight };
  const also = [...frames, ...plans.map(({ box }) => box)];
  const home = freePlace(model, wish, { without: movingIn(model, groups), also });
  return laid.map((draft) => ({
    ...draft,
    x: Math.round(home.x + draft.x),
    y: Math.round(home.y + draft.y),
  }));
}
