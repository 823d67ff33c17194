/** Pictures of documents in a list: one at a time, and again only when the document has changed. */
import type * as Y from 'yjs';
import type { DocumentSketch } from '../../shared/api.ts';
import type { DocumentInfo } from '../../shared/domain/workspace.ts';
import type { DocumentId } from '../../shared/ids.ts';
import { sketchBoard } from '../exports/boardSketch.ts';
import { sketchMap } from '../exports/mapSketch.ts';
import { oneAtATime } from '../oneAtATime.ts';

/** Hands a live document over to be looked at, not kept and not changed. */
export type LookAt = <Value>(id: DocumentId, look: (doc: Y.Doc) => Value) => Promise<Value>;

const MOST = 500;

export type Sketches = (document: DocumentInfo) => Promise<DocumentSketch>;

export function createSketches(lookAt: LookAt): Sketches {
  const inTurn = oneAtATime();
  const drawn = new Map<DocumentId, { readonly updatedAt: number; readonly sketch: DocumentSketch }>();

  return ({ id, kind, updatedAt }) =>
    inTurn('sketch', async () => {
      const known = drawn.get(id);
      if (known?.updatedAt === updatedAt) return known.sketch;
      const sketch = await lookAt(id, kind === 'barrierMap' ? sketchMap : sketchBoard);
      if (drawn.size >= MOST) drawn.clear();
      drawn.set(id, { updatedAt, sketch });
      return sketch;
    });
}
