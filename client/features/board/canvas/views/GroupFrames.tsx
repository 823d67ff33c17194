/** A thin frame around each group that is chosen as one. */
import { useCallback, useSyncExternalStore } from 'react';
import type { Box } from '../../../../canvas/geometry.ts';
import { inflate, union } from '../../../../canvas/geometry.ts';
import type { Readable } from '../../../../live/types.ts';
import { useReadable } from '../../../../live/useLive.ts';
import type { CommandParts } from '../Making.ts';
import styles from './BoardOverlay.module.css';

const BESIDE = 10;
/** Several that are chosen have a dashed frame of their own; this one is as thin from afar. */
const LOOK = { border: 'var(--board-px, 1px) solid var(--primary)', background: 'none' } as const;

/** As text: a snapshot that is equal while the places are. */
function useGroupBoxes({ model, selection }: CommandParts): readonly (readonly number[])[] {
  const subscribe = useCallback(
    (listener: () => void) => {
      const stops = [model.onChange(listener), selection.subscribe(listener)];
      return () => {
        for (const stop of stops) stop();
      };
    },
    [model, selection],
  );
  const key = useSyncExternalStore(subscribe, () => {
    const groups = new Set([...selection.ids].map((id) => model.groupOf(id)));
    return [...groups]
      .filter((group) => group.length > 1 && group.every((id) => selection.has(id)))
      .flatMap((group) => union(group.map((id) => model.bounds(id)).filter((box) => box !== null)) ?? [])
      .map(({ x, y, w, h }) => [x, y, w, h].join(' '))
      .join();
  });
  return key === '' ? [] : key.split(',').map((box) => box.split(' ').map(Number));
}

/** Not while a hand moves what is in it: it would stay behind. */
export function GroupFrames({
  parts,
  busy,
}: {
  readonly parts: CommandParts;
  readonly busy: Readable<boolean>;
}) {
  const boxes = useGroupBoxes(parts);
  if (useReadable(busy)) return null;
  return boxes.map(([x = 0, y = 0, w = 0, h = 0]) => {
    const box: Box = inflate({ x, y, w, h }, BESIDE);
    const place = { transform: `translate(${box.x}px, ${box.y}px)`, width: box.w, height: box.h };
    return (
      <div
        key={`${x} ${y} ${w} ${h}`}
        className={styles.slot}
        style={{ ...place, ...LOOK }}
        data-group-frame=""
      />
    );
  });
}
