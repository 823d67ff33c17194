/** Words and what is said of them: HTML that is pasted, toasts that are out of date, scripts that run to the left. */
// Compiled before the clock of a test runs.
import '../../shared/templates/templates.ts';
import { act, fireEvent, renderHook, screen, waitFor } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { useInsertTemplate } from '../../client/app/board/exchange/useInsertTemplate.ts';
import { isRightToLeft } from '../../client/canvas/text/wordsDirection.ts';
import type { Desk } from '../../client/features/board/actions/Action.ts';
import { voiceOf } from '../../client/features/board/canvas/openAnnouncer.ts';
import type { AskedList } from '../../client/features/board/clipboard/askedList.ts';
import { paste } from '../../client/features/board/clipboard/pasting.ts';
import { wordsInHtml } from '../../client/features/board/clipboard/wordsInHtml.ts';
import { writable } from '../../client/live/readable.ts';
import type { Announcer } from '../../client/together/Announcer.ts';
import { showToast } from '../../client/ui/showToast.ts';
import type { WorkspaceView } from '../../shared/api.ts';
import { newCanvas } from '../support/boardCommands.ts';
import { setUpDom, show } from '../support/dom.tsx';

setUpDom();

describe('words', () => {
  it('[BC88] HTML alone gives its blocks as lines and its cells apart, and nothing in it runs', () => {
    const html = `<style>p{}</style><h1>A</h1><ul><li>One\n  <b>two</b></li><li>Three<br>Four</li></ul>
      <table><tr><td>a</td><td>b</td></tr></table><img src=x onerror="window.hacked = 1"><script>hacked = 1</script>`;
    const lines = wordsInHtml(html).split(/\n+/);
    expect(lines.map((line) => line.trim())).toEqual(['A', 'One two', 'Three', 'Four', 'a\tb']);
    expect('hacked' in window).toBe(false);
  });

  it('[BC344] that are bold in the HTML of a list are bold on its notes, and nothing else of it is taken', async () => {
    const { commands, model, history } = newCanvas();
    const html = `<b style="font-weight:normal"><ul><li><span style="font-weight:700">All of it</span></li>
      <li>One <strong>two</strong> <b><i>three</i></b> four</li><li style="color:red">plain one</li></ul></b>`;
    const pasting = { asking: writable<AskedList | null>(null), rows: null };
    const text = '• All of it\n• One two three four\n• plain one';
    const bold = () => [...model.store.values()].map((item) => [item.text, item.bold, item.strong]);
    const all = [
      ['All of it', true, undefined],
      ['One two three four', undefined, '4,13'],
      ['plain one', undefined, undefined],
    ];
    paste(pasting, commands, { text, html });
    await waitFor(() => expect(bold()).toEqual(all));
    // As one step.
    history.undo();
    model.store.flush();
    expect(bold()).toEqual([]);
    paste(pasting, commands, { text: '', html });
    await waitFor(() => expect(bold()).toEqual(all));
  });

  it('[BC90] run the way of their first letter', () => {
    const right = ['مرحبا', '12. שלום abc', '• سلام'];
    const left = ['', '12', 'abc שלום', 'Ελλάδα', '😀 ok'];
    expect([right.every(isRightToLeft), left.some(isRightToLeft)]).toEqual([true, false]);
  });
});

describe('a toast', () => {
  it('[BC89] leaves when what it offers was taken back otherwise, and only then', () => {
    const { commands } = newCanvas();
    const { history } = commands.parts;
    show(<i />);
    const made: (object | null)[] = [];
    for (const words of ['first', 'second']) {
      act(() => void commands.newNote({ x: made.length * 300, y: 0 }));
      made.push(history.last);
      const stands = history.stands(history.last);
      act(() => showToast({ message: words, action: { label: 'Undo', onSelect: () => undefined }, stands }));
    }
    act(() => void history.undo());
    expect([screen.queryByText('first'), screen.queryByText('second')].map(Boolean)).toEqual([true, false]);
    act(() => void history.undoOnly(made[0] ?? null));
    expect(screen.queryByText('first')).toBeNull();
  });

  it('[SH19] that takes an act back leaves with the document', () => {
    const { commands } = newCanvas();
    const { history } = commands.parts;
    show(<i />);
    act(() => void commands.newNote({ x: 0, y: 0 }));
    const action = { label: 'Undo', onSelect: () => undefined };
    const stands = history.stands(history.last);
    act(() => showToast({ message: '1 note', action, stands }));
    expect(screen.queryByText('1 note')).not.toBeNull();
    act(() => history.destroy());
    expect(screen.queryByText('1 note')).toBeNull();
  });

  it('[SH80] that says what could not be done leaves once something else was done, but not before it is read', () => {
    vi.useFakeTimers();
    const { commands } = newCanvas();
    const { history } = commands.parts;
    show(<i />);
    const { problem } = voiceOf({ say: () => undefined } as unknown as Announcer, history);
    const newNote = () => act(() => void commands.newNote({ x: 0, y: 0 }));
    const isSaid = (after: number) => {
      act(() => vi.advanceTimersByTime(after));
      return screen.queryByText('No room') !== null;
    };
    newNote();
    act(() => problem('No room'));
    expect(isSaid(15_000)).toBe(true);
    newNote();
    expect([isSaid(3_900), isSaid(200)]).toEqual([true, false]);
    act(() => problem('No room'));
    act(() => void history.undo());
    expect([isSaid(3_900), isSaid(200)]).toEqual([true, false]);
    act(() => problem('No room'));
    newNote();
    fireEvent.pointerEnter(screen.getByRole('region', { name: 'Messages' }));
    expect(isSaid(60_000)).toBe(true);
    vi.useRealTimers();
  });
});

describe('a template', () => {
  it('[BC92] that is pressed twice comes once, and again when it is pressed later', async () => {
    const { commands } = newCanvas();
    const desk = { commands, focusSurface: () => undefined } as unknown as Desk;
    const workspace = { id: 'w', cities: [] } as unknown as WorkspaceView;
    const { result } = renderHook(() => useInsertTemplate(desk, workspace));
    const count = () => commands.parts.model.store.size;
    await act(() =>
      Promise.all([result.current({ id: 'retrospective' }), result.current({ id: 'retrospective' })]),
    );
    const once = count();
    expect(once).toBeGreaterThan(0);
    await act(() => result.current({ id: 'retrospective' }));
    expect(count()).toBe(2 * once);
  });

  it('[BC115] gives the board the keyboard before it has come, and leaves who writes by then alone', async () => {
    const { commands, selection, viewport } = newCanvas();
    const focusSurface = vi.fn();
    const desk = { commands, focusSurface } as unknown as Desk;
    const workspace = { id: 'w', cities: [] } as unknown as WorkspaceView;
    const { result } = renderHook(() => useInsertTemplate(desk, workspace));
    const coming = result.current({ id: 'retrospective' });
    expect([focusSurface.mock.calls.length, commands.parts.model.store.size]).toEqual([1, 0]);
    const note = commands.newNote();
    const camera = viewport.camera;
    await act(() => coming);
    expect(commands.parts.model.store.size).toBeGreaterThan(1);
    expect([selection.editing, viewport.camera]).toEqual([note, camera]);
  });
});
