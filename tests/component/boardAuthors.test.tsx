/** Who may not list members sees who wrote what all the same. */
import { act, screen, waitFor } from '@testing-library/react';
import { useState } from 'react';
import { afterEach, expect, it, vi } from 'vitest';
import { Authors, asksAuthors } from '../../client/app/board/Authors.ts';
import LiveUpdates from '../../client/app/LiveUpdates.tsx';
import type { AuthorView, DocumentView, MemberView, WorkspaceView } from '../../shared/api.ts';
import { boardItems } from '../../shared/documents/board.ts';
import type { CityId, DocumentId, MemberId, WorkspaceId } from '../../shared/ids.ts';
import { newId } from '../../shared/ids.ts';
import { capabilitiesOf, type Role } from '../../shared/permissions.ts';
import { openBoard } from '../support/boardView.tsx';
import { setUpDom, show } from '../support/dom.tsx';

const told = vi.hoisted(() => ({ changed: (_what: string) => undefined as unknown }));
vi.mock('../../client/live/useLive.ts', async (load) => ({
  ...(await load<object>()),
  useWorkspaceEvents: (_id: unknown, onChange: (what: string) => unknown) => {
    told.changed = onChange;
  },
}));

setUpDom();
afterEach(() => void vi.useRealTimers());

const HERE = { id: newId<DocumentId>(), workspaceId: newId<WorkspaceId>() };
const cityId = 'eskisehir-tr' as CityId;
const cities = [{ id: cityId, name: 'Eskişehir', badge: 'ESK' }] as unknown as WorkspaceView['cities'];
const member = { id: newId<MemberId>(), name: 'Gerda', cityId: null } as MemberView;
const elif = { id: newId<MemberId>(), name: 'Elif', cityId };
const marta = { id: newId<MemberId>(), name: 'Marta', cityId: null };

function open(role: Role, attribution = true) {
  vi.spyOn(HTMLCanvasElement.prototype, 'getContext').mockReturnValue(null);
  const asked: string[] = [];
  let answer: readonly AuthorView[] = [elif];
  vi.stubGlobal('fetch', async (path: string) => {
    asked.push(path);
    return Response.json(answer);
  });
  const board = openBoard(3, 'outline');
  const sign = (at: number, id: MemberId) => {
    boardItems(board.elsewhere)
      .get(board.ids[at] as string)
      ?.set('author', id);
    act(() => board.sync());
  };
  const capabilities = capabilitiesOf(role);
  const document = { ...HERE, capabilities, attribution } as DocumentView;
  function Page() {
    const [authors, tell] = useState<readonly AuthorView[] | null>(null);
    const extras = asksAuthors(document) ? <Authors {...{ document, tell }} me={member} /> : null;
    return board.board(true, { me: member, authors: authors ?? [], cities, extras });
  }
  sign(0, elif.id);
  sign(1, member.id);
  show(
    <>
      <Page />
      <LiveUpdates workspaceId={HERE.workspaceId} />
    </>,
  );
  return { asked, sign, say: (now: readonly AuthorView[]) => (answer = now) };
}

it('[PE40] a guest reads name and city of who wrote, of myself, of who begins to write, and corrections', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'], shouldAdvanceTime: true });
  const { asked, sign, say } = open('guest');
  await waitFor(() => expect(screen.getByText('Elif · ESK')).toBeTruthy());
  expect(screen.getByText('Gerda')).toBeTruthy();
  expect(asked).toEqual([`/api/documents/${HERE.id}/authors`]);
  say([elif, marta]);
  sign(2, marta.id);
  expect(screen.queryByText('Marta')).toBeNull();
  act(() => void vi.advanceTimersByTime(3_000));
  await waitFor(() => expect(screen.getByText('Marta')).toBeTruthy());
  expect(asked).toHaveLength(2);
  say([{ ...elif, name: 'Elif Demir' }, marta]);
  act(() => void told.changed('members'));
  await waitFor(() => expect(screen.getByText('Elif Demir · ESK')).toBeTruthy());
  // Whom no answer names is asked about once.
  const nobody = newId<MemberId>();
  for (const at of [0, 1]) {
    sign(at, nobody);
    act(() => void vi.advanceTimersByTime(3_000));
    await waitFor(() => expect(asked).toHaveLength(4));
  }
});

it('[PE40] nothing is asked where names are off, and by who lists members', async () => {
  for (const { asked } of [open('guest', false), open('member')]) {
    await waitFor(() => expect(screen.getAllByText('Note 2').length).toBeGreaterThan(0));
    expect(asked).toEqual([]);
  }
});
