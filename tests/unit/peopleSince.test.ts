import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import * as Y from 'yjs';
import { writable } from '../../client/live/readable.ts';
import type { SaveState } from '../../client/live/types.ts';
import { newsSince, takeGlance } from '../../client/together/glance.ts';
import { fromField, nearestFirst, suggestions, toField } from '../../client/together/panel/mentions.ts';
import { Since } from '../../client/together/Since.ts';
import type { VisitView } from '../../shared/api.ts';
import { changeMapItem, insertNode, mapItems, readMapItem } from '../../shared/documents/barrierMap.ts';
import type { BoardItem } from '../../shared/documents/boardKinds.ts';
import { mentionOf } from '../../shared/domain/discussion.ts';
import type { DocumentId, ItemId, MemberId } from '../../shared/ids.ts';
import { newId } from '../../shared/ids.ts';
import { LIMITS } from '../../shared/limits.ts';
import { until } from '../support/poll.ts';
import { FakeClock } from '../support/stillClock.ts';

type NoteItem = Extract<BoardItem, { kind: 'note' }>;

function note(text: string, more: Partial<NoteItem> = {}): NoteItem {
  const place = { x: 0, y: 0, w: 200, z: 'a', parent: null };
  const rest = { author: null, at: 0, locked: false, colour: 'sun' as const };
  return { id: newId<ItemId>(), kind: 'note', text, ...place, ...rest, ...more };
}

describe('a glance', () => {
  it('[PE5] new, changed and gone are told; what was only moved, locked or raised is not', () => {
    const [kept, moved, edited, coloured, clustered, gone] = ['a', 'b', 'c', 'd', 'e', 'f'].map((text) =>
      note(text),
    );
    if (!kept || !moved || !edited || !coloured || !clustered || !gone) throw new Error('six notes');
    const glance = takeGlance([kept, moved, edited, coloured, clustered, gone]);
    const fresh = note('g');
    const now = [
      kept,
      { ...moved, x: 900, y: -3, w: 300, z: 'z', locked: true },
      { ...edited, text: 'C' },
      { ...coloured, colour: 'mint' as const },
      { ...clustered, parent: newId<ItemId>() },
      fresh,
    ];
    expect(newsSince(glance, now)).toEqual({
      fresh: [fresh.id],
      changed: [edited.id, coloured.id, clustered.id],
      gone: 1,
    });
    expect(newsSince(takeGlance(now), now)).toEqual({ fresh: [], changed: [], gone: 0 });
  });

  it('[MW3] of a map: words and fields are news, where a node lies and what it is pinned to are not', () => {
    const doc = new Y.Doc();
    const items = mapItems(doc);
    const [moved, judged] = [newId<ItemId>(), newId<ItemId>()];
    for (const id of [moved, judged])
      insertNode(items, { id, kind: 'barrier', author: null, at: 0, x: 0, y: 0, text: 'Costs' });
    const all = () => [...items].map(([id, map]) => readMapItem(id, map)).filter((one) => one !== null);
    const glance = takeGlance(all());
    changeMapItem(items, moved, { x: 400, pinned: true });
    changeMapItem(items, judged, { category: 'finance' });
    expect(newsSince(glance, all())).toEqual({ fresh: [], changed: [judged], gone: 0 });
  });

  it('[MP70] what I made since my last visit is no news to me; what others made, and my own that was changed, is', () => {
    const [me, other] = [newId<MemberId>(), newId<MemberId>()];
    const old = note('mine, from before', { author: me });
    const glance = takeGlance([old]);
    const [mine, theirs, nobodys] = [me, other, null].map((author) => note('fresh', { author }));
    if (!mine || !theirs || !nobodys) throw new Error('three notes');
    const now = [{ ...old, text: 'changed' }, mine, theirs, nobodys];
    const news = { fresh: [theirs.id, nobodys.id], changed: [old.id], gone: 0 };
    expect(newsSince(glance, now, me)).toEqual(news);
    expect(newsSince(glance, now, null)?.fresh).toEqual([mine.id, theirs.id, nobodys.id]);
  });

  it('[PE6] it holds no words, fits its limit, and rubbish is none', () => {
    const secret = note('a secret plan of ours');
    expect(Buffer.from(takeGlance([secret])).toString('latin1')).not.toContain('secret');
    const many = Array.from({ length: 25_000 }, (_, at) => note(`${at}`));
    expect(takeGlance(many).length).toBeLessThanOrEqual(LIMITS.glanceBytes);
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), (bytes) => {
        const news = newsSince(bytes, [secret]);
        expect(news === null || news.fresh.length + news.changed.length <= 1).toBe(true);
      }),
    );
    expect(newsSince(new Uint8Array([2]), [])).toBeNull();
    expect(newsSince(new Uint8Array(), [])).toBeNull();
  });
});

describe('since I was last here', () => {
  it('[PE7] [MP70] compares when the board is complete without what I made, notes then, every five minutes and on leaving', async () => {
    const clock = new FakeClock();
    const me = newId<MemberId>();
    const items = [note('old'), note('mine', { author: me })];
    const saveState = writable<SaveState>({ kind: 'loading' });
    const before: VisitView = {
      before: { at: 7, glance: Buffer.from(takeGlance([])).toString('base64') },
    };
    let asked = 0;
    const noted: { seen: boolean; last: boolean }[] = [];
    const since = new Since({
      key: newId<DocumentId>(),
      me,
      items: () => items,
      live: { saveState },
      timing: { after: (ms, run) => clock.after(ms, run) },
      before: async () => {
        asked++;
        return before;
      },
      note: async (_glance, how) => void noted.push(how),
    });
    expect(asked).toBe(0);
    saveState.set({ kind: 'reconnecting' });
    expect(asked).toBe(0);
    saveState.set({ kind: 'saved', at: null });
    await until('compared', () => since.news.get() !== null);
    expect(since.news.get()).toMatchObject({ at: 7, fresh: [items[0]?.id], changed: [], gone: 0 });
    expect(since.highlightOf(items[0]?.id as ItemId)).toBeNull();
    since.show(true);
    expect(since.highlightOf(items[0]?.id as ItemId)).toBe('fresh');
    clock.advance(5 * 60_000);
    expect(noted).toHaveLength(2);
    await since.markSeen();
    expect([since.news.get(), since.highlights.get().size]).toEqual([null, 0]);
    since.destroy();
    expect(noted.slice(2)).toEqual([
      { seen: true, last: false },
      { seen: false, last: true },
    ]);
  });
});

describe('coming back to a document in the same tab', () => {
  it('[PE32] [AN145] news is what came since it was left there or loaded anew, and nothing that I made before', async () => {
    const kept = new Map<string, string>();
    vi.stubGlobal('sessionStorage', {
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, value: string) => void kept.set(key, value),
    });
    const key = newId<DocumentId>();
    const items = [note('there at the last visit')];
    const last = { at: 7, glance: Buffer.from(takeGlance(items)).toString('base64') };
    const open = (Opened = Since) =>
      new Opened({
        key,
        me: null,
        items: () => items,
        live: { saveState: writable<SaveState>({ kind: 'saved', at: null }) },
        timing: { after: () => () => undefined },
        before: async () => ({ before: last }),
        note: async () => undefined,
      });
    const first = open();
    await until('compared', () => first.compared.get() === 'compared');
    items.push(note('mine'));
    first.destroy();
    const other = note('of somebody else meanwhile');
    items.push(other);
    const second = open();
    await until('compared', () => second.compared.get() === 'compared');
    expect(second.news.get()?.fresh).toEqual([other.id]);
    // A page that goes is told to nobody: its tab remembers.
    second.leave();
    vi.resetModules();
    const anew = await import('../../client/together/Since.ts');
    const third = open(anew.Since);
    await until('compared', () => third.compared.get() === 'compared');
    expect(third.news.get()).toBeNull();
    vi.unstubAllGlobals();
  });
});

describe('an answer about the last visit that comes late', () => {
  it('[PE31] makes no news of what was written meanwhile, and notes nothing of a document that was left', async () => {
    const clock = new FakeClock();
    const items = [note('old')];
    const last = { at: 7, glance: Buffer.from(takeGlance([])).toString('base64') };
    const answers: ((view: VisitView) => void)[] = [];
    let noted = 0;
    const open = () =>
      new Since({
        key: newId<DocumentId>(),
        me: null,
        items: () => items,
        live: { saveState: writable<SaveState>({ kind: 'saved', at: null }) },
        timing: { after: (ms, run) => clock.after(ms, run) },
        before: () => new Promise((resolve) => answers.push(resolve)),
        note: async () => void noted++,
      });
    const [since, left] = [open(), open()];
    left.destroy();
    items.push(note('written while the answer was on the way'));
    for (const answer of answers) answer({ before: last });
    await until('compared', () => since.compared.get() === 'compared');
    expect(since.news.get()?.fresh).toEqual([items[0]?.id]);
    noted = 0;
    clock.advance(5 * 60_000);
    expect(noted).toBe(1);
    since.destroy();
  });
});

describe('mentions in a field', () => {
  const person = (name: string, badge: string | null = null) => ({
    id: newId<MemberId>(),
    name,
    initials: 'X',
    colour: 0,
    badge,
  });

  it('[PE8] names within names, with spaces, and of two people alike lead to the right one and back', () => {
    const anna = person('Anna');
    const kovacs = person('Anna Kovács', 'BUD');
    const [one, two] = [person('Murat', 'ESK'), person('Murat', 'BUD')];
    const all = [anna, kovacs, one, two];
    const written = 'Ask @Anna Kovács, @Anna and @Murat (BUD), not a@b.eu or @Nobody';
    const stored = fromField(written, all);
    expect(stored).toBe(
      `Ask ${mentionOf(kovacs.id)}, ${mentionOf(anna.id)} and ${mentionOf(two.id)}, not a@b.eu or @Nobody`,
    );
    expect(toField(stored, all)).toBe(written);
    expect(stored).not.toContain('Kovács');
  });

  it('[PE13] who is here or takes part is offered before namesakes', () => {
    const [away, here] = [person('Murat', 'ESK'), person('Murat')];
    const anna = person('Anna');
    const all = [anna, away, here];
    const offered = suggestions('mu', nearestFirst(all, new Set([here.id])));
    expect(offered).toEqual([here, away]);
    expect(nearestFirst(all, new Set())).toEqual([anna, away, here]);
  });
});
