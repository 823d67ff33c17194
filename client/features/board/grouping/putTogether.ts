/** Puts notes into clusters as proposed: one step, offered to be taken back at once. */
import { LIMITS } from '../../../../shared/limits.ts';
import type { Box } from '../../../canvas/geometry.ts';
import { union } from '../../../canvas/geometry.ts';
import type { Desk } from '../actions/Action.ts';
import { columnsFor } from '../acts/cluster.ts';
import { clusterGroups, type GroupDraft } from '../acts/clusterGroups.ts';
import { freePlace } from '../canvas/places.ts';
import { layGrid, NOTE_GAP } from '../model/layout.ts';
import type { NoteGroup } from './groups.ts';

/** False when the board has no room for the clusters; then nothing changed, and that was said. */
export function putTogether(desk: Desk, groups: readonly NoteGroup[]): boolean {
  const { model, context, history, selection, viewport, commands } = desk;
  const { voice, t } = commands.parts;
  const clusters = clusterGroups(context, placed(desk, groups));
  if (clusters === null) {
    voice.problem(t('full', { count: LIMITS.itemsPerBoard }));
    return false;
  }
  model.store.flush();
  const step = history.last;
  selection.set(clusters);
  const around = union(clusters.map((id) => model.box(id)).filter((box): box is Box => box !== null));
  if (around) viewport.fit(around);
  const count = groups.reduce((sum, group) => sum + group.ids.length, 0);
  const takeBack = () => {
    history.undoOnly(step);
    model.store.flush();
  };
  voice.offer(
    t('actions:said.grouped', { count, groups: clusters.length }),
    t('undo'),
    takeBack,
    history.stands(step),
  );
  return true;
}

/** In rows, about as wide as high, where the notes were or as near as there is room. */
function placed({ model }: Desk, groups: readonly NoteGroup[]): readonly GroupDraft[] {
  const drafts = groups.map(({ name, ids }) => {
    const columns = columnsFor(ids.length);
    const cells = ids.map((id) => ({ height: model.box(id)?.h ?? 0 }));
    return { title: name, ids, columns, size: layGrid({ x: 0, y: 0 }, columns, cells).box };
  });
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
  const moving = new Set(groups.flatMap((group) => group.ids));
  const around = union([...moving].map((id) => model.box(id)).filter((box): box is Box => box !== null));
  const corner = { x: around?.x ?? 0, y: around?.y ?? 0 };
  // Half over the edge of a frame they would seem to belong to it.
  const frames = [...model.boxes()].filter(([id]) => model.item(id)?.kind === 'frame').map(([, box]) => box);
  const wish = { ...corner, w: width, h: y + rowHeight };
  const home = freePlace(model, wish, { without: moving, also: frames });
  return laid.map((draft) => ({
    ...draft,
    x: Math.round(home.x + draft.x),
    y: Math.round(home.y + draft.y),
  }));
}
