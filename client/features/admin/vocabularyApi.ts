/** The server's part of the vocabulary of maps: here, so that no other page loads it. */
import { useQuery } from '@tanstack/react-query';
import type { NewWord, ProgrammeView, WordChange } from '../../../shared/api.ts';
import type { ProgrammeId } from '../../../shared/ids.ts';
import type { OwnId } from '../../../shared/maps/ownWords.ts';
import { useAct } from '../../api/mutations.ts';
import { request } from '../../api/request.ts';

const programmesKey = ['programmes'] as const;

export function useProgrammes() {
  return useQuery({
    queryKey: programmesKey,
    queryFn: () => request<readonly ProgrammeView[]>('GET', '/api/programmes'),
  });
}

export function useAddWord() {
  return useAct(
    ({ programme, ...body }: NewWord & { readonly programme: ProgrammeId }) =>
      request<ProgrammeView>('POST', `/api/programmes/${programme}/words`, body),
    [programmesKey, ['workspace']],
  );
}

export function useChangeWord() {
  return useAct(
    ({ programme, id, ...body }: WordChange & { readonly programme: ProgrammeId; readonly id: OwnId }) =>
      request<ProgrammeView>('PATCH', `/api/programmes/${programme}/words/${id}`, body),
    [programmesKey, ['workspace']],
  );
}
