import { describe, expect, it } from 'vitest';
import { Awareness } from 'y-protocols/awareness';
import * as Y from 'yjs';
import { readPresence, writePresence } from '../../client/canvas/presence/boardPresence.ts';
import { Peers, readPeerName } from '../../client/canvas/presence/Peers.ts';
import { PresencePublisher } from '../../client/canvas/presence/PresencePublisher.ts';
import { Displacements } from '../../client/features/board/canvas/Displacements.ts';
import type { ItemId, MemberId } from '../../shared/ids.ts';
import { newId } from '../../shared/ids.ts';
import { LIMITS } from '../../shared/limits.ts';

const id = () => newId<ItemId>();
const user = (name: string) => ({
  memberId: newId<MemberId>(),
  name,
  initials: name.slice(0, 2).toUpperCase(),
  colour: 3,
  cityId: null,
  badge: 'BUD',
  role: 'member',
});

describe('presence', () => {
  it('[BC8] what others show is parsed, and nonsense counts as not shown', () => {
    const note = id();
    const sent = {
      cursor: { x: 10.26, y: -4 },
      drag: { ids: [note], dx: 1, dy: 2 },
      hand: null,
      editing: note,
    };
    expect(readPresence(JSON.parse(JSON.stringify(writePresence(sent))))).toEqual({
      ...sent,
      cursor: { x: 10.3, y: -4 },
    });
    const nothing = { cursor: null, drag: null, hand: null, editing: null };
    for (const value of [null, 7, 'x', [], {}, { cursor: [1], drag: {}, editing: 'short' }])
      expect(readPresence(value)).toEqual(nothing);
    expect(
      readPresence({
        cursor: [Number.NaN, 1e300],
        drag: { ids: ['__proto__', 3], by: [0, 0] },
        editing: { toString: () => note },
      }),
    ).toEqual(nothing);
    expect(readPresence({ drag: { ids: Array(500).fill(note), by: [0, 0] } }).drag).toBeNull();
  });

  it('[BC8] a name must have been stamped by the server; long and odd fields are tamed', () => {
    expect(readPeerName({ name: 'Nobody' })).toBeNull();
    expect(readPeerName({ ...user('x'), name: '' })).toBeNull();
    const odd = readPeerName({ ...user('A'.repeat(500)), initials: 9, colour: -1e9, badge: ['x'] });
    expect(odd).toMatchObject({ initials: 'A', badge: null });
    expect(odd?.name).toHaveLength(LIMITS.nameLength);
    expect(odd?.colour).toMatch(/^#[0-9A-F]{6}$/i);
  });

  it('[BC8] a state with the most dragged items fits into its limit', () => {
    const ids = Array.from({ length: 900 }, id);
    const state = writePresence({
      cursor: { x: -1e6, y: 1e6 },
      drag: { ids, dx: 1e6, dy: 1e6 },
      hand: null,
      editing: id(),
    });
    expect(JSON.stringify({ board: state }).length).toBeLessThan(LIMITS.awarenessStateBytes - 512);
    const scaling = writePresence({
      cursor: { x: -1e6, y: 1e6 },
      drag: null,
      hand: { does: 'scale', ids, factor: 1 / 3, fixed: { x: -1e6, y: 1e6 } },
      editing: id(),
    });
    expect(JSON.stringify({ board: scaling }).length).toBeLessThan(LIMITS.awarenessStateBytes - 512);
  });

  it('[BC9] moving the pointer speaks ten times a second, a drag twenty times, letting go at once', () => {
    let now = 0;
    const timers: { at: number; run: () => void }[] = [];
    const said: { at: number; state: unknown }[] = [];
    const timing = {
      now: () => now,
      after(ms: number, run: () => void) {
        const timer = { at: now + ms, run };
        timers.push(timer);
        return () => timers.splice(timers.indexOf(timer) >>> 0, 1);
      },
    };
    const publisher = new PresencePublisher(
      { setLocalStateField: (_field: string, state: unknown) => said.push({ at: now, state }) },
      timing,
    );
    const run = (until: number, act: (at: number) => void) => {
      for (; now < until; now += 5) {
        for (const timer of timers.filter((one) => one.at <= now)) {
          timers.splice(timers.indexOf(timer), 1);
          timer.run();
        }
        act(now);
      }
    };
    run(1_000, (x) => publisher.show({ cursor: { x, y: 0 } }));
    expect(said.length).toBeGreaterThanOrEqual(9);
    expect(said.length).toBeLessThanOrEqual(11);
    said.length = 0;
    const note = id();
    run(2_000, (x) => publisher.show({ drag: { ids: [note], dx: x, dy: 0 }, cursor: { x, y: 0 } }));
    expect(said.length).toBeGreaterThanOrEqual(18);
    expect(said.length).toBeLessThanOrEqual(21);
    said.length = 0;
    publisher.show({ drag: null });
    expect(said).toEqual([{ at: now, state: { cursor: [1995, 0], drag: null, editing: null } }]);
    publisher.leave();
    expect(said.at(-1)?.state).toEqual({ cursor: null, drag: null, editing: null });
  });

  it('[BC10] who writes in an item is told only to that item, and only when it changes', () => {
    const awareness = new Awareness(new Y.Doc());
    const peers = new Peers(awareness);
    const note = id();
    const told: string[] = [];
    peers.subscribeToWriters(note, () => told.push('note'));
    peers.subscribeToWriters(id(), () => told.push('another'));
    const show = (clientId: number, state: object | null) => {
      if (state) awareness.states.set(clientId, state as { [key: string]: unknown });
      else awareness.states.delete(clientId);
      awareness.emit('change', [{ added: [], updated: [clientId], removed: [] }, 'test']);
    };
    const elif = user('Elif');
    show(1, { user: elif, board: { editing: note, cursor: [1, 1] } });
    const before = peers.writersOf(note);
    expect(before).toMatchObject([{ name: 'Elif', badge: 'BUD' }]);
    show(1, { user: elif, board: { editing: note, cursor: [2, 2] } });
    expect(peers.writersOf(note)).toBe(before);
    expect(peers.get(1)?.cursor).toEqual({ x: 2, y: 2 });
    expect(told).toEqual(['note']);
    show(1, null);
    expect([peers.writersOf(note), told]).toEqual([[], ['note', 'note']]);
    peers.destroy();
  });
});

describe('others’ hands', () => {
  const box = (x: number, y = 0) => ({ x, y, w: 200, h: 200 });

  it('[BC11] what is dragged is seen where the hand is, whatever the document says meanwhile', () => {
    const held = new Displacements(() => 0);
    const note = id();
    held.setDrag(1, { ids: [note], dx: 50, dy: 0 }, () => box(100));
    expect(held.byOthers(note, box(100)).x).toBe(150);
    held.landed([note]);
    expect(held.byOthers(note, box(150)).x).toBe(150);
    held.setDrag(1, { ids: [note], dx: 60, dy: 0 }, () => box(150));
    expect(held.byOthers(note, box(150)).x).toBe(160);
    expect(held.setDrag(1, null, () => box(160))).toEqual([note]);
    expect(held.byOthers(note, box(160)).x).toBe(160);
  });

  it('[BC11] let go, it waits for the document, or for a second', () => {
    let now = 0;
    const held = new Displacements(() => now);
    const [one, two] = [id(), id()];
    held.setDrag(1, { ids: [one, two], dx: 0, dy: 30 }, () => box(0));
    held.setDrag(1, null, () => box(0));
    expect([held.byOthers(one, box(0)).y, held.waiting]).toEqual([30, true]);
    held.landed([one]);
    expect(held.byOthers(one, box(0, 31)).y).toBe(31);
    now = 999;
    expect(held.expire()).toEqual([]);
    now = 1_000;
    expect(held.expire()).toEqual([two]);
    expect([held.byOthers(two, box(0)).y, held.waiting]).toEqual([0, false]);
  });

  it('[BC11] my own hand is shown by the surface; only links see it here', () => {
    const held = new Displacements(() => 0);
    const note = id();
    held.setDrag(1, { ids: [note], dx: 500, dy: 0 }, () => box(0));
    held.setMine(new Set([note]), { dx: 7, dy: 7 });
    expect([held.byOthers(note, box(0)).x, held.seen(note, box(0)).x]).toEqual([0, 7]);
    held.clearMine();
    expect(held.seen(note, box(0)).x).toBe(500);
  });
});
