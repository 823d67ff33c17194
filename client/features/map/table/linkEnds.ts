/** Which nodes an end of a link can be on, by what is typed, and how it comes there. */
import type { MapLink } from '../../../../shared/documents/barrierMap.ts';
import type { ItemId } from '../../../../shared/ids.ts';
import { fold } from '../../../../shared/wording/terms.ts';
import { i18n } from '../../../i18n/i18n.ts';
import { moveEnd } from '../acts/mapActs.ts';
import { newEnd, newName } from '../acts/newEnds.ts';
import { NO_HIT, rankOf } from '../commands/rankOf.ts';
import type { MapDesk } from '../MapDesk.ts';

export type End = 'from' | 'to';

export interface Offered {
  /** Null: a new node of this name. */
  readonly id: ItemId | null;
  readonly name: string;
  /** Why the end cannot be there. */
  readonly refused: 'self' | 'double' | null;
}

/** More are found by typing. */
const MOST_SHOWN = 50;

const otherOf = (link: MapLink, end: End): ItemId => (end === 'from' ? link.to : link.from);

/** Those that fit best first; a name that nobody has comes last. */
export function endsFor(desk: MapDesk, link: MapLink, end: End, typed: string): readonly Offered[] {
  const { commands, model } = desk;
  const sought = fold(typed).trim();
  const refusal = (id: ItemId): Offered['refused'] => {
    if (id === otherOf(link, end)) return 'self';
    return id === link[end] || model.mayMoveEnd(link.id, end, id) ? null : 'double';
  };
  const found = model
    .readingOrder()
    .flatMap((id) => model.node(id) ?? [])
    .map(({ id }) => ({ id, name: commands.titleOf(id) }))
    .map((one) => ({ ...one, rank: rankOf(sought, fold(one.name)) }))
    .filter(({ rank }) => rank < NO_HIT)
    .toSorted((one, other) => one.rank - other.rank);
  const name = newName(desk, typed);
  const fresh: readonly Offered[] = name === null ? [] : [{ id: null, name, refused: null }];
  return [
    ...found.slice(0, MOST_SHOWN).map(({ id, name }) => ({ id, name, refused: refusal(id) })),
    ...fresh,
  ];
}

export interface Chosen {
  readonly end: End;
  readonly heading: string;
  readonly one: Offered;
  /** To this row and all that are meant with it, in one step of undo. */
  readonly write: (id: ItemId, act: (ids: readonly ItemId[]) => void) => void;
}

/** What was done is said; rows that cannot have it there are told. */
export function putEnd(desk: MapDesk, link: MapLink, { end, heading, one, write }: Chosen): void {
  const { commands, context, model } = desk;
  const { voice } = commands.parts;
  const t = i18n.getFixedT(null, ['mapTable', 'map']);
  const stayed: ItemId[] = [];
  let isFull = false;
  write(link.id, (ids) => {
    const to = one.id ?? newEnd(desk, one.name, end, otherOf(link, end));
    isFull = to === null;
    if (to === null) return;
    // That of the row where it was chosen before those that may be the same link then.
    for (const id of [link.id, ...ids.filter((one) => one !== link.id)])
      if (model.link(id)?.[end] !== to && !moveEnd(context, id, end, to)) stayed.push(id);
  });
  if (isFull) return void voice.problem(t('map:said.full'));
  const told = t('notThere', { column: heading, value: one.name });
  if (stayed.length > 0) voice.problem(t('refused', { count: stayed.length, told }));
  else voice.say(one.id === null ? t('freshEnd', { name: one.name }) : commands.nameOf(link.id));
}
