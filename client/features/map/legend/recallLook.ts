import type { ColouredBy, MapDesk, SizedBy } from '../MapDesk.ts';
import { colouringBy, VALUES } from './colouring.ts';
import { sizeBy } from './sizing.ts';

const SIZED: readonly SizedBy[] = ['incoming', 'outgoing', 'between', 'severity'];

/** What was written by another hand or version, or of a city that is no longer here, counts as nothing. */
export function recallLook(desk: MapDesk, { colour, size }: Record<string, unknown>): void {
  const readIn = <By extends string>(kept: unknown, known: readonly By[]) => {
    const [by, id] = Array.isArray(kept) ? kept : [];
    const city = id === undefined ? null : desk.cities().find((one) => one.id === id);
    return known.includes(by) && city !== undefined ? { by: by as By, city } : null;
  };
  const coloured = readIn(colour, Object.keys(VALUES) as ColouredBy[]);
  const sized = readIn(size, SIZED);
  if (coloured) desk.colouring.set(colouringBy(coloured.by, coloured.city));
  if (sized) sizeBy(desk, sized.by, sized.city);
}
