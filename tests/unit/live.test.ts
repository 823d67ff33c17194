import * as encoding from 'lib0/encoding';
import { beforeEach, describe, expect, it } from 'vitest';
import { Awareness, applyAwarenessUpdate, encodeAwarenessUpdate } from 'y-protocols/awareness';
import * as Y from 'yjs';
import { describeOutgoing, mentions, ownAwareness } from '../../client/live/frames.ts';
import { type CarrierEvents, createChooser } from '../../client/live/link.ts';
import { LONG_SAVE_MS, SaveTracker, SHORT_LOSS_MS } from '../../client/live/SaveTracker.ts';

function newTracker(unsaved = 0) {
  const world = { now: 1_000, online: true, kept: true };
  const tracker = new SaveTracker({
    readOnly: false,
    unsaved,
    now: () => world.now,
    online: () => world.online,
    kept: () => world.kept,
  });
  return { world, tracker };
}

describe('save state', () => {
  it('[LV1] is saved only after the answer to SyncStep1 and every message are acknowledged', () => {
    const { tracker } = newTracker();
    expect(tracker.state()).toEqual({ kind: 'loading' });
    tracker.opened();
    tracker.durable(0);
    expect(tracker.state()).toEqual({ kind: 'saving' });
    tracker.sent(true);
    tracker.changed();
    tracker.sent(false);
    tracker.durable(1);
    expect(tracker.state()).toEqual({ kind: 'saving' });
    tracker.durable(2);
    expect(tracker.state()).toEqual({ kind: 'saved', at: 1_000 });
    expect(tracker.unsaved).toBe(0);
  });

  it('[LV2] neither a local write nor a new connection makes it saved', () => {
    const { tracker } = newTracker();
    tracker.opened();
    tracker.sent(true);
    tracker.durable(1);
    tracker.changed();
    tracker.sent(false);
    expect(tracker.state().kind).toBe('saving');
    tracker.closed();
    tracker.opened();
    expect(tracker.state().kind).toBe('saving');
    tracker.durable(5);
    expect(tracker.state().kind).toBe('saving');
  });

  it('[LV20] a server that stores nothing for long is "not saved", slow but steady storing is not', () => {
    const { world, tracker } = newTracker();
    tracker.opened();
    tracker.sent(true);
    tracker.durable(1);
    world.now += 2 * LONG_SAVE_MS;
    tracker.changed();
    for (let sent = 2; sent < 6; sent++) {
      tracker.sent(false);
      tracker.sent(false);
      world.now += LONG_SAVE_MS - 1;
      expect(tracker.state().kind).toBe('saving');
      tracker.durable(sent);
    }
    world.now += LONG_SAVE_MS;
    expect(tracker.state()).toEqual({ kind: 'notSaved', reason: 'STORE_UNAVAILABLE' });
    tracker.durable(9);
    expect(tracker.state().kind).toBe('saved');
  });

  it('[LV2] [LV9] while an upload runs nothing is saved, whatever is acknowledged', () => {
    const { tracker } = newTracker(3);
    tracker.opened();
    tracker.uploading(true);
    tracker.durable(0);
    tracker.sent(true);
    tracker.durable(1);
    expect(tracker.state().kind).toBe('saving');
    tracker.uploading(false);
    tracker.sent(true);
    tracker.durable(1);
    expect(tracker.state().kind).toBe('saving');
    tracker.durable(2);
    expect(tracker.state().kind).toBe('saved');
  });

  it('[LV3] [LV4] counts what is kept through a loss and a reload', () => {
    const { tracker, world } = newTracker(2);
    tracker.opened();
    tracker.sent(true);
    tracker.closed();
    tracker.changed();
    expect(tracker.state()).toEqual({ kind: 'reconnecting' });
    world.now += SHORT_LOSS_MS;
    expect(tracker.state()).toEqual({ kind: 'offline', changes: 3, kept: true });
    const reloaded = newTracker(tracker.unsaved).tracker;
    reloaded.gaveUpWaiting();
    expect(reloaded.state()).toEqual({ kind: 'offline', changes: 3, kept: true });
  });

  it('[LV4] a device without network is offline at once', () => {
    const { tracker, world } = newTracker();
    tracker.opened();
    world.online = false;
    tracker.closed();
    expect(tracker.state()).toEqual({ kind: 'offline', changes: 0, kept: true });
  });

  it('[LV5] a refusal says whether something is not saved', () => {
    const { tracker } = newTracker();
    tracker.refused('REVOKED');
    expect(tracker.state()).toEqual({ kind: 'readOnly', reason: 'REVOKED' });
    tracker.changed();
    expect(tracker.state()).toEqual({ kind: 'notSaved', reason: 'REVOKED' });
  });
});

describe('rights', () => {
  it('[LV12] a demotion with unsaved changes is "not saved", without any it is read-only; an answer ends it', () => {
    const { tracker } = newTracker();
    tracker.opened();
    tracker.sent(true);
    tracker.durable(1);
    tracker.denied();
    expect(tracker.state()).toEqual({ kind: 'readOnly', reason: 'role' });
    tracker.changed();
    tracker.sent(false);
    expect(tracker.state()).toEqual({ kind: 'notSaved', reason: 'READ_ONLY' });
    tracker.sent(true);
    tracker.durable(3);
    expect(tracker.state().kind).toBe('saved');
  });

  it('[LV25] what does not fit is "not saved" until it does, whatever else is saved meanwhile', () => {
    const { tracker } = newTracker();
    tracker.opened();
    tracker.sent(true);
    tracker.durable(1);
    tracker.changed();
    tracker.sent(false);
    tracker.full();
    expect(tracker.state()).toEqual({ kind: 'notSaved', reason: 'DOCUMENT_FULL' });
    tracker.changed();
    tracker.sent(false);
    tracker.durable(1);
    expect(tracker.state()).toEqual({ kind: 'notSaved', reason: 'DOCUMENT_FULL' });
    expect(tracker.unsaved).toBe(2);
    tracker.sent(true);
    tracker.durable(4);
    expect(tracker.state().kind).toBe('saved');
    tracker.changed();
    tracker.sent(false);
    expect(tracker.state().kind).toBe('saving');
  });

  it('[LV12] a reader whose device kept changes from better times is told that they are not saved', () => {
    const options = { now: () => 0, online: () => true, kept: () => true };
    const reader = (unsaved: number) => new SaveTracker({ ...options, readOnly: 'role', unsaved }).state();
    expect(reader(0)).toEqual({ kind: 'readOnly', reason: 'role' });
    expect(reader(2)).toEqual({ kind: 'notSaved', reason: 'READ_ONLY' });
  });

  it('[LV12] a change of rights keeps what is unsaved, and a promotion makes it saved', () => {
    const { tracker } = newTracker();
    tracker.opened();
    tracker.sent(true);
    tracker.changed();
    tracker.sent(false);
    tracker.restrict('role');
    expect(tracker.state()).toEqual({ kind: 'notSaved', reason: 'READ_ONLY' });
    tracker.restrict(false);
    tracker.durable(2);
    expect(tracker.state().kind).toBe('saved');
    tracker.restrict('archived');
    expect(tracker.state()).toEqual({ kind: 'readOnly', reason: 'archived' });
  });

  it('[LV13] without a copy on this device nothing counts as kept', () => {
    const { tracker, world } = newTracker();
    world.kept = false;
    world.online = false;
    tracker.opened();
    tracker.changed();
    tracker.closed();
    expect(tracker.state()).toEqual({ kind: 'offline', changes: 1, kept: false });
  });
});

describe('choosing a carrier', () => {
  const opened: { by: 'webSocket' | 'tunnel'; events: CarrierEvents }[] = [];
  const timers: (() => void)[] = [];
  const closes: number[] = [];
  const page: CarrierEvents = {
    onOpen: () => undefined,
    onFrame: () => undefined,
    onClose: (code) => closes.push(code),
  };
  const carrier = (by: 'webSocket' | 'tunnel') => (_url: string, events: CarrierEvents) => {
    opened.push({ by, events });
    return { mostBytes: 1_000, send: () => undefined, close: () => undefined };
  };
  const newChooser = () =>
    createChooser({
      webSocket: carrier('webSocket'),
      tunnel: carrier('tunnel'),
      silenceMs: 4_000,
      after(_ms, run) {
        timers.push(run);
        return () => timers.splice(timers.indexOf(run), 1);
      },
    });
  beforeEach(() => {
    opened.length = 0;
    timers.length = 0;
    closes.length = 0;
  });
  const carriers = () => opened.map((one) => one.by);

  it('[LV6] two failures lead to the tunnel, and later WebSocket is tried again', () => {
    const choose = newChooser();
    for (let tries = 0; tries < 9; tries++) {
      choose('ws://x', page);
      opened.at(-1)?.events.onClose(1006);
    }
    expect(carriers().slice(0, 3)).toEqual(['webSocket', 'webSocket', 'tunnel']);
    expect(carriers().lastIndexOf('webSocket')).toBe(8);
  });

  it('[LV6] one silent WebSocket leads to the tunnel', () => {
    const choose = newChooser();
    choose('ws://x', page);
    opened[0]?.events.onOpen();
    timers[0]?.();
    expect(closes).toEqual([1006]);
    choose('ws://x', page);
    expect(carriers()).toEqual(['webSocket', 'tunnel']);
  });

  it('[LV6] a WebSocket that spoke is kept, and its timer is gone', () => {
    const choose = newChooser();
    for (let tries = 0; tries < 4; tries++) {
      choose('ws://x', page);
      opened.at(-1)?.events.onOpen();
      opened.at(-1)?.events.onFrame(new ArrayBuffer(1));
      opened.at(-1)?.events.onClose(1006);
    }
    expect(carriers()).not.toContain('tunnel');
    expect(timers).toEqual([]);
  });

  it('[SP30] of all that a WebSocket brings only the first asks about the timer', () => {
    let asked = 0;
    const nothing = { mostBytes: 1_000, send: () => undefined, close: () => undefined };
    const choose = createChooser({
      webSocket: carrier('webSocket'),
      tunnel: () => nothing,
      silenceMs: 4_000,
      after: () => () => {
        asked += 1;
      },
    });
    const frames: ArrayBuffer[] = [];
    choose('ws://x', { ...page, onFrame: (frame) => frames.push(frame) });
    opened[0]?.events.onOpen();
    for (let frame = 0; frame < 9; frame++) opened[0]?.events.onFrame(new ArrayBuffer(1));
    expect([frames.length, asked]).toEqual([9, 1]);
  });

  it('[LV7] a close with a code of ours is not a blocked WebSocket', () => {
    const choose = newChooser();
    for (let tries = 0; tries < 4; tries++) {
      choose('ws://x', page);
      opened.at(-1)?.events.onClose(4504);
    }
    expect(carriers()).not.toContain('tunnel');
  });
});

describe('from the tunnel back to WebSocket', () => {
  function blocked() {
    const opened: { by: 'webSocket' | 'tunnel'; events: CarrierEvents; sent: number; closed: boolean }[] = [];
    const timers: { ms: number; run: () => void }[] = [];
    const closes: number[] = [];
    const carrier = (by: 'webSocket' | 'tunnel') => (_url: string, events: CarrierEvents) => {
      const one = { by, events, sent: 0, closed: false };
      opened.push(one);
      const close = () => {
        one.closed = true;
        events.onClose(1000);
      };
      return { mostBytes: 1_000, send: () => void one.sent++, close };
    };
    const choose = createChooser({
      webSocket: carrier('webSocket'),
      tunnel: carrier('tunnel'),
      silenceMs: 4_000,
      after(ms, run) {
        const timer = { ms, run };
        timers.push(timer);
        return () => timers.splice(timers.indexOf(timer), 1);
      },
    });
    const page: CarrierEvents = {
      onOpen: () => undefined,
      onFrame: () => undefined,
      onClose: (code) => closes.push(code),
    };
    const connect = () => choose('ws://x', page);
    for (let tries = 0; tries < 2; tries++) {
      connect();
      opened.at(-1)?.events.onClose(1006);
    }
    closes.length = 0;
    connect();
    opened.at(-1)?.events.onOpen();
    const fire = () => timers.shift()?.run();
    return { opened, timers, closes, connect, fire };
  }

  it('[LV16] a WebSocket that answers beside a working tunnel ends the tunnel', () => {
    const { opened, timers, closes, connect, fire } = blocked();
    expect(opened.map((one) => one.by)).toEqual(['webSocket', 'webSocket', 'tunnel']);
    fire();
    const probe = opened.at(-1);
    expect(probe?.by).toBe('webSocket');
    probe?.events.onOpen();
    expect(probe?.sent).toBe(1);
    probe?.events.onFrame(new ArrayBuffer(1));
    expect([probe?.closed, opened[2]?.closed, closes.length]).toEqual([true, true, 1]);
    expect(timers).toEqual([]);
    connect();
    expect(opened.at(-1)?.by).toBe('webSocket');
  });

  it('[LV16] one that stays silent is left alone for longer and longer, and the tunnel notices nothing', () => {
    const { timers, closes, fire } = blocked();
    const pauses: (number | undefined)[] = [];
    for (let tries = 0; tries < 7; tries++) {
      pauses.push(timers[0]?.ms);
      fire();
      fire();
    }
    expect(pauses).toEqual([30_000, 60_000, 120_000, 240_000, 480_000, 600_000, 600_000]);
    expect(closes).toEqual([]);
  });

  it('[LV16] nothing is tried after the end', () => {
    const { opened, timers } = blocked();
    opened[2]?.events.onClose(1006);
    expect(timers).toEqual([]);
  });
});

describe('frames that leave', () => {
  it('[LV8] an echo is recognised, and only the own entry is encoded', () => {
    const mine = new Awareness(new Y.Doc());
    const other = new Awareness(new Y.Doc());
    other.setLocalState({ a: 1 });
    applyAwarenessUpdate(mine, encodeAwarenessUpdate(other, [other.clientID]), null);
    const frame = encoding.encode((encoder) => {
      encoding.writeVarUint(encoder, 1);
      encoding.writeVarUint8Array(encoder, encodeAwarenessUpdate(mine, [mine.clientID, other.clientID]));
    });
    expect(mentions(frame, other.clientID)).toBe(true);
    expect(mentions(ownAwareness(mine), mine.clientID)).toBe(true);
    expect(mentions(ownAwareness(mine), other.clientID)).toBe(false);
    expect(describeOutgoing(frame)).toEqual({ kind: 'awareness' });
    mine.destroy();
    other.destroy();
  });
});
