import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { AuthorView, SteadyDocument } from '../../../shared/api.ts';
import type { ItemId, MemberId } from '../../../shared/ids.ts';
import { askAnew } from '../../api/askAnew.ts';
import { useDesk } from '../../features/board/actions/DeskContext.ts';
import { authorsKey } from './useAuthors.ts';

/** Many who begin at the same moment are one question. */
const WAIT_MS = 3_000;

/** Asks who wrote on the document again when somebody does whom no answer named; once for each, named or not. */
export function AskAuthors({ document }: { readonly document: SteadyDocument }) {
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
  return null;
}
