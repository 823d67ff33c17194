/** Who wrote on a document, for guests, who may not list members: the server names those who did, and nobody else. */
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { AuthorView, MemberView, SteadyDocument } from '../../../shared/api.ts';
import type { ItemId, MemberId } from '../../../shared/ids.ts';
import { may } from '../../../shared/permissions.ts';
import { askAnew } from '../../api/askAnew.ts';
import { partKey } from '../../api/queries.ts';
import { request } from '../../api/request.ts';
import { useDesk } from '../../features/board/actions/DeskContext.ts';

/** Below the members', so that whoever corrects a name is heard here as well. */
export const authorsKey = ({ id, workspaceId }: SteadyDocument) =>
  [...partKey(workspaceId, 'members'), id] as const;

export const asksAuthors = ({ capabilities, attribution }: SteadyDocument): boolean =>
  attribution !== false && !may(capabilities, 'member.list');

/** Many who begin at the same moment are one question. */
const WAIT_MS = 3_000;

/** Asks again when somebody writes whom no answer named; once for each, named or not. */
function useStrangers(document: SteadyDocument): void {
  const { model } = useDesk();
  const client = useQueryClient();
  useEffect(() => {
    const key = authorsKey(document);
    const asked = new Set<MemberId>();
    let waits: number | undefined;
    const isKnown = (id: MemberId) =>
      asked.has(id) || client.getQueryData<readonly AuthorView[]>(key)?.some((one) => one.id === id) === true;
    const look = (ids: Iterable<ItemId>) => {
      for (const id of ids) {
        const author = model.item(id)?.author;
        if (!author || isKnown(author)) continue;
        asked.add(author);
        waits ??= window.setTimeout(() => {
          waits = undefined;
          void askAnew(client, { queryKey: key });
        }, WAIT_MS);
      }
    };
    look(model.store.ids());
    const stop = model.onChange(({ items }) => look(items));
    return () => {
      stop();
      window.clearTimeout(waits);
    };
  }, [document, model, client]);
}

interface AuthorsProps {
  readonly document: SteadyDocument;
  readonly me: MemberView | null;
  /** Null when it is over. */
  readonly tell: (authors: readonly AuthorView[] | null) => void;
}

export function Authors({ document, me, tell }: AuthorsProps) {
  const { data } = useQuery({
    queryKey: authorsKey(document),
    queryFn: () => request<readonly AuthorView[]>('GET', `/api/documents/${document.id}/authors`),
  });
  useStrangers(document);
  useEffect(() => {
    // I am known before anything of mine is there.
    tell([...(data ?? []), ...(me ? [me] : [])]);
    return () => tell(null);
  }, [data, me, tell]);
  return null;
}
