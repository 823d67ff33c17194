// Compiled before the clock of a test runs.
import '../../client/app/pages/AdminPage.tsx';
import { QueryClientProvider, useQuery } from '@tanstack/react-query';
import { act, render, renderHook, screen, waitFor } from '@testing-library/react';
import type { ReactNode } from 'react';
import { describe, expect, it, vi } from 'vitest';
import { askAnew } from '../../client/api/askAnew.ts';
import { createQueryClient } from '../../client/api/createQueryClient.ts';
import { useChangeDocument } from '../../client/api/mutations.ts';
import { useJoin } from '../../client/api/people.ts';
import { documentQuery, useDocuments } from '../../client/api/queries.ts';
import { App } from '../../client/app/App.tsx';
import { useDocumentActs } from '../../client/features/workspace/useDocumentActs.ts';
import { TOAST_EVENT, type ToastRequest } from '../../client/ui/showToast.ts';
import type { DocumentId } from '../../shared/ids.ts';
import { newId } from '../../shared/ids.ts';
import { setUpDom } from '../support/dom.tsx';
import { gate } from '../support/gate.ts';
import { BOARD_ID, documentFor, WORKSPACE_ID } from '../support/people.ts';

setUpDom();

const signedOut = () => Response.json({ error: 'SIGNED_OUT', message: '' }, { status: 401 });

/** Answers by `METHOD path`, each when it will. */
function answerWhen(answers: Readonly<Record<string, () => Response | Promise<Response>>>): void {
  vi.stubGlobal('fetch', async (path: string, init?: RequestInit) => {
    const answer = answers[`${init?.method ?? 'GET'} ${path}`];
    if (!answer) throw new TypeError('Failed to fetch');
    return answer();
  });
}

describe('answers that come late', () => {
  it('[SH51] who one was before the admin link was taken, answered after it, keeps nobody out', async () => {
    const [held, letGo] = gate();
    const asked: number[] = [];
    let admin = false;
    answerWhen({
      'GET /api/me': async () => {
        const answer = admin ? Response.json({ admin: true, workspaces: [] }) : signedOut();
        if (asked.push(Date.now()) === 1) await held;
        return answer;
      },
      'POST /api/sign-in/admin': () => {
        admin = true;
        return Response.json({ admin: true, workspaces: [] });
      },
      'GET /api/twinnings': () => Response.json([]),
    });
    window.history.replaceState(null, '', '/admin#secret');
    render(<App client={createQueryClient()} />);
    await waitFor(() => expect(admin).toBe(true));
    await act(async () => letGo());
    await screen.findByRole('heading', { level: 1, name: 'Administration' });
    expect(window.location.hash).toBe('');
    expect(asked.length).toBe(2);
  });

  it('[SH51] what was asked before an event is asked again once, after its late answer', async () => {
    const [held, letGo] = gate();
    const client = createQueryClient();
    let title = 'before';
    let times = 0;
    const ask = async () => {
      const answer = title;
      times += 1;
      if (times === 1) await held;
      return answer;
    };
    const wrapper = ({ children }: { children: ReactNode }) => (
      <QueryClientProvider client={client}>{children}</QueryClientProvider>
    );
    const { result } = renderHook(() => useQuery({ queryKey: ['workspace', 'w'], queryFn: ask }), {
      wrapper,
    });
    await waitFor(() => expect(times).toBe(1));
    title = 'after';
    const events = [1, 2, 3].map(() => askAnew(client, { queryKey: ['workspace'] }));
    expect(times).toBe(1);
    await act(async () => letGo());
    await act(() => Promise.all(events));
    await waitFor(() => expect(result.current.data).toBe('after'));
    expect(times).toBe(2);
  });

  it('[SH51] a name that was given stays, though the document was asked for before', async () => {
    const [held, letGo] = gate();
    answerWhen({
      [`GET /api/documents/${BOARD_ID}`]: async () => {
        await held;
        return Response.json(documentFor('lead'));
      },
      [`PATCH /api/documents/${BOARD_ID}`]: () => Response.json(documentFor('lead', { title: 'New name' })),
    });
    const client = createQueryClient();
    const wrapper = ({ children }: { children: ReactNode }) => (
      <QueryClientProvider client={client}>{children}</QueryClientProvider>
    );
    const { result } = renderHook(
      () => ({ document: useQuery(documentQuery(BOARD_ID)), change: useChangeDocument(WORKSPACE_ID) }),
      { wrapper },
    );
    await act(() => result.current.change.mutateAsync({ id: BOARD_ID, change: { title: 'New name' } }));
    await act(async () => letGo());
    await waitFor(() => expect(result.current.document.data?.title).toBe('New name'));
  });

  it('[SH51] what was refused to somebody who was signed out, answered after they joined, is not what they see', async () => {
    const [held, letGo] = gate();
    let joined = false;
    answerWhen({
      [`GET /api/workspaces/${WORKSPACE_ID}/documents`]: async () => {
        if (joined) return Response.json([documentFor('lead')]);
        await held;
        return signedOut();
      },
      'POST /api/join': () => {
        joined = true;
        return Response.json({ workspaceId: WORKSPACE_ID, documentId: null });
      },
    });
    const client = createQueryClient();
    const wrapper = ({ children }: { children: ReactNode }) => (
      <QueryClientProvider client={client}>{children}</QueryClientProvider>
    );
    const before = renderHook(() => ({ documents: useDocuments(WORKSPACE_ID), join: useJoin() }), {
      wrapper,
    });
    const joining = before.result.current.join.mutateAsync({ key: 'K7M4RQ', name: 'Rui' });
    await waitFor(() => expect(joined).toBe(true));
    await act(async () => letGo());
    await act(() => joining);
    await waitFor(() => expect(before.result.current.documents.data).toHaveLength(1));
    expect(before.result.current.documents.error).toBeNull();
  });

  it('[SH52] what came of an act on a document is said, whatever was done before its answer', async () => {
    const [held, letGo] = gate();
    const [first, second] = [documentFor('lead'), documentFor('lead', { id: newId<DocumentId>() })];
    answerWhen({
      [`PATCH /api/documents/${first.id}`]: async () => {
        await held;
        return Response.json({ error: 'FORBIDDEN', message: '' }, { status: 403 });
      },
      [`PATCH /api/documents/${second.id}`]: () => Response.json(second),
    });
    const heard: (string | undefined)[] = [];
    const hear = (event: Event) => heard.push((event as CustomEvent<ToastRequest>).detail.tone);
    window.addEventListener(TOAST_EVENT, hear);
    const client = createQueryClient();
    const wrapper = ({ children }: { children: ReactNode }) => (
      <QueryClientProvider client={client}>{children}</QueryClientProvider>
    );
    const { result, unmount } = renderHook(() => useDocumentActs(WORKSPACE_ID), { wrapper });
    act(() => result.current.archive(first));
    act(() => result.current.archive(second));
    await waitFor(() => expect(heard).toEqual([undefined]));
    unmount();
    await act(async () => letGo());
    await waitFor(() => expect(heard).toEqual([undefined, 'problem']));
    window.removeEventListener(TOAST_EVENT, hear);
  });
});
