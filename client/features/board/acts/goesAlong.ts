import type { ItemPlace } from '../../../../shared/documents/board.ts';
import type { ItemId } from '../../../../shared/ids.ts';

/** Lines that go along with a copy of these: both their ends are on what is in it. */
export function goesAlong(line: ItemPlace, inside: ReadonlySet<ItemId>): boolean {
  if (line.kind !== 'connector' || inside.has(line.id)) return false;
  return [line.from, line.to].every((end) => end !== null && inside.has(end));
}
