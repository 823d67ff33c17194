/** A document without a server, as a map's page gets it. */
import { Awareness } from 'y-protocols/awareness';
import type * as Y from 'yjs';
import type { LiveDocument } from '../../client/live/types.ts';
import { type DocumentId, newId } from '../../shared/ids.ts';

export function liveMap(doc: Y.Doc): LiveDocument {
  const nobody: readonly never[] = [];
  const readOnly = { kind: 'readOnly', reason: 'role' } as const;
  const never = { get: () => true, subscribe: () => () => undefined };
  return {
    documentId: newId<DocumentId>(),
    doc,
    awareness: new Awareness(doc),
    loaded: never,
    saveState: { ...never, get: () => readOnly },
    people: { ...never, get: () => nobody },
    retry: () => undefined,
    restrict: () => undefined,
    copy: () => new Uint8Array(),
    keepLook: null,
    destroy: () => undefined,
  };
}
