/** Own words of programmes. Only the page that changes them loads this. */
import { useQuery } from '@tanstack/react-query';
import type { NewOwnWord, OwnWordChange, ProgrammeView } from '../../shared/api.ts';
import type { ProgrammeId } from '../../shared/ids.ts';
import type { OwnId } from '../../shared/maps/ownWords.ts';
import { useAct } from './mutations.ts';
import { request } from './request.ts';

const programmesKey = ['programmes'] as const;

export function useProgrammes() {
  return useQuery({
    queryKey: programmesKey,
    queryFn: () => request<readonly ProgrammeView[]>('GET', '/api/programmes'),
  });
}

export function useAddOwnWord() {
  return useAct(
    ({ programme, ...body }: NewOwnWord & { readonly programme: ProgrammeId }) =>
      request<ProgrammeView>('POST', `/api/programmes/${programme}/words`, body),
    [programmesKey, ['workspace']],
  );
}

export function useChangeOwnWord() {
  return useAct(
    ({ programme, id, ...body }: OwnWordChange & { readonly programme: ProgrammeId; readonly id: OwnId }) =>
      request<ProgrammeView>('PATCH', `/api/programmes/${programme}/words/${id}`, body),
    [programmesKey, ['workspace']],
  );
}
