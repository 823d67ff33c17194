/** The timer and the laser pointer of a board, as a person with a mouse, a keyboard, or neither right nor canvas has them. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { fetchPanel } from '../../client/together/fetchPanel.ts';
import { LASER_FIELD } from '../../client/together/laser/said.ts';
import { TOAST_EVENT, type ToastRequest } from '../../client/ui/showToast.ts';
import { AppError } from '../../shared/errors.ts';
import { key, openWith } from '../support/boardCompany.tsx';
import { setUpCanvas, setUpDom } from '../support/dom.tsx';
import { ROOT } from '../support/sources.ts';

setUpDom();
setUpCanvas(1_200);
beforeAll(async () => void (await fetchPanel()));

const said = () => document.querySelector('[data-together-said]')?.textContent;
const press = async (name: string | RegExp) => fireEvent.click(await screen.findByRole('button', { name }));
const chip = () => screen.findByRole('group', { name: 'Timer' });
const panelOf = () => screen.findByRole('complementary', { name: 'Timer' });

it('[BC361] on a phone the timer of an outline stands above the line that says what was done', () => {
  const css = readFileSync(join(ROOT, 'client/together/timer/Timer.module.css'), 'utf8');
  // 52 pixels high, and a little room.
  expect(css).toMatch(/@media \(max-width: 899px\) \{\s+\.timer\[data-low\] \{\s+bottom: 60px/);
});

describe.each(['canvas', 'outline'] as const)('a timer on the %s', (view) => {
  it('[TI7] [TI8] its panel opens with the keyboard in it; one press starts, and what runs is shown and stepped', async () => {
    const { panel, commands } = await openWith(view);
    act(() => panel.set('timer'));
    await waitFor(() => expect(document.activeElement?.getAttribute('aria-label')).toBe('1 minute'));
    await press('5 minutes');
    expect(commands.at(-1)).toEqual({ act: 'startTimer', minutes: 5 });
    await waitFor(() => expect(panel.get()).toBeNull());
    expect((await chip()).textContent).toMatch(/^(5:00|4:59)$/);
    expect((await chip()).dataset.low).toBe(view === 'outline' ? '' : undefined);
    expect(said()).toBe('Timer of 5 minutes.');
    await press('Pause');
    await waitFor(() => expect(said()).toMatch(/^Timer paused, .* left\.$/));
    expect((await chip()).textContent).toContain('Paused');
    await press(/^Timer, paused at/);
    const area = await panelOf();
    fireEvent.click(within(area).getByRole('button', { name: 'One minute more' }));
    fireEvent.click(within(area).getByRole('button', { name: 'Go on' }));
    await waitFor(() => expect(commands.at(-1)).toEqual({ act: 'timer', step: 'resume' }));
    fireEvent.click(within(area).getByRole('button', { name: 'End' }));
    await waitFor(() => expect(screen.queryByRole('group', { name: 'Timer' })).toBeNull());
    await waitFor(() => expect(document.activeElement?.getAttribute('aria-label')).toBe('1 minute'));
  });

  it('[TI8] a length is typed; what is none says what would be, and what is refused stays open and is said', async () => {
    const { panel, commands, refuse } = await openWith(view);
    act(() => panel.set('timer'));
    const field = await screen.findByRole('textbox', { name: 'Minutes, 1 to 180' });
    for (const wrong of ['', '0', '181', '1.5', '-3', 'five']) {
      fireEvent.change(field, { target: { value: wrong } });
      await press('Start');
      expect(field.getAttribute('aria-invalid'), wrong).toBe('true');
    }
    expect(screen.getByText('A whole number from 1 to 180.')).toBeTruthy();
    expect(commands).toEqual([]);
    fireEvent.change(field, { target: { value: '180' } });
    refuse(new AppError('TOO_FAST'));
    await press('Start');
    await act(async () => undefined);
    expect(panel.get()).toBe('timer');
    refuse(null);
    await press('Start');
    await waitFor(() => expect(commands).toEqual([{ act: 'startTimer', minutes: 180 }]));
  });

  it('[TI2] [TI9] of another’s timer a member has the time alone, is told whose it is, and puts the end away for themselves', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'performance', 'Date'], shouldAdvanceTime: true });
    const { panel, discussion, byMurat, commands } = await openWith(view, 'member');
    act(() => discussion.state.apply(byMurat({ act: 'startTimer', minutes: 1 })));
    expect(within(await chip()).queryByRole('button')).toBeNull();
    expect(
      within(await chip())
        .getByRole('timer')
        .getAttribute('aria-label'),
    ).toMatch(/^Timer, .* left$/);
    act(() => panel.set('timer'));
    expect((await panelOf()).textContent).toContain('Murat started this timer');
    expect(within(await panelOf()).queryByRole('button', { name: /minute|End|Pause/ })).toBeNull();
    act(() => void vi.advanceTimersByTime(61_000));
    expect((await chip()).textContent).toBe('Time is up');
    fireEvent.click(within(await chip()).getByRole('button', { name: 'Hide' }));
    expect(screen.queryByRole('group', { name: 'Timer' })).toBeNull();
    expect(commands).toEqual([]);
    act(() => discussion.state.apply(byMurat({ act: 'timer', step: 'add' })));
    expect(await chip()).toBeTruthy();
    vi.useRealTimers();
  });

  it('[TI1] [TI2] [TI6] who may only look sees it and is told who does what; another in its place is shown to all', async () => {
    const toasts: string[] = [];
    const onToast = (event: Event) => toasts.push((event as CustomEvent<ToastRequest>).detail.message);
    window.addEventListener(TOAST_EVENT, onToast);
    const { panel, discussion, byMurat } = await openWith(view, 'observer');
    act(() => discussion.state.apply(byMurat({ act: 'startTimer', minutes: 10 })));
    expect(within(await chip()).queryByRole('button')).toBeNull();
    expect(said()).toBe('Murat: Timer of 10 minutes.');
    act(() => discussion.state.apply(byMurat({ act: 'startTimer', minutes: 3 })));
    expect(toasts).toEqual(['Murat: Another timer, of 3 minutes.']);
    act(() => panel.set('timer'));
    expect((await panelOf()).textContent).toContain('Murat started this timer');
    expect(within(await panelOf()).queryByRole('button', { name: /minute/ })).toBeNull();
    act(() => discussion.state.apply(byMurat({ act: 'timer', step: 'end' })));
    await waitFor(() => expect(screen.queryByRole('group', { name: 'Timer' })).toBeNull());
    expect(said()).toBe('Murat: Timer ended.');
    window.removeEventListener(TOAST_EVENT, onToast);
  });
});

describe('a laser pointer', () => {
  const mine = (live: Awaited<ReturnType<typeof openWith>>['live']) =>
    live.awareness.getLocalState()?.[LASER_FIELD] as { n: number } | null | undefined;
  const surface = () => screen.getByRole('application');
  const at = (x: number, y: number) => ({ clientX: x, clientY: y, pointerId: 1, button: 0, bubbles: true });

  it('[LP1] [LP3] [LP4] K takes it, a press draws and chooses nothing, Esc ends it and chooses nothing either', async () => {
    const { live, ids } = await openWith('canvas', 'observer');
    act(() => surface().focus());
    key('k');
    await screen.findByRole('button', { name: 'Stop' });
    expect(surface().dataset.laser).toBe('');
    const note = document.querySelector(`[data-item="${ids[0]}"]`) as HTMLElement;
    const before = JSON.stringify(live.doc.toJSON());
    fireEvent.pointerDown(note, at(20, 20));
    fireEvent.pointerMove(note, at(60, 60));
    await waitFor(() => expect(mine(live)).toMatchObject({ n: 2 }));
    fireEvent.pointerUp(note, at(60, 60));
    fireEvent.doubleClick(surface(), at(600, 600));
    expect(document.querySelector('[data-selected]')).toBeNull();
    expect(document.querySelectorAll('[data-item]')).toHaveLength(3);
    expect(JSON.stringify(live.doc.toJSON())).toBe(before);
    await waitFor(() => expect(mine(live)).toBeNull());
    fireEvent.keyDown(surface(), { key: 'Escape' });
    await waitFor(() => expect(screen.queryByRole('button', { name: 'Stop' })).toBeNull());
    expect(surface().dataset.laser).toBeUndefined();
  });

  it('[LP3] the letter of another tool is that tool, and Stop puts it away; a list has nothing to point at', async () => {
    const { live } = await openWith('canvas');
    act(() => surface().focus());
    key('k');
    await screen.findByRole('button', { name: 'Stop' });
    key('h');
    await waitFor(() => expect(screen.queryByRole('button', { name: 'Stop' })).toBeNull());
    expect(surface().dataset.tool).toBe('hand');
    key('k');
    await press('Stop');
    await waitFor(() => expect(surface().dataset.laser).toBeUndefined());
    fireEvent.pointerDown(surface(), at(300, 300));
    expect(mine(live) ?? null).toBeNull();
    vi.restoreAllMocks();
  });
});
