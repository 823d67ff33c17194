import { useMemo } from 'react';
import type { SteadyDocument } from '../../../../shared/api.ts';
import type { DocumentId } from '../../../../shared/ids.ts';
import { documentPath } from '../../../features/workspace/documentKinds.tsx';
import type { DocumentPlace } from '../../../ui/DocumentPlaces.ts';

export function useDocumentPlaces(
  documents: readonly SteadyDocument[] | undefined,
): (id: DocumentId) => DocumentPlace | null {
  return useMemo(() => {
    const places = new Map(
      (documents ?? []).map(
        (one) => [one.id, { title: one.title, path: documentPath(one), epoch: one.epoch }] as const,
      ),
    );
    return (id) => places.get(id) ?? null;
  }, [documents]);
}
