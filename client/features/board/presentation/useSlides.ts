/** The frames that are presented, as they are now. */
import { useCallback, useRef, useSyncExternalStore } from 'react';
import { sameBox } from '../../../canvas/geometry.ts';
import type { BoardModel } from '../model/boardModel.ts';
import { type Slide, slidesOf } from './frames.ts';

const sameSlides = (a: readonly Slide[], b: readonly Slide[]) =>
  a.length === b.length &&
  a.every((one, at) => {
    const other = b[at];
    return (
      other !== undefined && one.id === other.id && one.title === other.title && sameBox(one.box, other.box)
    );
  });

export function useSlides(model: BoardModel): readonly Slide[] {
  const kept = useRef<readonly Slide[]>([]);
  const subscribe = useCallback((listener: () => void) => model.onChange(listener), [model]);
  return useSyncExternalStore(subscribe, () => {
    const slides = slidesOf(model);
    if (!sameSlides(kept.current, slides)) kept.current = slides;
    return kept.current;
  });
}
