/** When a room does its work, and what of it everybody is sent. */
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { Turns } from '../../server/documents/Turns.ts';
import { TIMES } from '../../shared/limits.ts';
import { createMemoryLog } from '../support/memoryLog.ts';
import { createWorld, editor, say, settle } from '../support/roomWorld.ts';

/** An update that adds one entry to the board's root map. */
function note(client: number, key: string, value: unknown = 1): Uint8Array {
  const doc = new Y.Doc();
  doc.clientID = client;
  doc.getMap('items').set(key, value);
  return Y.encodeStateAsUpdate(doc);
}

describe('turns', () => {
  it('[RM6] what came in one window is one transaction, one frame for everybody and one record', async () => {
    const log = createMemoryLog();
    const turns: number[] = [];
    const world = createWorld({
      log,
      limits: {
        applyTurn: (live, updates) => {
          turns.push(updates.length);
          return live.apply(updates);
        },
      },
    });
    const lines = ['A', 'B', 'C'].map((name) => world.join(editor(name)));
    await world.clock.advance(100);
    for (const line of lines) line.clear();
    lines[0]?.say(say.update(note(1, 'a')));
    await settle();
    for (let count = 0; count < 3; count += 1) lines[count]?.say(say.update(note(10 + count, `n${count}`)));
    await world.clock.advance(TIMES.turnMaxMs);
    expect(turns).toEqual([1, 3]);
    const [author, ...others] = lines.map((line) => line.frames);
    expect(others[0]).toHaveLength(2);
    for (const frames of others)
      for (const [index, frame] of frames.entries()) expect(frame).toBe(others[0]?.[index]);
    expect(author).toHaveLength(1);
    expect(author?.[0]).toBe(others[0]?.[1]);
    const { records } = log.stored(world.documentId);
    expect(records.map((record) => record.update)).toEqual(
      lines[1]?.updates.map((message) => new Uint8Array(message.subarray(3))),
    );
  });

  it('[RM6] presence of a turn travels in the same frame', async () => {
    const world = createWorld();
    const [ana, bea] = [world.join(editor('Ana')), world.join(editor('Bea'))];
    await settle();
    ana.say(say.update(note(1, 'a')));
    bea.clear();
    ana.say(say.update(note(2, 'b')), say.awareness({ id: 2, clock: 1, state: '{}' }));
    bea.say(say.awareness({ id: 3, clock: 1, state: '{}' }));
    await world.clock.advance(TIMES.turnMaxMs);
    expect(bea.frames.filter((frame) => frame.messages.length === 2)).toHaveLength(1);
    expect(bea.updates).toHaveLength(1);
  });

  it('[RM7] a quiet room sends at once, what came in the same moment in one turn', async () => {
    const world = createWorld();
    const [ana, bea] = [world.join(editor('Ana')), world.join(editor('Bea'))];
    await world.clock.advance(100);
    bea.clear();
    for (let count = 0; count < 3; count += 1) {
      ana.say(say.update(note(10 + count, `a${count}`)));
      ana.say(say.awareness({ id: 10, clock: 1 + count, state: '{}' }));
      await settle();
      expect(bea.frames).toHaveLength(1 + count);
      expect(bea.updates).toHaveLength(1 + count);
    }
  });

  it('[RM7] a busy room sends once per window', async () => {
    const world = createWorld();
    const [ana, bea] = [world.join(editor('Ana')), world.join(editor('Bea'))];
    await world.clock.advance(100);
    for (let count = 0; count < 1_000; count += 1) {
      ana.say(say.awareness({ id: 1, clock: 1 + count, state: '{}' }));
      if (count % 10 === 0) await world.clock.advance(1);
    }
    await world.clock.advance(TIMES.turnMaxMs);
    bea.clear();
    ana.say(say.update(note(1, 'a')));
    await settle();
    expect(bea.updates).toHaveLength(1);
    for (let count = 0; count < 10; count += 1) {
      ana.say(say.update(note(2 + count, `n${count}`)));
      await settle();
    }
    expect(bea.updates).toHaveLength(1);
    await world.clock.advance(TIMES.turnMaxMs);
    expect(bea.updates).toHaveLength(2);
  });

  it('[RM7] the window grows with people and events, from nothing to its bound', async () => {
    const windowOf = async (people: number, eventsPerSecond: number) => {
      let now = 0;
      let timer: { readonly at: number; readonly run: () => void } | null = null;
      const after = (ms: number, run: () => void) => {
        timer = { at: now + ms, run };
        return () => undefined;
      };
      const runDue = () => {
        const one = timer;
        if (one === null || now < one.at) return;
        timer = null;
        one.run();
      };
      const turns = new Turns({
        clock: { now: () => now, after },
        people: () => people,
        run: () => undefined,
      });
      for (; now < 5_000; now += 1_000 / eventsPerSecond) {
        runDue();
        turns.poke(1);
        await new Promise((resolve) => setImmediate(resolve));
      }
      return turns.window();
    };
    expect(await windowOf(4, 5)).toBe(0);
    const some = await windowOf(8, 100);
    expect(some).toBeGreaterThan(0);
    expect(some).toBeLessThan(TIMES.turnMinMs);
    const few = await windowOf(100, 500);
    expect(few).toBeGreaterThan(TIMES.turnMinMs);
    expect(await windowOf(400, 1_000)).toBeGreaterThan(few);
    expect(await windowOf(1_000, 5_000)).toBe(TIMES.turnMaxMs);
  });
});
