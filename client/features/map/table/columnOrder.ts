/** In which order the columns of a table stand: as somebody moved them. What is called by stays first. */
import { useMemo } from 'react';
import '../../../i18n/words/mapTable.ts';
import { i18n } from '../../../i18n/i18n.ts';
import { useDesk } from '../MapDesk.ts';
import { type Columning, isFirst } from './columnLook.ts';

interface Named {
  readonly id: string;
  readonly heading: string;
}

/** All that were ever in the order, and after the one that it follows at first each that came since; the first is in none. */
function withThose(order: readonly string[], ids: readonly string[]): readonly string[] {
  if (order.length === 0) return ids;
  const all = [...order];
  ids.forEach((id, at) => {
    if (all.includes(id)) return;
    const above = ids[at - 1];
    all.splice(above === undefined ? 0 : all.indexOf(above) + 1, 0, id);
  });
  return all;
}

/** Of an order that knows others, or not all of these. */
export function inKeptOrder<One extends { readonly id: string }>(
  columns: readonly One[],
  order: readonly string[],
): readonly One[] {
  const byId = new Map(columns.map((one) => [one.id, one]));
  return withThose(order, [...byId.keys()]).flatMap((id) => byId.get(id) ?? []);
}

/** `target` is one of `ids`, which are all of them as at first. Empty where it is the order of these again. */
export function movedOrder(
  order: readonly string[],
  ids: readonly string[],
  id: string,
  target: string,
  after: boolean,
): readonly string[] {
  const rest = withThose(order, ids).filter((one) => one !== id);
  const at = rest.indexOf(target) + (after ? 1 : 0);
  const next = [...rest.slice(0, at), id, ...rest.slice(at)];
  const isAsFirst = next.length === ids.length && next.every((one, index) => one === ids[index]);
  return isAsFirst ? [] : next.filter((one) => !isFirst(one));
}

export interface Ordered extends Columning {
  /** Those that are shown, in their order. */
  readonly columns: readonly Named[];
  /** To this side of another one that is shown. */
  move(id: string, target: string, after: boolean): void;
}

/** What this one would change places with; null at the ends. */
export function beside({ columns }: Pick<Ordered, 'columns'>, id: string, by: 1 | -1): string | null {
  const target = columns[columns.findIndex((one) => one.id === id) + by]?.id;
  return isFirst(id) || target === undefined || isFirst(target) ? null : target;
}

/** `every`: all of them, as at first. */
export function useOrdered<One extends Named>(every: readonly One[], look: Columning) {
  const { voice } = useDesk().commands.parts;
  const { hidden, order } = look;
  const all = useMemo(() => inKeptOrder(every, order), [every, order]);
  const columns = useMemo(() => all.filter(({ id }) => !hidden.includes(id)), [all, hidden]);
  const move: Ordered['move'] = (id, target, after) => {
    if (isFirst(id) || id === target) return;
    const ids = every.map((one) => one.id);
    const next = movedOrder(order, ids, id, target, after || isFirst(target));
    look.arrange(next);
    const shown = inKeptOrder(columns, next);
    const at = shown.findIndex((one) => one.id === id) + 1;
    const column = shown[at - 1]?.heading;
    voice.say(i18n.t('mapTable:columnAt', { column, at, count: shown.length }));
  };
  const columning: Ordered = { ...look, columns, move };
  return { all, columns, columning };
}
