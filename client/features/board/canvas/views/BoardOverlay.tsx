/** Over the items, in board coordinates: the open place in a cluster, the note to be clustered with. */
import { useCallback, useSyncExternalStore } from 'react';
import type { Box } from '../../../../canvas/geometry.ts';
import { inflate } from '../../../../canvas/geometry.ts';
import { useReadable } from '../../../../live/useLive.ts';
import { afterFrame } from '../../../../ui/afterFrame.ts';
import { quietPart } from '../../../../ui/lazyPart.tsx';
import { useCanvas } from '../CanvasContext.ts';
import { newcomers } from '../laterNewcomers.ts';
import styles from './BoardOverlay.module.css';

const ChosenCell = quietPart(afterFrame(newcomers.fetch));

function at({ x, y, w, h }: Box) {
  return { transform: `translate(${x}px, ${y}px)`, width: w, height: h };
}

/** Numbers as one string: a snapshot that is equal while the place is. */
function useSlotBox(): Box | null {
  const { model } = useCanvas();
  const subscribe = useCallback((listener: () => void) => model.onChange(listener), [model]);
  const key = useSyncExternalStore(subscribe, () => {
    const box = model.slotBox();
    return box ? `${box.x} ${box.y} ${box.w} ${box.h}` : '';
  });
  if (key === '') return null;
  const [x = 0, y = 0, w = 0, h = 0] = key.split(' ').map(Number);
  return { x, y, w, h };
}

export function BoardOverlay() {
  const { commands, gestures, model } = useCanvas();
  const slot = useSlotBox();
  const target = useReadable(gestures.target);
  const bar = useReadable(gestures.bar);
  const targetBox = target === null ? null : model.box(target);
  return (
    <div aria-hidden="true">
      {bar ? <div className={styles.bar} style={at(bar)} /> : null}
      {slot ? <div className={styles.slot} style={at(slot)} /> : null}
      {targetBox ? <div className={styles.target} style={at(inflate(targetBox, 8))} /> : null}
      <ChosenCell commands={commands} busy={gestures.busy} />
    </div>
  );
}
