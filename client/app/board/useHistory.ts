/** Whether the page shows what the board was, and the acts that lead there. */
import { IconHistory } from '@tabler/icons-react';
import { useCallback, useMemo, useState } from 'react';
import type { DocumentView } from '../../../shared/api.ts';
import { may } from '../../../shared/permissions.ts';
import type { Action } from '../../features/board/actions/Action.ts';

interface History {
  /** Null where one may not see the past. */
  readonly open: (() => void) | null;
  readonly past: { readonly onClose: () => void } | null;
  readonly acts: readonly Action[];
}

const NO_ACTS: readonly Action[] = [];

export function useHistory({ capabilities }: DocumentView): History {
  const allowed = may(capabilities, 'document.history');
  const [looking, setLooking] = useState(false);
  const open = useCallback(() => setLooking(true), []);
  const onClose = useCallback(() => setLooking(false), []);
  const past = useMemo(() => (looking && allowed ? { onClose } : null), [looking, allowed, onClose]);
  const acts = useMemo(
    (): readonly Action[] =>
      allowed ? [{ id: 'history', group: 'look', icon: IconHistory, menus: ['board'], run: open }] : NO_ACTS,
    [allowed, open],
  );
  return { open: allowed ? open : null, past, acts };
}
