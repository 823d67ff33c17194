/** What a cell of practices by barriers says becomes the link that says it on the map: one step of undo. */
import { mapItems, readMapItem } from '../../../../shared/documents/barrierMap.ts';
import type { ItemId } from '../../../../shared/ids.ts';
import type { ArcSign } from '../../../../shared/maps/graph.ts';
import type { Relation } from '../../../../shared/maps/vocabulary.ts';
import { changeOnMap, deleteFromMap, linkNodes, turnLink } from '../acts/mapActs.ts';
import type { MapDesk } from '../MapDesk.ts';

export interface Meeting {
  readonly answer: ItemId;
  readonly barrier: ItemId;
  /** Those that say it now. */
  readonly links: readonly ItemId[];
  readonly sign: ArcSign | null;
}

/** From the practice to the barrier, as its cell says it. */
const SAYS: Readonly<Record<ArcSign, Relation>> = { '-': 'reduces', '+': 'causes', '?': 'unclear' };

/** The link that was there stays, with its note, its state and what is said of it; of several the first. */
export function fillMeeting(
  desk: MapDesk,
  { answer, barrier, links, sign }: Meeting,
  to: ArcSign | null,
): void {
  const { commands, context, history, model } = desk;
  const { voice, t } = commands.parts;
  if (to === sign && links.length < 2) return;
  if (to === null) return void commands.remove(links);
  const [first, ...others] = links;
  const id = history.together(() => {
    if (others.length > 0) deleteFromMap(context, others);
    const said = first ?? linkNodes(context, answer, barrier);
    const link = said === null ? null : readMapItem(said, mapItems(context.doc).get(said));
    if (link?.kind !== 'link') return null;
    if (link.from !== answer) turnLink(context, link.id);
    changeOnMap(context, [link.id], { relation: SAYS[to] });
    return link.id;
  });
  model.store.flush();
  if (id === null) voice.problem(t('said.full'));
  else voice.say(commands.nameOf(id));
}

/** What a key in a cell says; undefined where it says nothing. */
export const SIGN_KEYS: Readonly<Record<string, ArcSign | null>> = {
  '1': '-',
  '-': '-',
  '2': '+',
  '+': '+',
  '3': '?',
  '0': null,
  Delete: null,
  Backspace: null,
};
