/** Brings drafts onto the open map: all of them or none, in one step of undo, beside what is there. */
import { mapColumns, mapItems, mapViews } from '../../../../shared/documents/barrierMap.ts';
import { ownColumns } from '../../../../shared/documents/ownColumns.ts';
import { isUpdate, landMapDrafts } from '../../../../shared/exchange/maps/landMapDrafts.ts';
import { landViews } from '../../../../shared/exchange/maps/landViews.ts';
import {
  type ItemDraft,
  isNodeDraft,
  type Standing,
  type ViewDraft,
} from '../../../../shared/exchange/maps/mapDraft.ts';
import { type ItemId, newId } from '../../../../shared/ids.ts';
import { LIMITS } from '../../../../shared/limits.ts';
import { type Point, union } from '../../../canvas/geometry.ts';
import { glideCamera } from '../../../canvas/glideCamera.ts';
import { atOnce } from '../../../ui/atOnce.ts';
import type { MapDesk } from '../MapDesk.ts';
import { placeDrafts } from './placeDrafts.ts';

export type Brought = 'brought' | 'full' | 'readOnly';
export type BroughtOrLeft = Brought | 'left';

/** What came, in words, with the way back beside them. */
interface Words {
  readonly done: string;
  readonly undo: string;
}

/** What links of a table may join. */
export const standingOn = ({ context, model }: MapDesk): Standing => ({
  columns: ownColumns(mapColumns(context.doc)),
  nodes: model.nodes().map(({ id, kind, text }) => ({ id, kind, text })),
  links: model.links().map(({ from, to }) => ({ from, to })),
});

interface Bringing {
  /** False: the view keeps its zoom. */
  readonly fits?: boolean;
  readonly views?: readonly ViewDraft[] | undefined;
  /** What came, in the order of the drafts, and how far it was moved; null where each went somewhere else. */
  readonly onLanded?: (ids: readonly ItemId[], by: Point | null) => void;
}

/** Beside what is there; the view fits around it, or else keeps its zoom. Who leaves while it is laid out gets none of it. */
export async function bringMap(
  desk: MapDesk,
  drafts: readonly ItemDraft[],
  words: Words,
  left: AbortSignal,
  { fits = true, ...more }: Bringing = {},
): Promise<BroughtOrLeft> {
  const { model, selection, viewport } = desk;
  const taken = union(model.nodes().flatMap(({ id }) => model.box(id) ?? []));
  const places = await placeDrafts(drafts, (text) => model.heightOf(text), taken, left);
  if (left.aborted) return 'left';
  // With the panel of what is chosen there: the view is fitted into what that leaves.
  const brought = atOnce(() => landDrafts(desk, drafts, places, words, more));
  const ends = [...selection.ids].flatMap((id) => {
    const link = model.link(id);
    return link ? [link.from, link.to] : [id];
  });
  const around = union(ends.flatMap((id) => model.box(id) ?? []));
  if (brought === 'brought' && around)
    glideCamera(viewport, fits ? viewport.cameraToFit(around, 24) : viewport.cameraToReveal(around));
  return brought;
}

/** How far all nodes were moved together from where their file has them. */
function movedBy(drafts: readonly ItemDraft[], places: readonly Point[]): Point | null {
  const moves = drafts.filter(isNodeDraft).map(({ fields }, at) => ({
    x: (places[at]?.x ?? Number.NaN) - Number(fields.x),
    y: (places[at]?.y ?? Number.NaN) - Number(fields.y),
  }));
  const [first] = moves;
  // Places are whole numbers.
  const isFirst = ({ x, y }: Point) => first && Math.abs(x - first.x) <= 1 && Math.abs(y - first.y) <= 1;
  return first && moves.every(isFirst) ? first : null;
}

/** At these places, of the nodes in their order; what came is chosen. */
export function landDrafts(
  { context, model, history, selection, commands }: MapDesk,
  drafts: readonly ItemDraft[],
  places: readonly Point[],
  words: Words,
  { views = [], onLanded }: Omit<Bringing, 'fits'> = {},
): Brought {
  const items = mapItems(context.doc);
  if (!context.mayEdit()) return 'readOnly';
  const fresh = drafts.filter(({ stands }) => stands === undefined);
  if (items.size + fresh.length > LIMITS.itemsPerBoard) return 'full';
  const { author, now, doc, origin } = context;
  context.beforeEdit();
  const stamp = { author, at: now(), newId: () => newId<ItemId>() };
  const by = movedBy(drafts, places);
  const ids = doc.transact(() => {
    const made = landMapDrafts(items, drafts, {
      ...stamp,
      placeOf: (draft) => places[draft] ?? { x: 0, y: 0 },
    });
    const byKey = new Map(drafts.map(({ key }, at) => [key, made[at]]));
    landViews(mapViews(doc), views, {
      ...stamp,
      idOf: (key) => byKey.get(key),
      moved: by,
    });
    return made;
  }, origin);
  const step = history.last;
  model.store.flush();
  onLanded?.(ids, by);
  // What is new, or else what was told of.
  const isTold = (draft: ItemDraft | undefined) =>
    draft !== undefined && (isUpdate(draft) || (draft.own ?? []).some(({ value }) => value !== null));
  const made = ids.filter((_, place) => !drafts[place]?.stands);
  const came = made.length > 0 ? made : ids.filter((_, place) => isTold(drafts[place]));
  const nodes = came.filter((id) => model.node(id));
  selection.set(nodes.length > 0 ? nodes : came);
  const takeBack = () => {
    history.undoOnly(step);
    model.store.flush();
  };
  commands.parts.voice.offer(words.done, words.undo, takeBack, history.stands(step));
  return 'brought';
}
