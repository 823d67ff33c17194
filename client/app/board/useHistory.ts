/** Whether the page shows what the board was, and the acts that lead there. */
import { IconHistory } from '@tabler/icons-react';
import { useCallback, useEffect, useMemo, useState } from 'react';
import type { SteadyDocument } from '../../../shared/api.ts';
import { may } from '../../../shared/permissions.ts';
import type { Action } from '../../features/board/actions/Action.ts';
import type { Company } from '../../together/Together.ts';

interface History {
  /** Null where one may not see the past. */
  readonly open: (() => void) | null;
  readonly past: { readonly onClose: () => void } | null;
  readonly acts: readonly Action[];
}

const NO_ACTS: readonly Action[] = [];

/** By itself: the board's reasons would bring its code to every map. */
const needsOne: NonNullable<Action['when']> = ({ selection }) => (selection.single === null ? 'one' : null);

/** The past and a panel of the present have one place: whichever opens closes the other. */
export function useHistory({ capabilities }: SteadyDocument, company: Company | null): History {
  const allowed = may(capabilities, 'document.history');
  const [looking, setLooking] = useState(false);
  const panel = company?.panel ?? null;
  const open = useCallback(() => {
    panel?.set(null);
    setLooking(true);
  }, [panel]);
  useEffect(() => panel?.subscribe(() => panel.get() !== null && setLooking(false)), [panel]);
  const onClose = useCallback(() => setLooking(false), []);
  const past = useMemo(() => (looking && allowed ? { onClose } : null), [looking, allowed, onClose]);
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
  return { open: allowed ? open : null, past, acts };
}
