import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type * as Y from 'yjs';
import { boardItems, changeItem, insertItem } from '../../shared/documents/board.ts';
import type { ItemId } from '../../shared/ids.ts';
import { newId } from '../../shared/ids.ts';
import { openBoard } from '../support/boardView.tsx';
import { setUpDom, show } from '../support/dom.tsx';
// They are loaded on demand; here before the clock of a test runs.
import '../../client/features/board/commands/CommandMenu.tsx';
import '../../client/features/board/grouping/GroupPanel.tsx';

setUpDom();

const WORDS = [
  'Banks lend to a person',
  'The bank wants a loan',
  'Loans from banks',
  'Insulation course closed',
  'Contractors know insulation',
  'Heat pumps are loud',
];

const press = (key: string, more: object = {}) =>
  fireEvent.keyDown(document.activeElement ?? document.body, { key, ...more });

const panel = () => screen.queryByRole('complementary', { name: 'Cluster by wording' });

/** Notes of one board, and its proposal by wording, opened from the command menu. */
async function propose(view: 'canvas' | 'outline') {
  const board = openBoard(WORDS.length, view);
  const theirs = boardItems(board.elsewhere);
  WORDS.forEach((words, at) => {
    const id = board.ids[at] as ItemId;
    changeItem(theirs, id, { x: at * 230 });
    const text = theirs.get(id)?.get('text') as Y.Text;
    text.delete(0, text.length);
    text.insert(0, words);
  });
  board.sync();
  show(board.board());
  await waitFor(() => expect(document.querySelectorAll('[data-item]').length).toBe(WORDS.length));
  const open = async () => {
    act(() => document.querySelector<HTMLElement>('[data-item]')?.focus());
    // Rows are there a moment before keys are listened to: what is shown as chosen is proof that they are.
    if (view === 'outline')
      await waitFor(() => expect(document.querySelector('[data-selected]')).not.toBeNull());
    press('a', { ctrlKey: true, code: 'KeyA' });
    press('k', { ctrlKey: true });
    const field = await screen.findByPlaceholderText('What do you want to do?');
    fireEvent.change(field, { target: { value: 'cluster by wording' } });
    fireEvent.keyDown(field, { key: 'Enter' });
    // The groups are found a moment after the panel is there.
    await waitFor(() => expect(names(panel() ?? document.body).length).toBeGreaterThan(0));
    return panel() as HTMLElement;
  };
  const items = boardItems(board.doc);
  const clusters = () =>
    [...items.values()]
      .filter((item) => item.get('kind') === 'cluster')
      .map((item) => String(item.get('text')));
  return { ...board, items, theirs, open, clusters };
}

const names = (within_: HTMLElement) =>
  [...within_.querySelectorAll<HTMLInputElement>('li input[type="text"]')].map((field) => field.value);

describe.each(['canvas', 'outline'] as const)('a proposal over the %s', (view) => {
  beforeEach(() => {
    vi.spyOn(HTMLElement.prototype, 'clientWidth', 'get').mockReturnValue(1_200);
    vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(900);
    vi.spyOn(HTMLCanvasElement.prototype, 'getContext').mockReturnValue(null);
    Element.prototype.scrollIntoView = vi.fn();
    document.adoptedStyleSheets = [];
    CSSStyleSheet.prototype.replaceSync = vi.fn();
  });

  it('[GR4] lists and marks what would come together; renamed, left out, taken in one step', async () => {
    const { open, items, clusters, ids } = await propose(view);
    const aside = await open();
    await waitFor(() => expect(document.activeElement).toBe(aside));
    await waitFor(() => expect(names(aside)).toEqual(['banks · loan', 'insulation']));
    expect(aside.textContent).toContain('2 clusters, 5 notes. 1 note stays where it is.');
    expect(aside.textContent).toContain('Banks lend to a person');
    const lit = () => vi.mocked(CSSStyleSheet.prototype.replaceSync).mock.lastCall?.[0] ?? '';
    await waitFor(() =>
      expect(ids.map((id) => lit().includes(`"${id}"`))).toEqual([true, true, true, true, true, false]),
    );
    await waitFor(() =>
      expect(document.querySelectorAll('svg path[d^="M0 "]').length).toBe(view === 'canvas' ? 1 : 0),
    );

    const [first, second] = within(aside).getAllByRole('checkbox').slice(1) as HTMLInputElement[];
    expect(second?.getAttribute('aria-label')).toBe('Cluster 2: insulation, 2 notes');
    fireEvent.click(second as HTMLElement);
    await waitFor(() =>
      expect(ids.map((id) => lit().includes(`"${id}"`))).toEqual([true, true, true, false, false, false]),
    );
    fireEvent.change(within(aside).getByRole('textbox', { name: 'Name of cluster 1' }), {
      target: { value: 'Money' },
    });
    expect([first?.checked, clusters()]).toEqual([true, []]);
    fireEvent.click(await within(aside).findByRole('button', { name: 'Make 1 cluster' }));
    await waitFor(() => expect(panel()).toBeNull());
    await waitFor(() => expect(lit()).toBe(''));
    expect([clusters(), items.get(ids[3] as string)?.get('parent') ?? null]).toEqual([['Money'], null]);
    act(() => document.querySelector<HTMLElement>('[data-item]')?.focus());
    await waitFor(() => expect(document.activeElement?.matches('[data-item]')).toBe(true));
    press('z', { ctrlKey: true });
    await waitFor(() => expect(clusters()).toEqual([]));
  });

  it('[GR4] Esc gives it up and changes nothing; keys in it are no keys of the board', async () => {
    const { open, items, doc } = await propose(view);
    const aside = await open();
    const changes = vi.fn();
    doc.on('update', changes);
    for (const key of ['n', 'Delete', 'f']) press(key);
    fireEvent.change(within(aside).getByRole('slider'), { target: { value: '4' } });
    press('Escape');
    expect(panel()).toBeNull();
    expect([items.size, changes.mock.calls.length]).toEqual([WORDS.length, 0]);
    expect(document.activeElement?.closest('[data-board-view]')).not.toBeNull();
  });

  it('[GR4] what others do meanwhile shows at once and is respected', async () => {
    const { open, ids, theirs, sync, items } = await propose(view);
    const aside = await open();
    const cluster = newId<ItemId>();
    theirs.delete(ids[0] as string);
    insertItem(theirs, {
      ...{ id: cluster, kind: 'cluster', author: null, at: 0, z: 'zz' },
      ...{ text: 'Theirs', x: 4_000, y: 0 },
    });
    changeItem(theirs, ids[3] as ItemId, { parent: cluster });
    await act(async () => sync());
    await waitFor(() => expect(aside.textContent).toContain('2 clusters, 3 notes.'));
    expect(aside.textContent).toContain('1 note was changed by somebody meanwhile and is left out.');
    fireEvent.keyDown(aside, { key: 'Enter', ctrlKey: true });
    expect(items.get(ids[3] as string)?.get('parent')).toBe(cluster);
    expect(items.get(ids[1] as string)?.get('parent')).toBe(items.get(ids[2] as string)?.get('parent'));
  });

  it('[GR3] the level takes groups apart or joins them, and is told in words', async () => {
    const { open } = await propose(view);
    const aside = await open();
    const slider = within(aside).getByRole('slider', { name: /How alike/ });
    expect(slider.getAttribute('aria-valuetext')).toBe('3 of 5');
    fireEvent.change(slider, { target: { value: '4' } });
    expect(slider.getAttribute('aria-valuetext')).toBe('5 of 5');
    await waitFor(() => expect(names(aside).length).toBeGreaterThan(0));
  });
});

describe('the panel of a proposal', () => {
  it('[GR6] covers none of the notes that it is about; the room is given back', async () => {
    vi.spyOn(HTMLElement.prototype, 'clientWidth', 'get').mockReturnValue(1_200);
    vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(900);
    vi.spyOn(HTMLCanvasElement.prototype, 'getContext').mockReturnValue(null);
    Element.prototype.scrollIntoView = vi.fn();
    const rect = Element.prototype.getBoundingClientRect;
    vi.spyOn(Element.prototype, 'getBoundingClientRect').mockImplementation(function (this: Element) {
      return this.matches('aside') ? new DOMRect(848, 76, 340, 700) : rect.call(this);
    });
    document.adoptedStyleSheets = [];
    CSSStyleSheet.prototype.replaceSync = vi.fn();
    const { open } = await propose('canvas');
    await open();
    /** On the screen, of the notes in a row; the last is in no group. */
    const rightEdge = () => {
      const place = document.querySelector('svg > g[transform]')?.getAttribute('transform') ?? '';
      const [zoom, x] = [...place.matchAll(/-?[\d.]+/g)].map(Number) as [number, number];
      return ((WORDS.length - 2) * 230 + 200 + x) * zoom;
    };
    await waitFor(() => expect(rightEdge()).toBeLessThan(848));
    expect(rightEdge()).toBeGreaterThan(300);
  });
});
