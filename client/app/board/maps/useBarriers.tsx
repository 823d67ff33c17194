/** From notes of an open board to a barrier map: the acts, and what they open over it. */
import { type ReactNode, Suspense, useEffect, useMemo, useRef, useState } from 'react';
import type { SteadyDocument } from '../../../../shared/api.ts';
import type { Action } from '../../../features/board/actions/Action.ts';
import { writable } from '../../../live/readable.ts';
import { useReadable } from '../../../live/useLive.ts';
import { whenIdle } from '../../../live/whenIdle.ts';
import { lazyPart } from '../../../ui/lazyPart.tsx';
import type { WorkspaceParts } from '../../useWorkspacePage.ts';
import { barrierActions } from './barrierActions.ts';
import { useDocumentPlaces } from './useDocumentPlaces.ts';

const fetchWindow = () => import('./MakeBarriers.tsx');
const MakeBarriers = lazyPart(fetchWindow);

export function useBarriers(
  document: SteadyDocument,
  parts: WorkspaceParts,
): { readonly acts: readonly Action[]; readonly window: ReactNode } {
  const [open] = useState(() => writable(false));
  const placeOf = useDocumentPlaces(parts.documents);
  const places = useRef(placeOf);
  places.current = placeOf;
  useEffect(() => {
    // Without a network it is fetched when it is opened, and that says so.
    void whenIdle().then(() => fetchWindow().catch(() => undefined));
  }, []);
  const acts = useMemo(() => barrierActions(open, (id) => places.current(id)), [open]);
  const window = useReadable(open) ? (
    <Suspense fallback={null}>
      <MakeBarriers document={document} parts={parts} onClose={() => open.set(false)} />
    </Suspense>
  ) : null;
  return { acts, window };
}
