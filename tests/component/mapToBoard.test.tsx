/** What is copied on a map and pasted on a board. */
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { beforeAll, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { encodeClip } from '../../client/canvas/clipboard.ts';
import { clusterItems } from '../../client/features/board/acts/cluster.ts';
import { createNote, linkItems } from '../../client/features/board/acts/make.ts';
import { copyItems } from '../../client/features/board/clipboard/clipboardData.ts';
import BarrierMap from '../../client/features/map/BarrierMap.tsx';
import {
  insertNode,
  type MapLink,
  type MapNode,
  mapItems,
  readMapItem,
} from '../../shared/documents/barrierMap.ts';
import { boardItems } from '../../shared/documents/board.ts';
import { readItem } from '../../shared/documents/readItem.ts';
import { boardClipAsMap } from '../../shared/exchange/maps/boardClipAsMap.ts';
import { mapAsBoard } from '../../shared/exchange/maps/mapAsBoard.ts';
import type { ItemDraft } from '../../shared/exchange/maps/mapDraft.ts';
import { type ItemId, newId } from '../../shared/ids.ts';
import { LIMITS } from '../../shared/limits.ts';
import { newBoard } from '../support/boards.ts';
import { openBoard } from '../support/boardView.tsx';
import { setUpCanvas, setUpDom, show } from '../support/dom.tsx';
import { fullMap } from '../support/exchangeMaps.ts';
import { liveMap } from '../support/liveMap.ts';

setUpDom();
setUpCanvas();
beforeAll(() => import('../../client/features/map/clipboard/ClipboardDoor.tsx'));

/** A browser's clipboard event; what the page sets is answered. */
function clipboard(kind: 'copy' | 'paste', given: Readonly<Record<string, string>> = {}) {
  const kept: Record<string, string> = { ...given };
  const event = new Event(kind, { bubbles: true, cancelable: true });
  const getData = (type: string) => kept[type] ?? '';
  const setData = (type: string, text: string) => Object.assign(kept, { [type]: text });
  Object.defineProperty(event, 'clipboardData', { value: { getData, setData } });
  fireEvent(document.body, event);
  return { texts: kept, taken: event.defaultPrevented };
}

async function copied(doc: Y.Doc) {
  const map = (
    <BarrierMap live={liveMap(doc)} me={null} cities={[]} itemId={null} title="M" view="canvas" canEdit />
  );
  const shown = show(map);
  await waitFor(() => expect(clipboard('paste').taken).toBe(true));
  fireEvent.keyDown(screen.getByRole('application'), { key: 'a', ctrlKey: true });
  const { texts } = clipboard('copy');
  shown.unmount();
  return texts;
}

const itemsOf = (doc: Y.Doc) =>
  [...boardItems(doc)].map(([id, item]) => readItem(id, item)).filter((item) => item !== null);

describe('from a map to a board', () => {
  it('[MK12] nodes come as notes and their links as lines with their verbs, all taken back by one undo', async () => {
    const texts = await copied(fullMap());
    const lines = texts['text/plain']?.split('\n') ?? [];
    const { board, doc } = openBoard(0);
    render(board());
    clipboard('paste', texts);
    await waitFor(() => expect(itemsOf(doc).some(({ kind }) => kind === 'connector')).toBe(true));
    const notes = itemsOf(doc).filter(({ kind }) => kind === 'note');
    expect(notes.map(({ text }) => text.replace(/\s*\n\s*/g, ' ').trim()).toSorted()).toEqual(
      lines.toSorted(),
    );
    const links = itemsOf(doc).filter((item) => item.kind === 'connector');
    expect(links.map(({ text }) => text)).toEqual(expect.arrayContaining(['reduces', 'is overcome by']));
    for (const { from, to } of links)
      expect(notes.map(({ id }) => id)).toEqual(expect.arrayContaining([from, to]));
    fireEvent.keyDown(document.body, { key: 'z', ctrlKey: true });
    await waitFor(() => expect(itemsOf(doc)).toEqual([]));
  });

  it('[MK12] a node without links is a note like any line of a list', async () => {
    const one = new Y.Doc();
    const place = { x: 0, y: 0, kind: 'barrier', text: 'Alone' } as const;
    insertNode(mapItems(one), { ...place, id: newId<ItemId>(), author: null, at: 0 });
    const texts = await copied(one);
    const { board, doc } = openBoard(0);
    render(board());
    clipboard('paste', texts);
    await waitFor(() => expect(itemsOf(doc).map(({ kind }) => kind)).toEqual(['note']));
  });

  it('[MK12] a clip of another hand without sense comes as the words beside it', async () => {
    const { board, doc } = openBoard(0);
    render(board());
    const hostile = btoa(JSON.stringify({ version: 1, items: [{ kind: 'link', from: 0, to: 1 }, 7, null] }));
    clipboard('paste', {
      'text/plain': 'One',
      'text/html': `<ul data-jumelage-map="${hostile}"><li>One</li></ul>`,
    });
    await waitFor(() => expect(itemsOf(doc).map(({ text }) => text)).toEqual(['One']));
  });

  it('[MK12] places are drawn apart until no two notes meet, and no farther', () => {
    const node = (text: string, x: number, y: number): ItemDraft => ({
      ...{ key: text, from: null, to: null, texts: { text } },
      fields: { kind: 'barrier', x, y },
    });
    const placesOf = (drafts: readonly ItemDraft[]) =>
      mapAsBoard(drafts, 'sun', () => '').map(({ fields: { x, y } }) => [x, y]);
    expect(placesOf([node('a', 0, 0), node('b', 300, 0)])).toEqual([
      [0, 0],
      [300, 0],
    ]);
    expect(placesOf([node('a', 0, 0), node('b', 0, 130)])).toEqual([
      [0, 0],
      [0, 260],
    ]);
    expect(placesOf([node('a', 0, 0), node('b', Number.NaN, 1e300)])).toEqual([
      [0, 0],
      [0, 100_000],
    ]);
  });
});

describe('from a board to a map', () => {
  async function pastedOnMap(texts: Readonly<Record<string, string>>) {
    const doc = new Y.Doc();
    const map = (
      <BarrierMap live={liveMap(doc)} me={null} cities={[]} itemId={null} title="M" view="canvas" canEdit />
    );
    show(map);
    await waitFor(() => expect(clipboard('paste').taken).toBe(true));
    clipboard('paste', texts);
    await waitFor(() => expect(mapItems(doc).size).toBeGreaterThan(0));
    const items = [...mapItems(doc)]
      .map(([id, item]) => readMapItem(id, item))
      .filter((item) => item !== null);
    const nodes = items.filter((item): item is MapNode => item.kind !== 'link' && item.kind !== 'group');
    const links = items.filter((item): item is MapLink => item.kind === 'link');
    const nameOf = (id: ItemId) => nodes.find((node) => node.id === id)?.text;
    return {
      nodes: nodes
        .map(({ kind, category, text }) => [kind, category, text].filter(Boolean).join(' '))
        .toSorted(),
      links: links.map(({ from, to, relation }) => `${nameOf(from)} ${relation} ${nameOf(to)}`).toSorted(),
    };
  }

  it('[MK13] arrows come as links and headings as what they say, as by “Put on a barrier map”', async () => {
    const board = newBoard();
    const note = (text: string, x: number) =>
      createNote(board.context, { x, y: 100, text, colour: 'sun' }) as ItemId;
    const [cost, loan, desk] = [note('Up-front cost', 0), note('A loan', 500), note('One desk', 900)];
    board.store.flush();
    clusterItems(board.context, [cost], { x: 0, y: 100, title: 'Money' });
    linkItems(board.context, cost, loan, 'is solved by');
    linkItems(board.context, cost, desk, 'is solved by');
    board.store.flush();
    const copied = copyItems(board.model, [...board.store.ids()]);
    const texts = { 'text/plain': copied?.text ?? '', 'text/html': copied?.html ?? '' };
    expect(await pastedOnMap(texts)).toEqual({
      nodes: ['barrier finance Up-front cost', 'solution A loan', 'solution One desk'],
      links: ['Up-front cost overcome-by A loan', 'Up-front cost overcome-by One desk'],
    });
  });

  it('[MK13] notes that nothing joins are a list, and so is a clip without sense', async () => {
    const clip = (items: unknown) => ({
      'text/plain': 'One\nTwo',
      'text/html': `<ul data-jumelage-board="${encodeClip({ version: 1, items })}"><li>One</li></ul>`,
    });
    const note = (text: string) => ({ kind: 'note', text, x: 0, y: 0 });
    const list = { nodes: ['barrier One', 'barrier Two'], links: [] };
    for (const items of [[note('One'), note('Two')], 7, [null, { kind: 'connector', from: 9, to: -1 }]]) {
      expect(await pastedOnMap(clip(items))).toEqual(list);
      cleanup();
    }
  });

  it('[MK13] places, ends and words of a hostile clip are held to what a map takes', () => {
    const note = (text: unknown, more = {}) => ({ kind: 'note', text, x: 0, y: 0, ...more });
    const link = (from: unknown, to: unknown, more = {}) => ({ kind: 'connector', from, to, text: {}, more });
    const drafts = boardClipAsMap(
      {
        items: [
          note('a'.repeat(LIMITS.noteLength + 5), { x: Number.POSITIVE_INFINITY, y: 1e300, parent: 0 }),
          note({ evil: true }),
          note('b\u0000', { parent: 5 }),
          link(0, 2, { heads: 'both' }),
          link('constructor', 2),
          { kind: 'frame', text: 'Loop', parent: 5 },
        ],
      },
      'barrier',
    );
    const nodes = drafts?.filter(({ fields }) => fields.kind !== 'link') ?? [];
    expect(nodes.map(({ texts }) => texts.text?.length)).toEqual([LIMITS.noteLength, 1]);
    expect(nodes.map(({ fields: { x, y } }) => [x, y])).toEqual([
      [0, 200_000],
      [0, 0],
    ]);
    const links = drafts?.filter(({ fields }) => fields.kind === 'link') ?? [];
    expect(links.map(({ from, to }) => [from, to])).toEqual([
      [0, 1],
      [1, 0],
    ]);
  });
});
