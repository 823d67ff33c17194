import { folded, type OwnColumnId, tagsIn } from '../../../../shared/documents/ownValues.ts';
import type { MapModel } from '../model/mapModel.ts';

/** The tags of a column, each as it is most written, from the most used. */
export function tagsUsed(model: MapModel, column: OwnColumnId): readonly string[] {
  const counts = new Map<string, Map<string, number>>();
  for (const { own } of model.nodes())
    for (const tag of tagsIn(own, column)) {
      const written = counts.get(folded(tag)) ?? new Map<string, number>();
      counts.set(folded(tag), written.set(tag, (written.get(tag) ?? 0) + 1));
    }
  const most = (written: ReadonlyMap<string, number>) => [...written].toSorted((a, b) => b[1] - a[1]);
  const total = (written: ReadonlyMap<string, number>) => [...written.values()].reduce((a, b) => a + b, 0);
  return [...counts]
    .toSorted(([one, a], [other, b]) => total(b) - total(a) || (one < other ? -1 : 1))
    .flatMap(([, written]) => most(written)[0]?.[0] ?? []);
}
