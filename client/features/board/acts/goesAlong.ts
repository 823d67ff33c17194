import type { ItemPlace } from '../../../../shared/documents/board.ts';
import type { ItemId } from '../../../../shared/ids.ts';

/** Lines that go along with a copy of these: all that they join is in it, and it is more than two points. */
export function goesAlong(line: ItemPlace, inside: ReadonlySet<ItemId>): boolean {
  const ends = [line.from, line.to].filter((end) => end !== null);
  if (line.kind !== 'connector' || inside.has(line.id)) return false;
  return ends.length > (line.loose ? 0 : 1) && ends.every((end) => inside.has(end));
}
