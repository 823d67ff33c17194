/** What opens over canvas and outline alike. Loaded when it is asked for, or before, when the page has nothing to do. */
import { lazy, Suspense, useEffect } from 'react';
import { useReadable } from '../../../live/useLive.ts';
import type { Destination } from '../actions/Action.ts';
import { useDesk } from '../actions/DeskContext.ts';
import { useEverywhereKeys } from './useEverywhereKeys.ts';
import { usePeople } from './usePeople.ts';

const load = {
  commands: () => import('../commands/CommandMenu.tsx'),
  find: () => import('../find/FindBar.tsx'),
  shortcuts: () => import('../shortcuts/ShortcutSheet.tsx'),
  ordering: () => import('../actions/orderingActs.ts'),
};
const CommandMenu = lazy(load.commands);
const FindBar = lazy(load.find);
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

export function Panels({ destinations }: { readonly destinations: readonly Destination[] }) {
  const desk = useDesk();
  const panel = useReadable(desk.panel);
  const people = usePeople(desk);
  useEverywhereKeys(desk);
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
    </Suspense>
  );
}
