import { QueryClientProvider } from '@tanstack/react-query';
import { act, render } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { createQueryClient } from '../../client/api/createQueryClient.ts';
import {
  documentKey,
  meKey,
  partKey,
  useSteadyDocument,
  useSteadyDocuments,
  workspaceKey,
} from '../../client/api/queries.ts';
import { useCanEdit } from '../../client/app/board/useLiveDocument.ts';
import { useWorkspacePage } from '../../client/app/useWorkspacePage.ts';
import { writable } from '../../client/live/readable.ts';
import type { SaveState } from '../../client/live/types.ts';
import type { DocumentView } from '../../shared/api.ts';
import { type DocumentId, newId } from '../../shared/ids.ts';
import { setUpDom } from '../support/dom.tsx';
import { BOARD_ID, documentFor, member, WORKSPACE_ID, workspaceFor } from '../support/people.ts';
import { frames } from '../support/rest.ts';

setUpDom();

describe('the page of an open document', () => {
  it('[SP20] renders neither for an edit nor for who comes', async () => {
    const client = createQueryClient();
    const one: DocumentView = { ...documentFor('facilitator'), updatedAt: 2 };
    const other: DocumentView = { ...one, id: newId<DocumentId>(), title: 'Another', updatedAt: 1 };
    const answer = (here: DocumentView, beside: DocumentView) => {
      client.setQueryData(documentKey(BOARD_ID), here);
      client.setQueryData(partKey(WORKSPACE_ID, 'documents'), [here, beside]);
    };
    client.setQueryData(meKey, { admin: false, workspaces: [] });
    client.setQueryData(workspaceKey(WORKSPACE_ID), workspaceFor('facilitator'));
    client.setQueryData(partKey(WORKSPACE_ID, 'members'), [member('Anna', 'facilitator')]);
    answer(one, other);
    const saveState = writable<SaveState>({ kind: 'saved', at: null });
    const shown: string[] = [];
    function Page() {
      const state = useWorkspacePage(WORKSPACE_ID, useSteadyDocuments(WORKSPACE_ID));
      const document = useSteadyDocument(BOARD_ID);
      const canEdit = useCanEdit({ saveState });
      const titles = state.kind === 'ready' ? state.parts.documents?.map(({ title }) => title) : [];
      shown.push([document.data?.title, canEdit, ...(titles ?? [])].join());
      return null;
    }
    render(
      <QueryClientProvider client={client}>
        <Page />
      </QueryClientProvider>,
    );
    const shownAfter = async (change: () => void) => {
      shown.length = 0;
      await act(async () => change());
      // Queries tell a moment later.
      await frames(2);
      return shown.at(-1);
    };
    expect(
      await shownAfter(() => answer({ ...one, updatedAt: 3, present: ['anna'] }, other)),
    ).toBeUndefined();
    expect(
      await shownAfter(() => answer({ ...one, updatedAt: 4 }, { ...other, present: ['bram'] })),
    ).toBeUndefined();
    expect(await shownAfter(() => saveState.set({ kind: 'saving' }))).toBeUndefined();
    expect(await shownAfter(() => saveState.set({ kind: 'saved', at: null }))).toBeUndefined();
    // The latest comes first.
    const [here, beside] = [one.title, 'Another'];
    expect(await shownAfter(() => answer(one, { ...other, updatedAt: 9 }))).toBe(
      [here, true, beside, here].join(),
    );
    expect(await shownAfter(() => answer({ ...one, title: 'New' }, other))).toBe(
      ['New', true, 'New', beside].join(),
    );
    expect(await shownAfter(() => saveState.set({ kind: 'readOnly', reason: 'archived' }))).toMatch(
      /^New,false/,
    );
  });
});
