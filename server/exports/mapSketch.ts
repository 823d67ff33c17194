/** A barrier map as a handful of boxes and the lines between them, for its picture in a list. Drawn anew, never stored. */
import type * as Y from 'yjs';
import type { DocumentSketch, SketchShape } from '../../shared/api.ts';
import { type MapNode, mapItems, readMapItem } from '../../shared/documents/barrierMap.ts';
import { LIMITS } from '../../shared/limits.ts';

/** Of a node with two lines of words: near enough from afar. */
const SIZE = { w: 232, h: 84 };

/** Never throws: what cannot be read is left out. */
export function sketchMap(doc: Y.Doc): DocumentSketch {
  const items = [...mapItems(doc)].flatMap(([key, map]) => readMapItem(key, map) ?? []);
  const nodes = items.filter((item): item is MapNode => item.kind !== 'link' && item.kind !== 'group');
  const step = Math.ceil(nodes.length / LIMITS.sketchShapes);
  const shown = new Map(nodes.filter((_, at) => at % step === 0).map((node) => [node.id, node]));
  const lines = items.flatMap((item): readonly SketchShape[] => {
    const [from, to] = item.kind === 'link' ? [shown.get(item.from), shown.get(item.to)] : [];
    if (!from || !to) return [];
    const [x, y] = [from.x + SIZE.w / 2, from.y + SIZE.h / 2].map(Math.round) as [number, number];
    return [['line', x, y, Math.round(to.x - from.x), Math.round(to.y - from.y)]];
  });
  const boxes = [...shown.values()].map(
    ({ kind, x, y }): SketchShape => [`map-${kind}`, Math.round(x), Math.round(y), SIZE.w, SIZE.h],
  );
  return { notes: nodes.length, shapes: [...lines.slice(0, LIMITS.sketchShapes), ...boxes] };
}
