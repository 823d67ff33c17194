/** What opens over canvas and outline alike. Loaded when it is asked for, or before, when the page has nothing to do. */
import { lazy, Suspense, useEffect, useState } from 'react';
import { useReadable } from '../../../live/useLive.ts';
import type { Destination, Panel } from '../actions/Action.ts';
import { useDesk } from '../actions/DeskContext.ts';
import { GROUPINGS } from '../grouping/groupings.ts';
import { type Coming, useEverywhereKeys } from './useEverywhereKeys.ts';
import { usePeople } from './usePeople.ts';

const load = {
  commands: () => import('../commands/CommandMenu.tsx'),
  find: () => import('../find/FindBar.tsx'),
  grouping: () => import('../grouping/GroupPanel.tsx'),
  shortcuts: () => import('../shortcuts/ShortcutSheet.tsx'),
  ordering: () => import('../actions/orderingActs.ts'),
};
const CommandMenu = lazy(load.commands);
const FindBar = lazy(load.find);
const GroupPanel = lazy(load.grouping);
const ShortcutSheet = lazy(load.shortcuts);

const IDLE_AFTER_MS = 2_000;

/** So that they are there at once, and without network after the first visit. */
function useLoadedBefore(): void {
  useEffect(() => {
    const all = () => {
      // Without network they are asked for again when somebody opens one.
      for (const one of Object.values(load)) one().catch(() => undefined);
    };
    const timer = setTimeout(() => (window.requestIdleCallback ?? setTimeout)(all), IDLE_AFTER_MS);
    return () => clearTimeout(timer);
  }, []);
}

/** Its effect waits for what comes with it; then what was typed meanwhile goes where it was meant to. */
function Arrival({ panel, coming }: { readonly panel: Panel | null; readonly coming: Coming }) {
  useEffect(() => {
    coming.shown = panel;
    const { typed } = coming;
    coming.typed = '';
    if (typed !== '' && document.activeElement instanceof HTMLInputElement)
      document.execCommand('insertText', false, typed);
  }, [panel, coming]);
  return null;
}

export function Panels({ destinations }: { readonly destinations: readonly Destination[] }) {
  const desk = useDesk();
  const panel = useReadable(desk.panel);
  const people = usePeople(desk);
  const grouping = GROUPINGS.find((by) => panel === `clusterBy.${by}`);
  const [coming] = useState<Coming>(() => ({ shown: null, typed: '' }));
  useEverywhereKeys(desk, coming);
  useLoadedBefore();
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
      {panel === 'find' ? <FindBar onClose={close} /> : null}
      {grouping ? <GroupPanel key={grouping} by={grouping} onClose={close} /> : null}
      <Arrival panel={panel} coming={coming} />
    </Suspense>
  );
}
