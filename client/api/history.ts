/** The past of a document: asked for when somebody looks at it, and not before. */
import { type Query, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import type { GoneItem, HistoryView, NewVersion } from '../../shared/api.ts';
import type { DocumentVersion } from '../../shared/domain/workspace.ts';
import type { DocumentId, VersionId } from '../../shared/ids.ts';
import { askAnew } from './askAnew.ts';
import { request, requestBytes } from './request.ts';

const historyKey = (id: DocumentId) => ['history', id] as const;
/** The past does not change: a state is asked for once while the history is open. */
const KEPT_MS = 60_000;

export function useHistoryOf(id: DocumentId, enabled = true) {
  return useQuery({
    queryKey: historyKey(id),
    queryFn: () => request<HistoryView>('GET', `/api/documents/${id}/history`),
    staleTime: 0,
    refetchOnWindowFocus: false,
    enabled,
  });
}

/** The document at a sequence as one Yjs update; null asks for nothing. */
export function useStateAt(id: DocumentId, sequence: number | null) {
  return useQuery({
    queryKey: [...historyKey(id), sequence],
    queryFn: () => requestBytes(`/api/documents/${id}/history/${sequence}`),
    enabled: sequence !== null,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: KEPT_MS,
    structuralSharing: false,
  });
}

/** What was deleted behind a sequence; null asks for nothing. */
export function useGone(id: DocumentId, after: number | null, upTo?: number) {
  const end = upTo === undefined ? '' : `&upTo=${upTo}`;
  return useQuery({
    queryKey: [...historyKey(id), 'gone', after, upTo],
    queryFn: () =>
      request<readonly GoneItem[]>('GET', `/api/documents/${id}/history/gone?after=${after}${end}`),
    enabled: after !== null,
    staleTime: upTo === undefined ? 0 : Number.POSITIVE_INFINITY,
    gcTime: KEPT_MS,
    refetchOnWindowFocus: false,
  });
}

/** Something was written: the timeline and what is gone by now are other ones, the states behind them are not. */
export function useAskHistoryAnew(id: DocumentId): () => void {
  const client = useQueryClient();
  return useCallback(() => {
    const still = ({ queryKey: [, , what, , upTo] }: Query) =>
      what === undefined || (what === 'gone' && upTo === undefined);
    void askAnew(client, { queryKey: historyKey(id), predicate: still });
  }, [client, id]);
}

export type VersionAct =
  | ({ readonly act: 'create' } & NewVersion)
  | { readonly act: 'rename'; readonly id: VersionId; readonly title: string }
  | { readonly act: 'remove'; readonly id: VersionId };

export function useVersionAct(id: DocumentId) {
  const client = useQueryClient();
  const path = `/api/documents/${id}/versions`;
  return useMutation({
    mutationFn: (one: VersionAct): Promise<DocumentVersion | undefined> => {
      if (one.act === 'remove') return request('DELETE', `${path}/${one.id}`);
      if (one.act === 'rename') return request('PATCH', `${path}/${one.id}`, { title: one.title });
      return request('POST', path, { sequence: one.sequence, title: one.title });
    },
    onSettled: () => askAnew(client, { queryKey: historyKey(id), exact: true }),
  });
}
