/** Brings drafts onto the open map: all of them or none, in one step of undo, beside what is there. */
import { mapItems } from '../../../../shared/documents/barrierMap.ts';
import { landMapDrafts } from '../../../../shared/exchange/maps/landMapDrafts.ts';
import type { ItemDraft } from '../../../../shared/exchange/maps/mapDraft.ts';
import { type ItemId, newId } from '../../../../shared/ids.ts';
import { LIMITS } from '../../../../shared/limits.ts';
import { union } from '../../../canvas/geometry.ts';
import { glideCamera } from '../../../canvas/glideCamera.ts';
import type { MapDesk } from '../MapDesk.ts';
import { placeDrafts } from './placeDrafts.ts';

export type Brought = 'brought' | 'full' | 'readOnly';

/** `words` say what came, with the way back beside them. */
export async function bringMap(
  { context, model, history, selection, viewport, commands }: MapDesk,
  drafts: readonly ItemDraft[],
  words: { readonly done: string; readonly undo: string },
): Promise<Brought> {
  const items = mapItems(context.doc);
  const taken = union(model.nodes().flatMap(({ id }) => model.box(id) ?? []));
  const places = await placeDrafts(drafts, (text) => model.heightOf(text), taken);
  if (!context.mayEdit()) return 'readOnly';
  if (items.size + drafts.length > LIMITS.itemsPerBoard) return 'full';
  const { author, now, doc, origin } = context;
  context.beforeEdit();
  const ids = doc.transact(
    () =>
      landMapDrafts(items, drafts, {
        placeOf: (draft) => places[draft] ?? { x: 0, y: 0 },
        author,
        at: now(),
        newId: () => newId<ItemId>(),
      }),
    origin,
  );
  const step = history.last;
  model.store.flush();
  const nodes = ids.filter((id) => model.node(id));
  selection.set(nodes);
  const around = union(nodes.flatMap((id) => model.box(id) ?? []));
  if (around) glideCamera(viewport, viewport.cameraToFit(around, 24));
  commands.parts.voice.offer(words.done, words.undo, () => {
    history.undoOnly(step);
    model.store.flush();
  });
  return 'brought';
}
