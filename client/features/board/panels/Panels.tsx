/** What opens over canvas and outline alike. Loaded when it is asked for, or before, when the page has nothing to do. */

import { Suspense, useEffect, useMemo } from 'react';
import type { Destination } from '../../../acts/Destination.ts';
import { type EverywhereParts, useEverywhereKeys } from '../../../acts/useEverywhereKeys.ts';
import { useReadable } from '../../../live/useLive.ts';
import { Arrival, useComing } from '../../../ui/Coming.tsx';
import { lazyPart } from '../../../ui/lazyPart.tsx';
import type { Desk } from '../actions/Action.ts';
import { reasonAgainst } from '../actions/ActionSet.ts';
import { useDesk } from '../actions/DeskContext.ts';
import { orderingActs } from '../actions/ordering.ts';
import {
  fetchDrawingBar,
  fetchEmptyBoard,
  fetchSelectionBar,
  fetchStickerBar,
} from '../canvas/chrome/fetchLater.ts';
import { fetchInkPath } from '../canvas/inkEdge.ts';
import { clustering } from '../canvas/laterClusters.ts';
import { bendCode, lineCode } from '../canvas/laterLines.ts';
import { pasting } from '../canvas/laterPasting.ts';
import { scalingCode } from '../canvas/laterScaling.ts';
import { newTables, tableHeads, tableWalk } from '../canvas/laterTables.ts';
import { fetchSymbols } from '../canvas/symbols.tsx';
import { GROUPINGS } from '../grouping/groupings.ts';
import { usePeople } from './usePeople.ts';

const load = {
  commands: () => import('../commands/CommandMenu.tsx'),
  find: () => import('../find/FindBar.tsx'),
  grouping: () => import('../grouping/GroupPanel.tsx'),
  shortcuts: () => import('../shortcuts/ShortcutSheet.tsx'),
  clustering: clustering.fetch,
  drawing: fetchDrawingBar,
  empty: fetchEmptyBoard,
  ink: fetchInkPath,
  pasting: pasting.fetch,
  selection: fetchSelectionBar,
  stickers: fetchStickerBar,
  symbols: fetchSymbols,
  table: tableWalk.fetch,
  newTables: newTables.fetch,
  tableHeads: tableHeads.fetch,
  bendCode: bendCode.fetch,
  lineCode: lineCode.fetch,
  ordering: orderingActs.fetch,
  scaling: scalingCode.fetch,
};
const CommandMenu = lazyPart(load.commands);
const FindBar = lazyPart(load.find);
const GroupPanel = lazyPart(load.grouping);
const ShortcutSheet = lazyPart(load.shortcuts);

const IDLE_AFTER_MS = 2_000;

/** So that they are there at once, and without network after the first visit. */
function useLoadedBefore(desk: Desk): void {
  useEffect(() => {
    const begun = () => newTables.hope(({ holdGrids }) => holdGrids(desk));
    const all = () => {
      // Without network they are asked for again when somebody opens one.
      for (const one of Object.values(load)) one().catch(() => undefined);
      begun();
    };
    // Who begins before that makes room for what grows under the hand all the same.
    const over = new AbortController();
    window.addEventListener('pointerdown', begun, { once: true, signal: over.signal });
    const timer = setTimeout(() => (window.requestIdleCallback ?? setTimeout)(all), IDLE_AFTER_MS);
    return () => {
      over.abort();
      clearTimeout(timer);
    };
  }, [desk]);
}

function everywhereOf(desk: Desk): EverywhereParts {
  return {
    singleKeys: desk.singleKeys,
    actFor(press, letters) {
      const action = desk.actions.forPress(press, letters);
      if (!action?.everywhere || action.native) return null;
      return () => reasonAgainst(action, desk) === null && action.run(desk);
    },
  };
}

export function Panels({ destinations }: { readonly destinations: readonly Destination[] }) {
  const desk = useDesk();
  const panel = useReadable(desk.panel);
  const people = usePeople(desk);
  const grouping = GROUPINGS.find((by) => panel === `clusterBy.${by}`);
  const coming = useComing(desk.panel);
  useEverywhereKeys(useMemo(() => everywhereOf(desk), [desk]));
  useLoadedBefore(desk);
  const close = () => {
    desk.panel.set(null);
    // What had the focus may be gone, as an editor that closed when the menu opened over it.
    requestAnimationFrame(() => document.activeElement === document.body && desk.focusSurface());
  };
  return (
    <Suspense fallback={null}>
      {panel === 'commands' ? (
        <CommandMenu destinations={[...people(), ...destinations]} onClose={close} />
      ) : null}
      {panel === 'shortcuts' ? <ShortcutSheet onClose={close} /> : null}
      {panel?.startsWith('find') ? <FindBar who={panel.slice(5)} onClose={close} /> : null}
      {grouping ? <GroupPanel key={grouping} by={grouping} onClose={close} /> : null}
      <Arrival panel={panel} coming={coming} />
    </Suspense>
  );
}
