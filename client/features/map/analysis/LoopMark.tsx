/** R1 or B1 in the middle of the loop that is chosen. For the eye alone: the list says it, and so does what is lit. */
import { useSyncExternalStore } from 'react';
import type { MapSurface } from '../canvas/MapSurface.ts';
import styles from './LoopMark.module.css';
import type { LoopMark as Loop } from './Spotlight.ts';

/** The middle of the nodes as they lie now, also in others' hands. As text: the same words are the same place. */
function placeOf({ nodes }: Loop, surface: MapSurface): string {
  const boxes = nodes.flatMap((id) => surface.box(id) ?? []);
  const middle = (at: 'x' | 'y', size: 'w' | 'h') =>
    Math.round(boxes.reduce((sum, box) => sum + box[at] + box[size] / 2, 0) / boxes.length);
  return boxes.length === 0 ? '' : `${middle('x', 'w')}px ${middle('y', 'h')}px`;
}

export default function LoopMark({ loop, surface }: { readonly loop: Loop; readonly surface: MapSurface }) {
  const place = useSyncExternalStore(
    (listener) => surface.onChange(listener),
    () => placeOf(loop, surface),
  );
  const [left, top] = place.split(' ');
  return place === '' ? null : (
    <div className={styles.mark} data-loop={loop.kind} style={{ left, top }} aria-hidden="true">
      <b>{loop.mark}</b>
    </div>
  );
}
