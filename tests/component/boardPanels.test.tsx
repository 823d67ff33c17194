import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { boardItems, changeItem } from '../../shared/documents/board.ts';
import { openBoard } from '../support/boardView.tsx';
import { setUpDom, show } from '../support/dom.tsx';
// They are loaded on demand; here before the clock of a test runs.
import '../../client/features/board/commands/CommandMenu.tsx';
import '../../client/features/board/find/FindBar.tsx';
import '../../client/features/board/shortcuts/ShortcutSheet.tsx';

setUpDom();

const press = (key: string, more: object = {}) =>
  fireEvent.keyDown(document.activeElement ?? document.body, { key, ...more });

async function open(count: number, view: 'canvas' | 'outline') {
  const board = openBoard(count, view);
  const listens = vi.spyOn(window, 'addEventListener');
  show(board.board());
  await waitFor(() => expect(document.querySelectorAll('[data-item]').length).toBe(count));
  // Items are there a moment before keys are listened to.
  await waitFor(() =>
    expect(listens).toHaveBeenCalledWith(
      'keydown',
      expect.any(Function),
      expect.objectContaining({ capture: true }),
    ),
  );
  listens.mockRestore();
  return { ...board, items: boardItems(board.doc) };
}

const FIELD = 'input[role="combobox"][aria-label="Command menu"]';
/** By selector: to ask for a role among a hundred options costs a busy machine seconds. */
const menuField = () =>
  waitFor(() => {
    const field = document.querySelector<HTMLInputElement>(FIELD);
    if (field === null) throw new Error('The command menu is not open');
    return field;
  });
const options = () =>
  [...document.querySelectorAll<HTMLElement>('[role="listbox"] [role="option"]')].map(
    (one) => one.textContent ?? '',
  );
const region = () => document.activeElement?.closest<HTMLElement>('[data-region]')?.dataset.region;

describe.each(['canvas', 'outline'] as const)('over the %s', (view) => {
  beforeEach(() => {
    vi.spyOn(HTMLElement.prototype, 'clientWidth', 'get').mockReturnValue(1_200);
    vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(900);
    vi.spyOn(HTMLCanvasElement.prototype, 'getContext').mockReturnValue(null);
    Element.prototype.scrollIntoView = vi.fn();
    document.adoptedStyleSheets = [];
    CSSStyleSheet.prototype.replaceSync = vi.fn();
  });

  it('[AN6] the command menu does what is chosen, in either language’s words, and names reasons', async () => {
    const { ids, items } = await open(3, view);
    press('k', { ctrlKey: true });
    const field = await menuField();
    await waitFor(() => expect(document.activeElement).toBe(field));
    expect(options().some((text) => text.startsWith('New note'))).toBe(true);
    fireEvent.change(field, { target: { value: 'notit' } });
    await waitFor(() => expect(options()[0]).toMatch(/^New note/));
    fireEvent.change(field, { target: { value: 'dissolve' } });
    const [dissolve] = [...document.querySelectorAll<HTMLElement>('[role="listbox"] [role="option"]')];
    expect([dissolve?.getAttribute('aria-disabled'), dissolve?.textContent]).toEqual([
      'true',
      expect.stringContaining('Select a group, a frame, a cluster or a table first.'),
    ]);
    press('Enter');
    expect(items.size).toBe(3);
    fireEvent.change(field, { target: { value: 'note 2' } });
    await waitFor(() => expect(options().at(-1)).toMatch(/^Note 2/));
    press('ArrowUp');
    press('Enter');
    await waitFor(() => expect(document.activeElement?.getAttribute('data-item')).toBe(ids[2]));
    press('k', { ctrlKey: true });
    fireEvent.change(await menuField(), {
      target: { value: 'delete' },
    });
    press('Enter');
    await waitFor(() => expect(items.has(ids[2] as string)).toBe(false));
    expect(document.querySelector(FIELD)).toBeNull();
  });

  it('[AN7] find counts, walks, dims the rest, and hears of what others write', async () => {
    const { ids, elsewhere, sync } = await open(12, view);
    press('f', { ctrlKey: true });
    const field = await screen.findByRole('searchbox', { name: 'Find on the board' });
    fireEvent.change(field, { target: { value: 'note 1' } });
    const bar = field.closest('search') as HTMLElement;
    await waitFor(() => expect(within(bar).getByRole('status').textContent).toBe('3 found'));
    fireEvent.keyDown(field, { key: 'Enter' });
    fireEvent.keyDown(field, { key: 'Enter' });
    expect(within(bar).getByRole('status').textContent).toBe('2 of 3');
    fireEvent.keyDown(field, { key: 'Enter', shiftKey: true });
    expect(within(bar).getByRole('status').textContent).toBe('1 of 3');
    const rules = vi.mocked(CSSStyleSheet.prototype.replaceSync).mock.lastCall?.[0] ?? '';
    expect([ids[1], ids[10], ids[11]].every((id) => rules.includes(`"${id}"`))).toBe(true);
    expect(rules.includes(`"${ids[2]}"`)).toBe(false);
    changeItem(boardItems(elsewhere), ids[2] as never, { colour: 'rose' });
    boardItems(elsewhere).delete(ids[11] as string);
    await act(async () => sync());
    await waitFor(() => expect(within(bar).getByRole('status').textContent).toBe('1 of 2'));
    fireEvent.keyDown(field, { key: 'Escape' });
    expect(document.activeElement?.getAttribute('data-item')).toBe(ids[1]);
    expect(vi.mocked(CSSStyleSheet.prototype.replaceSync).mock.lastCall?.[0]).toBe('');
  });

  it('[BC571] all that find found is chosen with one press, and the bar goes', async () => {
    const { ids, items } = await open(12, view);
    press('f', { ctrlKey: true });
    const field = await screen.findByRole('searchbox', { name: 'Find on the board' });
    expect(screen.queryByRole('button', { name: /^Choose/ })).toBeNull();
    fireEvent.change(field, { target: { value: 'note 1' } });
    fireEvent.click(screen.getByRole('button', { name: 'Choose these 3' }));
    await waitFor(() => expect(field.isConnected).toBe(false));
    press('Delete');
    const found = [ids[1], ids[10], ids[11]];
    await waitFor(() => expect(found.some((id) => items.has(id as string))).toBe(false));
    expect(items.size).toBe(9);
    expect(vi.mocked(CSSStyleSheet.prototype.replaceSync).mock.lastCall?.[0]).toBe('');
  });

  if (view === 'canvas')
    it('[AN83] Esc on the canvas closes it once nothing is chosen there', async () => {
      await open(3, view);
      press('f', { ctrlKey: true });
      const field = await screen.findByRole('searchbox', { name: 'Find on the board' });
      fireEvent.change(field, { target: { value: 'note' } });
      fireEvent.keyDown(field, { key: 'Enter' });
      document.querySelector<HTMLElement>('[data-item]')?.focus();
      press('Escape');
      expect(field.isConnected).toBe(true);
      press('Escape');
      await waitFor(() => expect(field.isConnected).toBe(false));
    });

  if (view === 'canvas')
    it('[AN70] what it goes to is near enough to be read', async () => {
      await open(12, view);
      const bar = within(await screen.findByRole('toolbar', { name: 'Zoom' }));
      const zoom = () => Number.parseInt(bar.getByText(/%/).textContent ?? '', 10);
      for (let n = 0; n < 12; n++) fireEvent.click(bar.getByRole('button', { name: 'Zoom out' }));
      await waitFor(() => expect(zoom()).toBeLessThan(20));
      press('f', { ctrlKey: true });
      const field = await screen.findByRole('searchbox', { name: 'Find on the board' });
      fireEvent.change(field, { target: { value: 'note 7' } });
      fireEvent.keyDown(field, { key: 'Enter' });
      await waitFor(() => expect(zoom()).toBeGreaterThan(33));
    });

  it('[AN24] [AN28] find offers the filter that is typed by name in either language; a press takes it, or Enter', async () => {
    const { ids, elsewhere, sync } = await open(6, view);
    changeItem(boardItems(elsewhere), ids[2] as never, { colour: 'lilac' });
    await act(async () => sync());
    press('f', { ctrlKey: true });
    const field = await screen.findByRole<HTMLInputElement>('searchbox', { name: 'Find on the board' });
    const bar = within(field.closest('search') as HTMLElement);
    const colour = bar.getByRole<HTMLSelectElement>('combobox', { name: 'Colour' });
    // What came from elsewhere is shown with the next frame.
    await within(colour).findByRole('option', { name: 'Purple' });
    const rules = () => vi.mocked(CSSStyleSheet.prototype.replaceSync).mock.lastCall?.[0] ?? '';
    fireEvent.change(field, { target: { value: 'purpose' } });
    expect([bar.getByRole('status').textContent, rules()]).toEqual([
      'Nothing found',
      expect.stringContaining('grayscale'),
    ]);
    fireEvent.change(field, { target: { value: 'purple' } });
    expect([bar.getByRole('status').textContent, rules()]).toEqual(['Meant as a filter?', '']);
    fireEvent.click(bar.getByRole('button', { name: 'Colour: Purple' }));
    expect([field.value, colour.value, bar.getByRole('status').textContent]).toEqual([
      '',
      'lilac',
      '1 found',
    ]);
    expect(document.activeElement).toBe(field);
    fireEvent.change(field, { target: { value: 'geel' } });
    await bar.findByRole('button', { name: 'Colour: Yellow' });
    fireEvent.keyDown(field, { key: 'Enter' });
    expect([field.value, colour.value, bar.getByRole('status').textContent]).toEqual(['', 'sun', '5 found']);
    fireEvent.keyDown(field, { key: 'Enter' });
    expect(bar.getByRole('status').textContent).toBe('1 of 5');
  });

  it('[AN8] the sheet shows the keys of every act, and its switch turns single keys off', async () => {
    const { items, ids } = await open(1, view);
    act(() => document.querySelector<HTMLElement>(`[data-item="${ids[0]}"]`)?.focus());
    press('?', { shiftKey: true });
    const sheet = await screen.findByRole('dialog', { name: 'Keyboard shortcuts' });
    expect(within(sheet).getByText('Put in a new cluster').closest('div')?.textContent).toContain('Ctrl G');
    fireEvent.change(within(sheet).getByRole('searchbox'), { target: { value: 'pink' } });
    expect([...sheet.querySelectorAll('dt')].map((one) => one.textContent)).toEqual(['Pink']);
    fireEvent.click(within(sheet).getByRole('switch', { name: 'Letter keys' }));
    fireEvent.click(within(sheet).getByRole('button', { name: 'Close' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    act(() => document.querySelector<HTMLElement>(`[data-item="${ids[0]}"]`)?.focus());
    press('3', { code: 'Digit3' });
    press('n');
    press('?', { shiftKey: true });
    expect([items.size, items.get(ids[0] as string)?.get('colour') ?? 'sun']).toEqual([1, 'sun']);
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  it('[AN8] in the sheet every letter stands once, for what it does in this view', async () => {
    const { ids } = await open(1, view);
    act(() => document.querySelector<HTMLElement>(`[data-item="${ids[0]}"]`)?.focus());
    press('?', { shiftKey: true });
    const sheet = await screen.findByRole('dialog', { name: 'Keyboard shortcuts' });
    const lines = [...sheet.querySelectorAll('dt')].map((line) => ({
      name: line.textContent ?? '',
      keys: [...(line.nextElementSibling?.children ?? [])].map((key) => key.textContent ?? ''),
    }));
    const letters = lines.flatMap(({ keys }) => keys).filter((key) => /^(?:Shift )?[A-Z]$/.test(key));
    expect(letters.filter((key, at) => letters.indexOf(key) !== at)).toEqual([]);
    const nameOf = (key: string) => lines.find(({ keys }) => keys.includes(key))?.name;
    expect(['L', 'O', 'S', 'F2'].map(nameOf)).toEqual([
      'Link two items',
      'New ellipse',
      'Put stickers one by one',
      'Edit',
    ]);
    expect(nameOf('M')).toMatch(view === 'canvas' ? /^Move mode/ : /^Move to/);
  });

  it('[TB57] the sheet has the keys of a cell of a table', async () => {
    await open(1, view);
    press('?', { shiftKey: true });
    const sheet = await screen.findByRole('dialog', { name: 'Keyboard shortcuts' });
    const part = within(sheet).getByRole('heading', { name: 'In a table' }).closest('section');
    const keys = [...(part?.querySelectorAll('dd') ?? [])].map((one) => one.textContent);
    const [walk, carry, write] = ['← → ↑ ↓TabShift Tab', 'Shift ← → ↑ ↓', 'EnterF2'];
    const onCanvas = [walk, carry, write, 'Ctrl Enter', 'Ctrl CCtrl XCtrl V', 'Del', 'Esc'];
    expect(keys).toEqual([...(view === 'canvas' ? onCanvas : []), 'TabShift Tab']);
  });

  it('[AN9] F6 goes round and comes back to where one was', async () => {
    const { ids } = await open(3, view);
    const second = document.querySelector<HTMLElement>(`[data-item="${ids[1]}"]`);
    act(() => second?.focus());
    const round: unknown[] = [];
    for (let presses = 0; presses < (view === 'canvas' ? 4 : 3); presses++) {
      press('F6');
      round.push(region());
    }
    expect(round).toEqual(
      view === 'canvas' ? ['history', 'zoom', 'tools', 'board'] : ['history', 'tools', 'board'],
    );
    expect(document.activeElement).toBe(second);
    // A bar is one stop of Tab, and arrows go on inside.
    for (const bar of document.querySelectorAll(
      '[data-region="tools"][role="toolbar"], [data-region="zoom"]',
    ))
      expect([...bar.querySelectorAll('button')].filter((one) => one.tabIndex === 0)).toHaveLength(1);
    press('F6', { shiftKey: true });
    expect(region()).toBe('tools');
    if (view === 'outline') return;
    const first = document.activeElement;
    press('ArrowDown');
    expect([region(), document.activeElement === first]).toEqual(['tools', false]);
    press('F6');
    press('F6', { shiftKey: true });
    expect([region(), document.activeElement === first]).toEqual(['tools', false]);
  });
});
