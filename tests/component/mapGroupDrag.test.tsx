/** Nodes dragged into groups and out of them, and what lies in a box without being in it. */
import '../../client/canvas/Minimap.tsx';
import { act, configure, screen, waitFor } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import * as Y from 'yjs';
import BarrierMap from '../../client/features/map/BarrierMap.tsx';
import { MapSurface } from '../../client/features/map/canvas/MapSurface.ts';
import { changesOf, dropNodes, showTaking } from '../../client/features/map/groups/dragging.ts';
import { groupNodes } from '../../client/features/map/groups/groupActs.ts';
import { openDesk } from '../../client/features/map/MapDesk.ts';
import {
  changeMapItem,
  insertGroup,
  insertNode,
  mapItems,
  mapText,
} from '../../shared/documents/barrierMap.ts';
import type { ItemId } from '../../shared/ids.ts';
import { newId } from '../../shared/ids.ts';
import { setUpCanvas, setUpDom, show } from '../support/dom.tsx';
import { liveMap } from '../support/liveMap.ts';

setUpDom();
setUpCanvas();
configure({ defaultHidden: true });
/** a, b, c, d in a row; "Money" holds a and b, "Rules" holds c. */
function opened() {
  const doc = new Y.Doc();
  const items = mapItems(doc);
  const ids = ['a', 'b', 'c', 'd'].map((text, at) => {
    const id = newId<ItemId>();
    insertNode(items, { id, kind: 'barrier', author: null, at, x: 400 * at, y: 0, text });
    return id;
  }) as [ItemId, ItemId, ItemId, ItemId];
  const desk = openDesk({ live: liveMap(doc), author: null, mayEdit: () => true, cities: () => [] });
  const name = (id: ItemId | null, text: string) => {
    mapText(items.get(id as ItemId))?.insert(0, text);
    return id as ItemId;
  };
  const money = name(groupNodes(desk.context, ids.slice(0, 2)), 'Money');
  const rules = name(groupNodes(desk.context, [ids[2]]), 'Rules');
  desk.model.store.flush();
  const groupsNow = () => ids.map((id) => desk.model.groupOf(id)?.text ?? '–').join();
  const drop = (dragged: readonly ItemId[], dx: number, dy = 0) =>
    dropNodes(desk.commands.parts, { ids: new Set(dragged), dx, dy });
  return { doc, items, desk, ids, money, rules, groupsNow, drop };
}

describe('dragging nodes', () => {
  it('[MP16] into the box of a group makes it a member, said, and one undo takes back place and group', () => {
    const { desk, ids, groupsNow, drop } = opened();
    drop([ids[3]], -1_000, 30);
    expect(groupsNow()).toBe('Money,Money,Rules,Money');
    expect(desk.said.get()).toBe('1 node is in the group Money now.');
    expect(desk.model.node(ids[3])).toMatchObject({ x: 200, y: 30 });
    desk.history.undo();
    desk.model.store.flush();
    expect(groupsNow()).toBe('Money,Money,Rules,–');
    expect(desk.model.node(ids[3])).toMatchObject({ x: 1_200, y: 0 });
    desk.close();
  });

  it('[MP16] out of it ends that, about in it does not; out of one into another is both', () => {
    const { desk, ids, groupsNow, drop } = opened();
    drop([ids[1]], -80, 20);
    expect(groupsNow()).toBe('Money,Money,Rules,–');
    drop([ids[1]], 0, 400);
    expect(groupsNow()).toBe('Money,–,Rules,–');
    expect(desk.said.get()).toBe('1 node is in no group now');
    desk.history.undo();
    desk.model.store.flush();
    drop([ids[1]], 480);
    expect(groupsNow()).toBe('Money,Rules,Rules,–');
    desk.close();
  });

  it('[MP16] a whole group keeps its nodes wherever it goes, and what is dragged along with it stays out', () => {
    const { desk, ids, groupsNow, drop } = opened();
    drop([ids[2], ids[3]], 5, 5);
    expect(groupsNow()).toBe('Money,Money,Rules,–');
    drop([ids[0], ids[1]], 800);
    expect(groupsNow()).toBe('Money,Money,Rules,–');
    desk.close();
  });

  it('[MP16] the smallest of several boxes takes it, and while it is held that box says so', () => {
    const { desk, ids, money, rules, drop } = opened();
    drop([ids[2]], -600);
    const held = { ids: new Set([ids[3]]), dx: -1_000, dy: 0 };
    expect([...changesOf(desk.model, held)]).toEqual([[ids[3], rules]]);
    showTaking(desk.commands, { ...held, dx: -1_250 });
    expect([...desk.commands.taking.get()]).toEqual([money]);
    showTaking(desk.commands, null);
    expect(desk.commands.taking.get().size).toBe(0);
    desk.close();
  });
});

describe('a box that encloses others', () => {
  it('[MP17] is interrupted from afar as well', () => {
    vi.stubGlobal(
      'Path2D',
      class {
        readonly data: string;
        constructor(data: string) {
          this.data = data;
        }
      },
    );
    const { items, desk, ids, money } = opened();
    const surface = new MapSurface(desk.model, desk.commands);
    const painted = () => {
      const rounds: number[] = [];
      const nothing = () => undefined;
      const context = {
        ...{ save: nothing, restore: nothing, translate: nothing, setLineDash: nothing },
        ...{ fillText: nothing, stroke: nothing, globalAlpha: 1 },
        fill: ({ data }: { data: string }) => rounds.push(data.split('M').length - 1),
      };
      const box = desk.model.box(money);
      if (box) surface.paint(context as unknown as CanvasRenderingContext2D, money, box, 0.1);
      return rounds;
    };
    expect(painted()).toEqual([1]);
    changeMapItem(items, ids[3], { x: 200 });
    desk.model.store.flush();
    expect(painted()).toEqual([2]);
    desk.close();
  });

  it('[MP17] is interrupted around each and says how many; when they leave it is whole again', async () => {
    const doc = new Y.Doc();
    const items = mapItems(doc);
    const group = newId<ItemId>();
    insertGroup(items, { id: group, author: null, at: 1, text: 'Money' });
    const [, , stranger = ''] = [0, 600, 300].map((x, at) => {
      const id = newId<ItemId>();
      insertNode(items, { id, kind: 'barrier', author: null, at, x, y: 0, text: `N${at}` });
      if (at < 2) changeMapItem(items, id, { group });
      return id;
    });
    const page = { me: null, cities: [], itemId: null, title: 'M', view: 'canvas', canEdit: true } as const;
    show(<BarrierMap live={liveMap(doc)} {...page} />);
    const box = () => document.querySelector(`[data-item="${group}"]`) as HTMLElement;
    await waitFor(() => expect(box().textContent).toBe('Money2 · 1 other lies here'));
    expect(box().getAttribute('aria-label')).toBe('Group: Money, 2 nodes, 1 other lies here');
    const gaps = () => box().querySelectorAll('svg path')[0]?.getAttribute('d')?.match(/M/g)?.length ?? 0;
    expect(gaps()).toBe(2);
    act(() => changeMapItem(items, stranger as ItemId, { y: 900 }));
    await waitFor(() => expect(box().textContent).toBe('Money2'));
    expect(gaps()).toBe(0);
    expect(screen.getByRole('application')).toBeTruthy();
  });
});
