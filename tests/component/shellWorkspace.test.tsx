import { QueryClient } from '@tanstack/react-query';
import { act, cleanup, fireEvent, renderHook, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { Members } from '../../client/features/members/Members.tsx';
import { CityTimes } from '../../client/features/workspace/CityTimes.tsx';
import { Documents } from '../../client/features/workspace/Documents.tsx';
import { duplicateMoment } from '../../client/features/workspace/duplicateDocument.ts';
import { Home } from '../../client/features/workspace/Home.tsx';
import { Teams } from '../../client/features/workspace/Teams.tsx';
import { useSteadyOrder } from '../../client/features/workspace/useSteadyOrder.ts';
import { Button } from '../../client/ui/Button.tsx';
import type { DocumentView } from '../../shared/api.ts';
import { Unreachable } from '../../shared/errors.ts';
import type { DocumentId } from '../../shared/ids.ts';
import type { Role } from '../../shared/permissions.ts';
import { type Asked, answerHttp, setUpDom, show } from '../support/dom.tsx';
import {
  BOARD_ID,
  BUDAPEST,
  documentFor,
  ESKISEHIR,
  member,
  WORKSPACE_ID,
  workspaceFor,
} from '../support/people.ts';

const MEMBERS_PATH = `GET /api/workspaces/${WORKSPACE_ID}/members`;
const INVITES_PATH = `GET /api/workspaces/${WORKSPACE_ID}/invites`;

function home(role: Role, documents: readonly DocumentView[] | undefined, error: Error | null = null) {
  const onCreate = vi.fn<() => void>();
  const onRetry = vi.fn<() => void>();
  show(
    <Home
      workspace={workspaceFor(role)}
      documents={documents}
      error={error}
      onRetry={onRetry}
      members={[member('Anna', role)]}
      creating={false}
      onCreate={onCreate}
      onCreateMap={vi.fn()}
      onTemplates={vi.fn()}
      map={null}
    />,
  );
  return { onCreate, onRetry };
}

const idsOf = (letters: string) => [...letters].map((id) => ({ id }));

/** Bodies of what was sent to change something. */
const writes = (asked: readonly Asked[]) =>
  asked.filter((one) => one.method !== 'GET').map((one) => one.body);

async function menuItem(name: RegExp) {
  fireEvent.click(screen.getByRole('button', { name: /More for/ }));
  return screen.findByRole('menuitem', { name });
}

setUpDom();

describe('greyed and absent', () => {
  it('[SH10] a greyed button does nothing, keeps the focus and says why', async () => {
    const onClick = vi.fn<() => void>();
    const reason = 'Only a facilitator may do this.';
    show(
      <Button disabledReason={reason} onClick={onClick}>
        Archive
      </Button>,
    );
    const button = screen.getByRole('button', { name: 'Archive' });
    fireEvent.click(button);
    expect(onClick).not.toHaveBeenCalled();
    expect(button.getAttribute('aria-disabled')).toBe('true');
    expect(button.hasAttribute('disabled')).toBe(false);
    act(() => button.focus());
    expect(await screen.findByText(reason)).toBeTruthy();
  });

  it('[SH10] who may not make boards has no such button; who may not archive sees why', async () => {
    answerHttp({});
    home('member', [documentFor('member')]);
    expect(screen.getByRole('button', { name: 'New board' })).toBeTruthy();
    const archive = await menuItem(/Archive/);
    expect(archive.textContent).toMatch(/Only a facilitator or lead/);
    fireEvent.click(archive);
    expect(screen.getByRole('link', { name: 'Barriers to retrofit' })).toBeTruthy();
  });

  it('[SH10] an observer has no button for a new board', () => {
    home('observer', [documentFor('observer')]);
    expect(screen.queryByRole('button', { name: 'New board' })).toBeNull();
  });
});

describe('members', () => {
  const people = [member('Anna', 'facilitator'), member('Murat', 'member', ESKISEHIR)];

  it('[SH12] the own row has no acts; removing asks and says what it means', async () => {
    const removed = `DELETE /api/members/${people[1]?.id}`;
    const asked = answerHttp({ [MEMBERS_PATH]: people, [INVITES_PATH]: [], [removed]: null });
    show(<Members workspace={workspaceFor('facilitator')} documents={[]} />);
    await screen.findByText('Murat');
    expect(screen.getAllByRole('combobox')).toHaveLength(1);
    expect(screen.queryByRole('button', { name: 'Remove Anna' })).toBeNull();
    fireEvent.click(screen.getByRole('button', { name: 'Remove Murat' }));
    const dialog = await screen.findByRole('dialog');
    expect(dialog.textContent).toMatch(/lose access within two seconds.*What they wrote stays/);
    expect(asked.some((one) => one.method === 'DELETE')).toBe(false);
    fireEvent.click(within(dialog).getByRole('button', { name: 'Remove' }));
    await waitFor(() => expect(asked.some((one) => one.method === 'DELETE')).toBe(true));
  });

  it('[SH12] [SH10] a member sees roles as words and no acts at all', async () => {
    answerHttp({ [MEMBERS_PATH]: people });
    show(<Members workspace={workspaceFor('member')} documents={[]} />);
    await screen.findByText('Murat');
    expect(screen.queryByRole('combobox')).toBeNull();
    expect(screen.queryByRole('button', { name: /Remove/ })).toBeNull();
    expect(screen.queryByText('Open invites')).toBeNull();
  });
});

describe('documents', () => {
  const path = `PATCH /api/documents/${BOARD_ID}`;

  it('[SH15] archiving offers Undo, which restores', async () => {
    const asked = answerHttp({ [path]: documentFor('lead', { archivedAt: 1 }) });
    home('lead', [documentFor('lead')]);
    fireEvent.click(await menuItem(/Archive/));
    fireEvent.click(await screen.findByRole('button', { name: 'Undo' }));
    await waitFor(() => expect(writes(asked)).toEqual([{ archived: true }, { archived: false }]));
  });

  it('[EX19] a card duplicates its document and offers to open the copy; who may make none has no such act', async () => {
    const create = `POST /api/workspaces/${documentFor('lead').workspaceId}/documents`;
    const asked = answerHttp({ [create]: documentFor('lead') });
    home('member', [documentFor('member')]);
    fireEvent.click(await menuItem(/Duplicate/));
    await screen.findByRole('button', { name: 'Open' });
    const { id, kind, title } = documentFor('lead');
    expect(writes(asked)).toEqual([{ kind, title: `Copy of ${title}`, template: { copyOf: id } }]);
    cleanup();
    home('observer', [documentFor('observer')]);
    await menuItem(/Copy link/);
    expect(screen.queryByRole('menuitem', { name: /Duplicate/ })).toBeNull();
  });

  it('[HC25] [HC41] a moment becomes a document of its own that is called by it', async () => {
    const original = documentFor('lead');
    const { id, kind, title, workspaceId } = original;
    const asked = answerHttp({ [`POST /api/workspaces/${workspaceId}/documents`]: original });
    const press = () =>
      duplicateMoment(original, new QueryClient(), { sequence: 7, name: 'After the visit' });
    await Promise.all([press(), press()]);
    await press();
    expect(writes(asked)).toEqual([
      { kind, title: `${title} (After the visit)`, template: { copyOf: id, sequence: 7 } },
    ]);
  });

  it('[SH15] renaming in place: Enter keeps once, Esc changes nothing, Undo gives the old name back', async () => {
    const asked = answerHttp({ [path]: documentFor('lead') });
    home('lead', [documentFor('lead')]);
    fireEvent.click(await menuItem(/Rename/));
    const field = await screen.findByRole('textbox', { name: 'New name' });
    fireEvent.change(field, { target: { value: 'What we both see' } });
    fireEvent.keyDown(field, { key: 'Enter' });
    fireEvent.blur(field);
    fireEvent.click(await screen.findByRole('button', { name: 'Undo' }));
    const titles = [{ title: 'What we both see' }, { title: 'Barriers to retrofit' }];
    await waitFor(() => expect(writes(asked)).toEqual(titles));
    fireEvent.click(await menuItem(/Rename/));
    const again = await screen.findByRole('textbox', { name: 'New name' });
    fireEvent.change(again, { target: { value: 'Not this' } });
    fireEvent.keyDown(again, { key: 'Escape' });
    const named = await screen.findByRole('link', { name: 'Barriers to retrofit' });
    await waitFor(() => expect(document.activeElement).toBe(named));
    expect(writes(asked)).toHaveLength(2);
  });

  it('[SH15] archived documents are folded away and can be restored', async () => {
    const asked = answerHttp({ [path]: documentFor('lead') });
    home('lead', [documentFor('lead', { archivedAt: 5 })]);
    fireEvent.click(screen.getByText('1 archived document'));
    fireEvent.click(screen.getByRole('button', { name: 'Restore Barriers to retrofit' }));
    await waitFor(() => expect(writes(asked)).toEqual([{ archived: false }]));
  });

  it('[SH23] a card shows its document as it is, counts its notes, and says when it has none', async () => {
    const shapes = [
      ['frame', 0, 0, 800, 600],
      ['sun', 40, 80, 200, 200],
      ['rose', 260, 80, 200, 200],
    ];
    const sketch = `GET /api/documents/${BOARD_ID}/sketch`;
    answerHttp({ [sketch]: { notes: 2, shapes } });
    home('guest', [documentFor('guest', { updatedAt: Date.now() })]);
    await screen.findByText(/^2 notes · edited/);
    const fills = [...document.querySelectorAll<SVGElement>('li svg rect')].map((one) => one.style.fill);
    expect(fills).toEqual(['', 'var(--note-sun)', 'var(--note-rose)']);
    cleanup();
    answerHttp({ [sketch]: { notes: 0, shapes: [] } });
    home('guest', [documentFor('guest', { present: ['x'] })]);
    await screen.findByText('no notes · open now');
  });

  it('[SH82] a card of a board with other things than notes counts items', async () => {
    const sketch = `GET /api/documents/${BOARD_ID}/sketch`;
    for (const [notes, others, said] of [
      [0, 4, '4 items · open now'],
      [1, 4, '5 items · open now'],
      [0, 1, '1 item · open now'],
    ] as const) {
      answerHttp({ [sketch]: { notes, others, shapes: [] } });
      home('guest', [documentFor('guest', { present: ['x'] })]);
      await screen.findByText(said);
      cleanup();
    }
  });

  it('[SH24] the teams stand with their people; who may not list them sees the cities', () => {
    home('lead', [documentFor('lead')]);
    const teams = within(screen.getByRole('region', { name: 'The teams' }));
    expect(teams.getByText('Budapest').parentElement?.textContent).toMatch(/pilot.*Anna/);
    expect(teams.getByText('Eskişehir').parentElement?.textContent).toMatch(/twin.*Nobody yet/);
  });

  it('[SH74] who facilitates and has a city stands in both', () => {
    show(
      <Teams
        cities={[BUDAPEST, ESKISEHIR]}
        members={[member('Marla', 'facilitator', ESKISEHIR)]}
        map={null}
      />,
    );
    expect(screen.getAllByText('Marla').length).toBe(2);
    expect(screen.getByRole('heading', { name: 'Facilitation' })).toBeTruthy();
  });

  it('[SH73] a right click on a card opens its menu there, and the order stays meanwhile', async () => {
    home('facilitator', [documentFor('facilitator')]);
    const card = screen.getAllByRole('listitem').find((one) => within(one).queryByRole('link'));
    expect(fireEvent.contextMenu(card as HTMLElement, { clientX: 40, clientY: 50 })).toBe(false);
    const menu = await screen.findByRole('menu');
    expect(card?.hasAttribute('data-menu')).toBe(true);
    fireEvent.click(within(menu).getByRole('menuitem', { name: 'Rename' }));
    expect(await screen.findByRole('textbox')).toBeTruthy();
    expect(card?.hasAttribute('data-menu')).toBe(false);
  });

  it('[SH26] the heading takes the focus from a card that went away under it', () => {
    const props = { workspace: workspaceFor('lead'), error: null, onRetry: vi.fn<() => void>(), members: [] };
    const more = {
      creating: false,
      onCreate: vi.fn<() => void>(),
      onTemplates: vi.fn(),
      map: null,
      onCreateMap: vi.fn(),
    };
    const open = documentFor('lead');
    const { rerender } = show(<Home {...props} {...more} documents={[open]} />);
    screen.getByRole('button', { name: /More for/ }).focus();
    rerender(<Home {...props} {...more} documents={[{ ...open, archivedAt: 1 }]} />);
    expect(document.activeElement?.textContent).toMatch(/^Documents/);
  });

  it('[SH72] cards stay where they are while a menu is open or the pointer is over them', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'performance'] });
    const { result, rerender } = renderHook(
      ({ list }) => useSteadyOrder<{ id: string }, HTMLUListElement>(list),
      {
        initialProps: { list: idsOf('abc') },
      },
    );
    const order = () => result.current.shown.map(({ id }) => id).join('');
    const later = (ms: number) => act(() => void vi.advanceTimersByTime(ms));
    expect(order()).toBe('abc');
    result.current.held.onPointerEnter();
    rerender({ list: idsOf('dcab') });
    later(60_000);
    expect(order()).toBe('abcd');
    result.current.held.onPointerLeave();
    later(900);
    expect(order()).toBe('abcd');
    later(1_000);
    expect(order()).toBe('dcab');
    const list = document.createElement('ul');
    list.innerHTML = '<button aria-expanded="true"></button>';
    result.current.held.ref.current = list;
    rerender({ list: idsOf('abd') });
    later(60_000);
    expect(order()).toBe('dab');
    list.replaceChildren();
    later(1_000);
    expect(order()).toBe('abd');
    vi.useRealTimers();
  });

  it('[SH72] what a colleague changes goes to the front once the menu of a card is closed', async () => {
    const documents = [2, 1].map((updatedAt) => ({
      ...documentFor('facilitator'),
      id: `d${updatedAt}` as DocumentId,
      title: `Board ${updatedAt}`,
      updatedAt,
    }));
    const page = (list: readonly DocumentView[]) => (
      <Documents
        workspace={workspaceFor('facilitator')}
        documents={list}
        error={null}
        onRetry={vi.fn()}
        members={[]}
        createButton={null}
      />
    );
    const { rerender } = show(page(documents));
    const titles = () => screen.getAllByRole('link').map((one) => one.textContent);
    fireEvent.click(screen.getByRole('button', { name: 'More for Board 1' }));
    rerender(page([{ ...documents[1], updatedAt: 9 } as DocumentView, documents[0] as DocumentView]));
    expect(titles()).toEqual(['Board 2', 'Board 1']);
    fireEvent.keyDown(await screen.findByRole('menuitem', { name: 'Rename' }), { key: 'Escape' });
    await waitFor(() => expect(titles()).toEqual(['Board 1', 'Board 2']), { timeout: 3_000 });
  });

  it('[SH16] empty says what a board is and makes one', () => {
    const { onCreate } = home('member', []);
    expect(screen.getByText(/A board is one place for both teams/)).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: 'New board' }));
    expect(onCreate).toHaveBeenCalledOnce();
  });

  it('[SH16] a failed list says what happened and tries again', () => {
    const { onRetry } = home('member', undefined, new Unreachable(null));
    expect(screen.getByRole('alert').textContent).toMatch(/could not be loaded.*cannot be reached.*is kept/);
    fireEvent.click(screen.getByRole('button', { name: 'Retry' }));
    expect(onRetry).toHaveBeenCalledOnce();
  });

  it('[SH13] a city without a known zone has no time', () => {
    show(<CityTimes cities={[BUDAPEST, { ...ESKISEHIR, countryCode: 'XX' }]} />);
    const [budapest, other] = screen.getAllByRole('listitem').map((item) => item.textContent);
    expect(budapest).toMatch(/^Budapestpilot\d\d:\d\d$/);
    expect(other).toBe('Eskişehirtwin');
  });
});
