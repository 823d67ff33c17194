import { useLayoutEffect, useRef, useState, useSyncExternalStore } from 'react';
import type { SteadyDocument } from '../../../shared/api.ts';
import { may } from '../../../shared/permissions.ts';
import { openDocument } from '../../live/openDocument.ts';
import type { LiveDocument, OpenDocument } from '../../live/types.ts';

function readOnlyReason(document: SteadyDocument): OpenDocument['readOnly'] {
  if (document.archivedAt !== null) return 'archived';
  return may(document.capabilities, 'document.edit') ? false : 'role';
}

/**
 * The open document; opened anew when it was replaced on the server. Null for one moment. A change of rights keeps it:
 * what is unsaved in it may be nowhere else.
 */
export function useLiveDocument(document: SteadyDocument): LiveDocument | null {
  const [live, setLive] = useState<LiveDocument | null>(null);
  const { id: documentId, epoch } = document;
  const readOnly = readOnlyReason(document);
  const atFirst = useRef(readOnly);
  atFirst.current = readOnly;
  useLayoutEffect(() => {
    const opened = openDocument({ documentId, epoch, readOnly: atFirst.current });
    setLive(opened);
    return () => {
      setLive(null);
      opened.destroy();
    };
  }, [documentId, epoch]);
  useLayoutEffect(() => live?.restrict(readOnly), [live, readOnly]);
  return live;
}

/** Whether what is written here is kept; each of the other states of saving renders nothing. */
export function useCanEdit({ saveState }: Pick<LiveDocument, 'saveState'>): boolean {
  return useSyncExternalStore(saveState.subscribe, () => {
    const { kind } = saveState.get();
    return kind !== 'readOnly' && kind !== 'notSaved';
  });
}
