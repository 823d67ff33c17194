import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { DocumentSketch, DocumentView } from '../../shared/api.ts';
import { request } from './request.ts';

/** What a document looks like from afar; asked again when it was edited. */
export function useSketch({ id, updatedAt }: Pick<DocumentView, 'id' | 'updatedAt'>, enabled: boolean) {
  return useQuery({
    queryKey: ['sketch', id, updatedAt],
    queryFn: () => request<DocumentSketch>('GET', `/api/documents/${id}/sketch`),
    staleTime: Number.POSITIVE_INFINITY,
    placeholderData: keepPreviousData,
    enabled,
    retry: false,
  });
}
