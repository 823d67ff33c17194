/** A frame around the cell of a table that is meant, which hears presses and keys. */
import { useCallback, useEffect, useSyncExternalStore } from 'react';
import { DOUBLE_CLICK_MS } from '../../../../canvas/gesture.ts';
import type { Readable } from '../../../../live/types.ts';
import { cellKey } from '../../model/tables.ts';
import type { BoardCommands } from '../BoardCommands.ts';
import { cellMeant, pressCell, pressed } from '../cellMeant.ts';
import { listenInCell, writeInCell } from '../inCell.ts';
import styles from './BoardOverlay.module.css';
import { GroupFrames } from './GroupFrames.tsx';

/** Further than this, in pixels, a press was a drag. */
const STILL = 5;

/** A press of the pane, by mouse, right button or finger, once it has chosen what it chooses. */
function usePresses(commands: BoardCommands): void {
  useEffect(() => {
    const { parts } = commands;
    pressed.set(null);
    const ended = new AbortController();
    const { signal } = ended;
    let from: PointerEvent | null = null;
    let last = Number.NEGATIVE_INFINITY;
    const paneOf = ({ target }: Event) =>
      target instanceof Element ? target.closest('[data-region="board"]') : null;
    const down = (event: PointerEvent) => {
      from = paneOf(event) && event;
    };
    const up = (event: PointerEvent) => {
      const pane = paneOf(event);
      if (!from || !pane || Math.hypot(event.x - from.x, event.y - from.y) > STILL) return;
      const { x, y } = pane.getBoundingClientRect();
      const before = cellMeant(parts);
      pressCell(parts, parts.viewport.toBoard({ x: event.x - x, y: event.y - y }));
      const now = cellMeant(parts);
      // A finger has no Enter; two quick taps are a double click, which the board hears.
      const isQuick = event.timeStamp - last < DOUBLE_CLICK_MS;
      last = event.timeStamp;
      const isAgain =
        before && now && before.table === now.table && cellKey(before.cell) === cellKey(now.cell);
      if (event.pointerType === 'touch' && isAgain && !isQuick) writeInCell(commands, now);
    };
    window.addEventListener('pointerdown', down, { signal });
    window.addEventListener('pointerup', up, { signal });
    listenInCell(commands, signal);
    return () => {
      ended.abort();
      pressed.set(undefined);
    };
  }, [commands]);
}

interface ChosenProps {
  readonly commands: BoardCommands;
  /** A hand moves something. */
  readonly busy: Readable<boolean>;
}

/** What of the choice only the board's own marks show: the cell that is meant, the groups that are whole. */
export default function ChosenMarks({ commands, busy }: ChosenProps) {
  return (
    <>
      <GroupFrames parts={commands.parts} busy={busy} />
      <ChosenCell commands={commands} />
    </>
  );
}

function ChosenCell({ commands }: { readonly commands: BoardCommands }) {
  const { model, selection } = commands.parts;
  usePresses(commands);
  const subscribe = useCallback(
    (listener: () => void) => {
      const stops = [model.onChange(listener), selection.subscribe(listener), pressed.subscribe(listener)];
      return () => {
        for (const stop of stops) stop();
      };
    },
    [model, selection],
  );
  const key = useSyncExternalStore(subscribe, () =>
    Object.values(cellMeant({ model, selection })?.box ?? {}).join(' '),
  );
  if (key === '') return null;
  const [x, y, width, height] = key.split(' ').map(Number);
  const place = { transform: `translate(${x}px, ${y}px)`, width, height, background: 'none' };
  return (
    <div className={styles.slot} style={{ ...place, borderStyle: 'solid', borderColor: 'var(--primary)' }} />
  );
}
