// Compiled before the clock of a test runs.
import '../../client/app/pages/HomePage.tsx';
import '../../client/app/pages/MembersPage.tsx';
import '../../client/app/pages/NotFoundPage.tsx';
import { act, cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { createQueryClient } from '../../client/api/createQueryClient.ts';
import { App } from '../../client/app/App.tsx';
import { useBoardAddress, useViewShortcut } from '../../client/app/board/useBoardAddress.ts';
import { CrashBoundary } from '../../client/app/CrashBoundary.tsx';
import { writable } from '../../client/live/readable.ts';
import { useLocation } from '../../client/ui/address.tsx';
import { showToast } from '../../client/ui/showToast.ts';
import { withCode } from '../../client/ui/withCode.ts';
import { answerHttp, fakeMedia, setUpDom, show } from '../support/dom.tsx';
import { member, WORKSPACE_ID, workspaceFor } from '../support/people.ts';

const open = (path: string) => {
  window.history.replaceState(null, '', path);
  return render(<App client={createQueryClient()} />);
};

setUpDom();

describe('pages', () => {
  it('[SH18] every page has a title; after a change of page the heading has the focus', async () => {
    const workspace = workspaceFor('facilitator');
    answerHttp({
      'GET /api/me': { admin: false, workspaces: [] },
      [`GET /api/workspaces/${WORKSPACE_ID}`]: workspace,
      [`GET /api/workspaces/${WORKSPACE_ID}/documents`]: [],
      [`GET /api/workspaces/${WORKSPACE_ID}/members`]: [member('Anna', 'facilitator')],
      [`GET /api/workspaces/${WORKSPACE_ID}/invites`]: [],
    });
    open(`/w/${WORKSPACE_ID}`);
    await screen.findByRole('heading', { level: 1 });
    await waitFor(() => expect(document.title).toBe('Budapest with Eskişehir · Jumelage'));
    fireEvent.click(screen.getByRole('link', { name: 'Members and invites' }));
    const heading = await screen.findByRole('heading', { level: 1, name: 'Members and invites' });
    await waitFor(() => expect(document.title).toBe('Members and invites · Jumelage'));
    await waitFor(() => expect(document.activeElement).toBe(heading));
    fireEvent.click(screen.getByRole('button', { name: 'Skip to content' }));
    expect(document.activeElement?.id).toBe('main');
  });

  it('[SH17] signed out: what was kept, and a way in again', async () => {
    answerHttp({
      'GET /api/me': 'SIGNED_OUT',
      [`GET /api/workspaces/${WORKSPACE_ID}`]: 'SIGNED_OUT',
      [`GET /api/workspaces/${WORKSPACE_ID}/documents`]: 'SIGNED_OUT',
    });
    open(`/w/${WORKSPACE_ID}`);
    await screen.findByRole('heading', { level: 1, name: 'You are signed out' });
    expect(document.body.textContent).toMatch(/is kept on this device/);
    expect(screen.getByRole('textbox', { name: /Code or link/ })).toBeTruthy();
  });

  it('[SH17] an address that leads nowhere says so', async () => {
    answerHttp({});
    open('/w/short');
    await screen.findByRole('heading', { level: 1, name: 'Page not found' });
    expect(screen.getByRole('link', { name: 'To the start page' })).toBeTruthy();
  });

  it('[SH20] a crash says what happened, what was kept, what to do', () => {
    const quiet = vi.spyOn(console, 'error').mockReturnValue(undefined);
    const Broken = () => {
      throw new Error('broken on purpose');
    };
    show(
      <CrashBoundary>
        <Broken />
      </CrashBoundary>,
    );
    expect(screen.getByRole('alert').textContent).toMatch(/stopped working.*is kept.*Load the page again/);
    expect(screen.getByRole('button', { name: 'Load the page again' })).toBeTruthy();
    quiet.mockRestore();
  });
});

describe('toasts', () => {
  it('[SH19] live region from the start, one act once, gone after it', () => {
    show(<p>page</p>);
    const region = screen.getByRole('region', { name: 'Messages' });
    expect(region.getAttribute('aria-live')).toBe('polite');
    const onSelect = vi.fn<() => void>();
    act(() => showToast({ message: '3 notes deleted', action: { label: 'Undo', onSelect } }));
    expect(region.textContent).toContain('3 notes deleted');
    // The button goes with its press: it does not take the keyboard from what had it.
    for (const name of ['Undo', 'Dismiss'])
      expect(fireEvent.mouseDown(screen.getByRole('button', { name }))).toBe(false);
    fireEvent.click(screen.getByRole('button', { name: 'Undo' }));
    expect(onSelect).toHaveBeenCalledOnce();
    expect(region.textContent).toBe('');
  });

  it('[SH19] leaves by itself, but waits while hovered', () => {
    vi.useFakeTimers();
    show(<p>page</p>);
    const region = screen.getByRole('region', { name: 'Messages' });
    act(() => showToast({ message: 'Archived' }));
    fireEvent.pointerEnter(region);
    act(() => vi.advanceTimersByTime(60_000));
    expect(region.textContent).toContain('Archived');
    fireEvent.pointerLeave(region);
    act(() => vi.advanceTimersByTime(60_000));
    expect(region.textContent).toBe('');
    vi.useRealTimers();
  });

  it('[SH19] one that goes from under the pointer holds up none that come later', () => {
    vi.useFakeTimers();
    show(<p>page</p>);
    const region = screen.getByRole('region', { name: 'Messages' });
    const action = { label: 'Undo', onSelect: () => undefined };
    act(() => showToast({ message: '1 note deleted', action }));
    // No browser says that what is gone was left.
    fireEvent.pointerEnter(region);
    fireEvent.click(screen.getByRole('button', { name: 'Undo' }));
    fireEvent.pointerMove(document.body);
    act(() => showToast({ message: 'Archived' }));
    act(() => vi.advanceTimersByTime(10_000));
    expect(region.textContent).toBe('');
    vi.useRealTimers();
  });

  it('[SH19] what went wrong stays long enough to be read, can be closed, and leaves, but not behind another page', () => {
    vi.useFakeTimers();
    show(<p>page</p>);
    const region = screen.getByRole('region', { name: 'Messages' });
    act(() => showToast({ message: 'It did not work out', tone: 'problem' }));
    act(() => vi.advanceTimersByTime(24_000));
    expect(region.textContent).toContain('did not work');
    const hidden = vi.spyOn(document, 'hidden', 'get').mockReturnValue(true);
    fireEvent(document, new Event('visibilitychange'));
    act(() => vi.advanceTimersByTime(600_000));
    expect(region.textContent).toContain('did not work');
    hidden.mockReturnValue(false);
    fireEvent(document, new Event('visibilitychange'));
    act(() => vi.advanceTimersByTime(26_000));
    expect(region.textContent).toBe('');
    act(() => showToast({ message: 'Nor this', tone: 'problem' }));
    fireEvent.click(screen.getByRole('button', { name: 'Dismiss' }));
    expect(region.textContent).toBe('');
    hidden.mockRestore();
    vi.useRealTimers();
  });

  it('[SH78] one that waits is not shown until then, and then as long as any other', () => {
    vi.useFakeTimers();
    show(<p>page</p>);
    const region = screen.getByRole('region', { name: 'Messages' });
    const waits = writable(false);
    act(() => showToast({ message: 'What is it?', waits }));
    act(() => waits.set(true));
    expect(region.textContent).toBe('');
    act(() => vi.advanceTimersByTime(60_000));
    act(() => waits.set(false));
    act(() => vi.advanceTimersByTime(6_000));
    expect(region.textContent).toContain('What is it?');
    act(() => vi.advanceTimersByTime(6_000));
    expect(region.textContent).toBe('');
    vi.useRealTimers();
  });

  it('[SH33] the same words twice are one toast, acts that can be taken back stay two', () => {
    show(<p>page</p>);
    const region = screen.getByRole('region', { name: 'Messages' });
    act(() => showToast({ message: 'Saved' }));
    act(() => showToast({ message: 'Saved' }));
    expect(region.textContent).toBe('Saved');
    const action = { label: 'Undo', onSelect: () => undefined };
    act(() => showToast({ message: '1 note deleted', action }));
    act(() => showToast({ message: '1 note deleted', action }));
    expect(screen.getAllByRole('button', { name: 'Undo' })).toHaveLength(2);
  });

  it('[SH40] what it offers is the same each time: the same words stand once, with the latest act', () => {
    show(<p>page</p>);
    const done: string[] = [];
    for (const which of ['first', 'second']) {
      const action = { label: 'Unlock', onSelect: () => void done.push(which) };
      act(() => showToast({ message: 'It is locked', action, renews: true }));
    }
    fireEvent.click(screen.getByRole('button', { name: 'Unlock' }));
    expect(done).toEqual(['second']);
  });

  it('[SH34] code of an act that does not come, or fails, is said; what came in time does its act alone', async () => {
    show(<p>page</p>);
    const region = screen.getByRole('region', { name: 'Messages' });
    const [done, failed] = [vi.fn(), vi.fn().mockRejectedValue(new Error('No printer'))];
    await act(async () => withCode(Promise.resolve('code'), done));
    expect([done.mock.lastCall, region.textContent]).toEqual([['code'], '']);
    await act(async () => withCode(Promise.reject(new TypeError('Failed to fetch')), done));
    await screen.findByText(/^This part could not be loaded/);
    await act(async () => withCode(Promise.resolve('code'), failed));
    await waitFor(() => expect(within(region).getAllByRole('button', { name: 'Dismiss' })).toHaveLength(2));
    expect(done).toHaveBeenCalledOnce();
  });

  it('[PE4] a call to come stays for a minute, the latest in place of the one before', () => {
    vi.useFakeTimers();
    show(<p>page</p>);
    const region = screen.getByRole('region', { name: 'Messages' });
    act(() => showToast({ message: 'Come here', patient: true }));
    act(() => showToast({ message: 'Come there', patient: true }));
    act(() => showToast({ message: 'Archived' }));
    act(() => vi.advanceTimersByTime(30_000));
    expect(region.textContent).toBe('Come there');
    act(() => vi.advanceTimersByTime(60_000));
    expect(region.textContent).toBe('');
    vi.useRealTimers();
  });
});

function Address() {
  const address = useBoardAddress();
  useViewShortcut(address);
  const { search, hash } = useLocation();
  return <output>{`${address.view} ${address.itemId} ${search}${hash}`}</output>;
}

describe('view of a board', () => {
  const shown = () => screen.getByRole('status', { name: '' }).textContent;
  const item = 'abcdefghjkmnpqrstuvw';

  it('[SH21] the address says view and item; the shortcut changes only the view', async () => {
    show(<Address />, `/w/x/d/y?view=outline#item=${item}`);
    expect(shown()).toBe(`outline ${item} ?view=outline#item=${item}`);
    fireEvent.keyDown(document.body, { key: 'O', ctrlKey: true, shiftKey: true });
    await waitFor(() => expect(shown()).toBe(`canvas ${item} ?view=canvas#item=${item}`));
    fireEvent.keyDown(document.body, { key: 'O', ctrlKey: true });
    expect(shown()).toMatch(/^canvas/);
  });

  it('[SH21] narrow windows start with the outline, and a hostile item is none', () => {
    fakeMedia(['(max-width: 599px)']);
    show(<Address />, '/w/x/d/y#item=<script>');
    expect(shown()).toMatch(/^outline null/);
  });

  it('[SH79] what was chosen is the view of the next visit, of that document alone', async () => {
    fakeMedia(['(max-width: 599px)']);
    show(<Address />, '/w/x/d/chosen?view=outline');
    fireEvent.keyDown(document.body, { key: 'O', ctrlKey: true, shiftKey: true });
    await waitFor(() => expect(shown()).toMatch(/^canvas/));
    const again = (address: string) => {
      cleanup();
      show(<Address />, address);
      return shown();
    };
    expect(again('/w/x/d/chosen')).toMatch(/^canvas/);
    expect(again('/w/x/d/another')).toMatch(/^outline/);
    expect(again('/w/x/d/chosen?view=outline')).toMatch(/^outline/);
    expect(again('/w/x/d/chosen')).toMatch(/^canvas/);
  });
});
