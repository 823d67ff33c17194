/** The bar under what is chosen. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { boardItems, changeItem, insertItem } from '../../shared/documents/board.ts';
import { readItem } from '../../shared/documents/readItem.ts';
import { type DocumentId, type ImageId, type ItemId, newId } from '../../shared/ids.ts';
import { chooseByKey, openBoard } from '../support/boardView.tsx';
import { fakeMedia, setUpCanvas, setUpDom, show } from '../support/dom.tsx';
import { ROOT } from '../support/sources.ts';

setUpDom();
setUpCanvas();

async function withLinks() {
  const { board, doc, elsewhere, sync, ids } = openBoard(3);
  const [a, b, c] = ids as [ItemId, ItemId, ItemId];
  const links = [newId<ItemId>(), newId<ItemId>()];
  const stamp = { author: null, at: 0, kind: 'connector' as const, z: 'z' };
  const ends = [
    { from: a, to: b, heads: 'end' as const },
    { from: b, to: c, heads: 'both' as const },
  ];
  for (const [at, id] of links.entries())
    insertItem(boardItems(elsewhere), { ...stamp, ...(ends[at] as (typeof ends)[0]), id });
  sync();
  show(board());
  const heads = () =>
    links.map((id) => {
      const link = readItem(id, boardItems(doc).get(id));
      return link?.kind === 'connector' ? [link.routing, link.heads] : null;
    });
  return { ids, links, choose: chooseByKey, heads };
}

describe('choices of the bar', () => {
  it.each(['top', 'bottom'])('[BC187] open away from what is chosen: %s', async (away) => {
    const { ids, choose } = await withLinks();
    const bar = await choose(ids[0]);
    const colour = bar.getByRole('button', { name: 'Colour' });
    const rect = { x: 300, y: 400, width: 80, height: 40 } as DOMRect;
    colour.getBoundingClientRect = () => ({ ...rect, right: 380, bottom: 440 });
    await waitFor(() => expect(colour.closest('[data-away]')).toBeTruthy());
    const toolbar = colour.closest<HTMLElement>('[data-away]') as HTMLElement;
    expect(['top', 'bottom']).toContain(toolbar.dataset.away);
    toolbar.dataset.away = away;
    fireEvent.click(colour);
    const panel = await screen.findByRole('dialog', { name: 'Colour' });
    const y = Number.parseFloat(panel.style.translate.split(' ')[1] ?? '');
    expect(away === 'top' ? y < 400 : y > 440).toBe(true);
  });
});

describe('the bar in the way', () => {
  it('[BC359] takes no press while Shift or Ctrl is held, until the window is left', async () => {
    const { ids, choose } = await withLinks();
    const bar = (await choose(ids[0])).getByRole('button', { name: 'Colour' }).closest('[role="toolbar"]');
    const through = () => bar?.hasAttribute('data-through');
    fireEvent.keyDown(document.body, { key: 'Shift', shiftKey: true });
    expect(through()).toBe(true);
    fireEvent.keyUp(document.body, { key: 'Shift', shiftKey: false });
    expect(through()).toBe(false);
    fireEvent.keyDown(document.body, { key: 'Control', ctrlKey: true });
    expect(through()).toBe(true);
    fireEvent.blur(window);
    expect(through()).toBe(false);
    const css = readFileSync(join(ROOT, 'client/features/board/canvas/chrome/Chrome.module.css'), 'utf8');
    expect(css).toMatch(/\.selectionBar\[data-through\] \{[^}]*pointer-events: none/);
  });

  it('[BC359] is away on a phone while pens are in the hand', async () => {
    fakeMedia(['(max-width: 599px)', '(pointer: coarse)']);
    const { ids, choose } = await withLinks();
    await choose(ids[0]);
    const press = (key: string, more = {}) =>
      fireEvent.keyDown(document.activeElement ?? document.body, { key, code: `Key${key}`, ...more });
    press('p');
    await screen.findByRole('button', { name: 'Done' });
    press('a', { ctrlKey: true });
    await waitFor(() => expect(document.querySelectorAll('[data-selected]').length).toBeGreaterThan(0));
    expect(screen.queryByRole('toolbar', { name: 'Selection' })).toBeNull();
  });
});

describe('the bar of links', () => {
  it('[BC96] has an arrow for each end and how it runs; each is one step of undo', async () => {
    const { links, choose, heads } = await withLinks();
    const bar = await choose(links[0]);
    const [start, end] = ['start', 'end'].map((one) =>
      bar.getByRole('button', { name: `Arrow at the ${one}` }),
    );
    const pressed = () => [start, end].map((one) => one?.getAttribute('aria-pressed'));
    expect(pressed()).toEqual(['false', 'true']);
    fireEvent.click(start as HTMLElement);
    await waitFor(() => expect(pressed()).toEqual(['true', 'true']));
    fireEvent.click(end as HTMLElement);
    await waitFor(() => expect(heads()[0]).toEqual(['curved', 'start']));
    fireEvent.click(bar.getByRole('button', { name: 'Line' }));
    fireEvent.click(screen.getByRole('button', { name: 'Line with corners' }));
    await waitFor(() => expect(heads()[0]).toEqual(['elbow', 'start']));
    for (const was of [
      ['curved', 'start'],
      ['curved', 'both'],
      ['curved', 'end'],
    ]) {
      fireEvent.click(screen.getByRole('button', { name: 'Undo' }));
      await waitFor(() => expect(heads()[0]).toEqual(was));
    }
  });

  it('[BC96] of several gives one end of each an arrow, and leaves the other ends as they are', async () => {
    const { links, choose, heads } = await withLinks();
    await choose(links[0]);
    const bar = await choose(links[1], { shiftKey: true });
    fireEvent.click(bar.getByRole('button', { name: 'Arrow at the start' }));
    await waitFor(() => expect(heads().map((one) => one?.[1])).toEqual(['both', 'both']));
    fireEvent.click(bar.getByRole('button', { name: 'Arrow at the end' }));
    await waitFor(() => expect(heads().map((one) => one?.[1])).toEqual(['start', 'start']));
  });

  it('[BC96] on a phone has the arrows behind Line, which stays open for both', async () => {
    fakeMedia(['(max-width: 599px)', '(pointer: coarse)']);
    const { links, choose, heads } = await withLinks();
    const bar = await choose(links[0]);
    expect(bar.queryByRole('button', { name: /Arrow/ })).toBeNull();
    fireEvent.click(bar.getByRole('button', { name: 'Line' }));
    fireEvent.click(screen.getByRole('button', { name: 'Arrow at the start' }));
    fireEvent.click(screen.getByRole('button', { name: 'Arrow at the end' }));
    await waitFor(() => expect(heads()[0]).toEqual(['curved', 'start']));
  });
});

describe('the bar and colours', () => {
  it('[BC116] offers none for an image, and beside an image shows that of what has one', async () => {
    const { board, elsewhere, sync, ids } = openBoard(1);
    const image = newId<ItemId>();
    const file = { image: 'a1'.repeat(32) as ImageId, home: newId<DocumentId>(), w: 90, h: 90 };
    const stamp = { id: image, author: null, at: 0, z: 'a', text: '' };
    insertItem(boardItems(elsewhere), { ...stamp, ...file, kind: 'image', x: 0, y: 500, colour: 'sun' });
    changeItem(boardItems(elsewhere), ids[0] as ItemId, { colour: 'mint' });
    sync();
    show(board());
    const choose = async (id: ItemId | undefined, more = {}) => {
      await waitFor(() => expect(document.querySelector(`[data-item="${id}"]`)).toBeTruthy());
      const element = document.querySelector(`[data-item="${id}"]`) as HTMLElement;
      act(() => element.focus());
      for (const type of ['keyDown', 'keyUp'] as const)
        fireEvent[type](element, { key: ' ', code: 'Space', ...more });
      return within(await screen.findByRole('toolbar', { name: 'Selection' }));
    };
    const bar = await choose(image);
    expect([
      bar.queryByRole('button', { name: 'Colour' }),
      bar.getByRole('button', { name: 'Lock' }),
    ]).toEqual([null, expect.anything()]);
    await choose(ids[0], { shiftKey: true });
    const colour = await bar.findByRole('button', { name: 'Colour' });
    expect(colour.querySelector('[data-colour]')?.getAttribute('data-colour')).toBe('mint');
  });
});

describe('the bar of several', () => {
  async function withThree() {
    const { board, doc, ids } = openBoard(3);
    show(board());
    await waitFor(() => expect(document.querySelectorAll('[data-item]')).toHaveLength(3));
    const choose = (id: ItemId | undefined, more = {}) => {
      const element = document.querySelector(`[data-item="${id}"]`) as HTMLElement;
      act(() => element.focus());
      for (const type of ['keyDown', 'keyUp'] as const)
        fireEvent[type](element, { key: ' ', code: 'Space', ...more });
    };
    const lefts = () => ids.map((id) => boardItems(doc).get(id)?.get('x'));
    choose(ids[0]);
    return {
      choose,
      doc,
      ids,
      lefts,
      bar: within(await screen.findByRole('toolbar', { name: 'Selection' })),
    };
  }

  it('[BC160] has all ways to line up for two, equal gaps for three, and none for one', async () => {
    const { choose, doc, ids, bar, lefts } = await withThree();
    const ways = () => screen.getAllByRole('button', { name: /^(Align |Equal)/ }).map((one) => one.ariaLabel);
    expect(bar.queryByRole('button', { name: 'Align' })).toBeNull();
    choose(ids[1], { shiftKey: true });
    await bar.findByRole('button', { name: 'Align' });
    const lock = (locked: boolean) =>
      act(() =>
        boardItems(doc)
          .get(ids[1] as ItemId)
          ?.set('locked', locked),
      );
    lock(true);
    await waitFor(() => expect(bar.queryByRole('button', { name: 'Align' })).toBeNull());
    lock(false);
    fireEvent.click(await bar.findByRole('button', { name: 'Align' }));
    expect(ways()).toHaveLength(6);
    fireEvent.click(screen.getByRole('button', { name: 'Align left' }));
    await waitFor(() => expect(lefts()[1]).toBe(lefts()[0]));
    expect(lefts()[2]).not.toBe(lefts()[0]);
    choose(ids[2], { shiftKey: true });
    fireEvent.click(bar.getByRole('button', { name: 'Align' }));
    await waitFor(() =>
      expect(ways()).toEqual(expect.arrayContaining(['Equal gaps across', 'Equal gaps down'])),
    );
  });

  it('[BC161] has its words below the pictures where they need more room than there is', async () => {
    let wide = 1_300;
    vi.spyOn(HTMLElement.prototype, 'offsetWidth', 'get').mockImplementation(() => wide);
    const { choose, ids } = await withThree();
    const tight = () => screen.getByRole('toolbar', { name: 'Selection' }).dataset.tight;
    await waitFor(() => expect(tight()).toBeUndefined());
    wide = 1_330;
    choose(ids[1], { shiftKey: true });
    await waitFor(() => expect(tight()).toBe(''));
  });
});

/** As a mouse does: a press that nobody keeps takes the keyboard to the button. */
function pressOn(button: HTMLElement): void {
  if (fireEvent.mouseDown(button)) button.focus();
  fireEvent.click(button, { detail: 1 });
}

const key = (name: string) => fireEvent.keyDown(document.activeElement ?? document.body, { key: name });

describe('the bar and links', () => {
  async function withThree() {
    const { board, doc, ids } = openBoard(3);
    show(board());
    await waitFor(() => expect(document.querySelectorAll('[data-item]')).toHaveLength(3));
    const elementOf = (at: number) => document.querySelector(`[data-item="${ids[at]}"]`) as HTMLElement;
    act(() => elementOf(0).focus());
    for (const type of ['keyDown', 'keyUp'] as const)
      fireEvent[type](elementOf(0), { key: ' ', code: 'Space' });
    const links = () =>
      [...boardItems(doc).values()]
        .filter((item) => item.get('kind') === 'connector')
        .map((item) => [item.get('from'), item.get('to')]);
    const bar = within(await screen.findByRole('toolbar', { name: 'Selection' }));
    return { ids, links, elementOf, link: bar.getByRole('button', { name: 'Link' }) };
  }
  const byMouse = (button: HTMLElement) =>
    fireEvent(
      button,
      Object.assign(new MouseEvent('click', { bubbles: true, detail: 1 }), { pointerType: 'mouse' }),
    );

  it('[BC162] a press of Link waits for the other thing; pressed again it lets go', async () => {
    const { ids, links, elementOf, link } = await withThree();
    byMouse(link);
    await waitFor(() => expect(link.ariaPressed).toBe('true'));
    expect(screen.queryByRole('dialog')).toBeNull();
    byMouse(link);
    await waitFor(() => expect(link.ariaPressed).toBe('false'));
    byMouse(link);
    act(() => elementOf(1).focus());
    key('Enter');
    await waitFor(() => expect(links()).toEqual([[ids[0], ids[1]]]));
  });

  it('[BC162] the list is offered meanwhile', async () => {
    const { ids, links, link } = await withThree();
    byMouse(link);
    fireEvent.click(await screen.findByRole('button', { name: 'Choose from a list' }));
    fireEvent.click(await screen.findByRole('button', { name: 'Note 2' }));
    await waitFor(() => expect(links()).toEqual([[ids[0], ids[2]]]));
    expect(screen.queryByRole('button', { name: 'Choose from a list' })).toBeNull();
  });

  it('[BC162] by key Link opens the list', async () => {
    const { link } = await withThree();
    fireEvent.click(link);
    expect(await screen.findByRole('dialog', { name: 'Link to…' })).toBeTruthy();
  });
});

describe('the keyboard and the bar', () => {
  async function withNote() {
    const { board, doc, ids } = openBoard(1);
    show(board());
    const [id] = ids as [ItemId];
    await waitFor(() => expect(document.querySelector(`[data-item="${id}"]`)).toBeTruthy());
    const element = document.querySelector(`[data-item="${id}"]`) as HTMLElement;
    act(() => element.focus());
    for (const type of ['keyDown', 'keyUp'] as const) fireEvent[type](element, { key: ' ', code: 'Space' });
    const bar = within(await screen.findByRole('toolbar', { name: 'Selection' }));
    const note = () => {
      const item = readItem(id, boardItems(doc).get(id));
      return item?.kind === 'note' ? item : null;
    };
    return { element, bar, note };
  }

  it('[BC120] a choice and a menu that the mouse opens leave it on what is chosen', async () => {
    const { element, bar, note } = await withNote();
    pressOn(bar.getByRole('button', { name: 'Colour' }));
    fireEvent.click(screen.getByRole('button', { name: 'Pink' }));
    await waitFor(() => expect(note()?.colour).toBe('rose'));
    await waitFor(() => expect(document.activeElement).toBe(element));
    const { x } = note() ?? { x: 0 };
    key('ArrowRight');
    await waitFor(() => expect(note()?.x).toBeGreaterThan(x));
    pressOn(bar.getByRole('button', { name: 'Colour' }));
    key('Escape');
    await waitFor(() => expect(document.activeElement).toBe(element));
    pressOn(bar.getByRole('button', { name: 'More' }));
    expect(screen.getByRole('menu').contains(document.activeElement)).toBe(true);
    key('Escape');
    expect(document.activeElement).toBe(element);
    pressOn(screen.getByRole('button', { name: 'Shape' }));
    key('Escape');
    expect(document.activeElement).toBe(element);
    key('Escape');
    await waitFor(() => expect(screen.queryByRole('toolbar', { name: 'Selection' })).toBeNull());
  });

  it('[BC290] digits choose in the open colours, as a click does; no ring lies on what nobody chose', async () => {
    const { bar, note } = await withNote();
    const colour = bar.getByRole('button', { name: 'Colour' });
    fireEvent.click(colour, { detail: 1 });
    const panel = within(await screen.findByRole('dialog', { name: 'Colour' }));
    expect(document.activeElement).toBe(panel.getByRole('group'));
    expect(panel.getAllByRole('button', { pressed: true })).toHaveLength(1);
    fireEvent.keyDown(document.activeElement as Element, { key: '5', code: 'Digit5' });
    await waitFor(() => expect(note()?.colour).toBe('sky'));
    expect(screen.queryByRole('dialog', { name: 'Colour' })).toBeNull();
    await waitFor(() => expect(colour.querySelector('[data-colour="sky"]')).not.toBeNull());
    fireEvent.click(colour);
    const chosen = await screen.findByRole('button', { name: 'Blue' });
    expect(document.activeElement).toBe(chosen);
  });

  it('[BC180] shows the colour of now, and the acts for what it has become', async () => {
    const { bar, note } = await withNote();
    const colour = () => bar.getByRole('button', { name: 'Colour' }).querySelector('[data-colour]');
    fireEvent.keyDown(document.activeElement ?? document.body, { key: '5', code: 'Digit5' });
    await waitFor(() => expect(note()?.colour).toBe('sky'));
    await waitFor(() => expect(colour()?.getAttribute('data-colour')).toBe('sky'));
    expect(bar.queryByRole('button', { name: 'Cluster' })).not.toBeNull();
    fireEvent.click(bar.getByRole('button', { name: 'Change to' }));
    fireEvent.click(screen.getByRole('menuitemradio', { name: 'Change to an ellipse' }));
    await waitFor(() => expect(note()).toBeNull());
    await waitFor(() => expect(bar.queryByRole('button', { name: 'Cluster' })).toBeNull());
    fireEvent.click(bar.getByRole('button', { name: 'Change to' }));
    expect(screen.getByRole('menuitemradio', { checked: true }).textContent).toContain('ellipse');
  });

  it('[BC120] who came to a bar by key goes back to the board by Esc', async () => {
    const { element, bar } = await withNote();
    const more = bar.getByRole('button', { name: 'More' });
    act(() => more.focus());
    fireEvent.click(more);
    key('Escape');
    expect(document.activeElement).toBe(more);
    key('Escape');
    expect(document.activeElement).toBe(element);
    expect(screen.getByRole('toolbar', { name: 'Selection' })).toBeTruthy();
  });

  it('[BC13] Esc puts a link down that waits for its ends, with something chosen and without', async () => {
    const { element } = await withNote();
    const tools = within(screen.getByRole('toolbar', { name: 'Tools' }));
    const tool = () => tools.getByRole('button', { name: 'Link', pressed: true });
    act(() => element.focus());
    key('a');
    await waitFor(tool);
    key('Escape');
    await waitFor(() => expect(tool).toThrow());
    expect(screen.getByRole('toolbar', { name: 'Selection' })).toBeTruthy();
    key('Escape');
    await waitFor(() => expect(screen.queryByRole('toolbar', { name: 'Selection' })).toBeNull());
    key('l');
    await waitFor(tool);
    key('Escape');
    await waitFor(() => expect(tool).toThrow());
  });

  it('[CV15] the wheel over a bar means the board below it', async () => {
    const { bar } = await withNote();
    const zoom = () => within(screen.getByRole('toolbar', { name: 'Zoom' })).getByText(/%/).textContent;
    const before = zoom();
    const more = bar.getByRole('button', { name: 'More' });
    expect(fireEvent.wheel(more, { deltaY: -20, ctrlKey: true })).toBe(false);
    await waitFor(() => expect(zoom()).not.toBe(before));
    expect(fireEvent.wheel(screen.getByRole('button', { name: 'Pen' }), { deltaY: 20 })).toBe(false);
  });
});
