/** Whether the page shows what the board was, and the acts that lead there. */
import { IconHistory } from '@tabler/icons-react';
import { useCallback, useEffect, useMemo } from 'react';
import type { SteadyDocument } from '../../../shared/api.ts';
import { may } from '../../../shared/permissions.ts';
import type { Action } from '../../features/board/actions/Action.ts';
import { writable } from '../../live/readable.ts';
import { useReadable } from '../../live/useLive.ts';
import type { Company, LookAt } from '../../together/Together.ts';

interface History {
  /** Null where one may not see the past. */
  readonly open: (() => void) | null;
  readonly past: { readonly at: LookAt | null; readonly onClose: () => void } | null;
  readonly acts: readonly Action[];
}

const NOBODY: Pick<Company, 'panel' | 'past'> = { panel: writable(null), past: writable(null) };
const NO_ACTS: readonly Action[] = [];

/** By itself: the board's reasons would bring its code to every map. */
const needsOne: NonNullable<Action['when']> = ({ selection }) => (selection.single === null ? 'one' : null);

/** The past and a panel of the present have one place: whichever opens closes the other. */
export function useHistory({ capabilities }: SteadyDocument, company: Company | null): History {
  const allowed = may(capabilities, 'document.history');
  const { panel, past } = company ?? NOBODY;
  const looking = useReadable(past);
  const open = useCallback(() => past.set('end'), [past]);
  useEffect(() => panel.subscribe(() => panel.get() !== null && past.set(null)), [panel, past]);
  useEffect(() => past.subscribe(() => past.get() !== null && panel.set(null)), [panel, past]);
  const opened = useMemo(
    () =>
      looking && allowed ? { at: looking === 'end' ? null : looking, onClose: () => past.set(null) } : null,
    [looking, allowed, past],
  );
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
