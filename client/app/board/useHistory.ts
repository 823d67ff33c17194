/** Whether the page shows what the board was, and the acts that lead there. */
import { IconHistory } from '@tabler/icons-react';
import { useCallback, useEffect, useMemo } from 'react';
import type { PastMoment, SteadyDocument, WorkspaceView } from '../../../shared/api.ts';
import { may } from '../../../shared/permissions.ts';
import type { Action } from '../../features/board/actions/Action.ts';
import { useDuplicate } from '../../features/workspace/useDuplicate.ts';
import { writable } from '../../live/readable.ts';
import { useReadable } from '../../live/useLive.ts';
import type { Company, LookAt } from '../../together/Together.ts';

interface History {
  /** Null where one may not see the past. */
  readonly open: (() => void) | null;
  readonly past: {
    readonly at: LookAt | null;
    /** Null where one may make no document. */
    readonly onCopy: ((moment: PastMoment) => void) | null;
    readonly onClose: () => void;
  } | null;
  readonly acts: readonly Action[];
}

const NOBODY: Pick<Company, 'panel' | 'past'> = { panel: writable(null), past: writable(null) };
const NO_ACTS: readonly Action[] = [];

/** By itself: the board's reasons would bring its code to every map. */
const needsOne: NonNullable<Action['when']> = ({ selection }) => (selection.single === null ? 'one' : null);

/** The past and a panel of the present have one place: whichever opens closes the other. */
export function useHistory(
  document: SteadyDocument,
  workspace: WorkspaceView,
  company: Company | null,
): History {
  const { capabilities } = document;
  const allowed = may(capabilities, 'document.history');
  const { panel, past } = company ?? NOBODY;
  const looking = useReadable(past);
  const open = useCallback(() => past.set('end'), [past]);
  useEffect(() => panel.subscribe(() => panel.get() !== null && past.set(null)), [panel, past]);
  useEffect(() => past.subscribe(() => past.get() !== null && panel.set(null)), [panel, past]);
  const duplicate = useDuplicate();
  const onCopy = may(workspace.capabilities, 'document.create')
    ? (moment: PastMoment) => duplicate(document, moment)
    : null;
  const onClose = useCallback(() => past.set(null), [past]);
  const opened = looking && allowed ? { at: looking === 'end' ? null : looking, onCopy, onClose } : null;
  const acts = useMemo(
    (): readonly Action[] =>
      allowed
        ? [
            { id: 'history', group: 'look', icon: IconHistory, menus: ['board'], run: open },
            { id: 'whoChanged', group: 'look', menus: ['items'], when: needsOne, run: open },
          ]
        : NO_ACTS,
    [allowed, open],
  );
  return { open: allowed ? open : null, past: opened, acts };
}
