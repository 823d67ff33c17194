import { beforeEach, describe, expect, it, vi } from 'vitest';
import { applyUpdate, encodeStateAsUpdate } from 'yjs';
import { colourItems, deleteItems } from '../../client/features/board/acts/change.ts';
import { clusterItems } from '../../client/features/board/acts/cluster.ts';
import { createNote } from '../../client/features/board/acts/make.ts';
import { openAnnouncer } from '../../client/features/board/canvas/openAnnouncer.ts';
import { loadWords } from '../../client/i18n/setup.ts';
import { writable } from '../../client/live/readable.ts';
import { Announcer } from '../../client/together/Announcer.ts';
import { type AnnounceLevel, rememberedAnnounceLevel } from '../../client/together/announceLevel.ts';
import type { ItemId } from '../../shared/ids.ts';
import { exchange, newBoard } from '../support/boards.ts';

function listen(level: AnnounceLevel) {
  const [mine, theirs] = [newBoard(), newBoard()];
  const ids = ['one', 'two', 'three'].map((text, i) =>
    createNote(theirs.context, { x: 300 * i, y: 0, text }),
  );
  exchange(mine, theirs);
  const due: (() => void)[] = [];
  const wanted = writable(level);
  const { model } = mine;
  const announcer = new Announcer({
    model,
    level: wanted,
    timing: { after: (_ms, run) => [() => undefined, due.push(run)][0] as () => void },
    titleOf: (id) => model.item(id)?.text ?? '',
    summary: (did) => `${did.added}/${did.changed}/${did.removed}`,
    sentence: ({ did, title }) => `${did} ${title}.`,
  });
  /** What they do, five seconds of it, and what is said then. */
  const hear = (act: () => void) => {
    act();
    exchange(mine, theirs);
    due.splice(0).forEach((run) => {
      run();
    });
    return announcer.othersSaid.get();
  };
  return { hear, theirs, wanted, ids: ids as ItemId[] };
}

describe('what is said of others', () => {
  beforeEach(() => {
    const kept = new Map<string, string>();
    vi.stubGlobal('localStorage', {
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, value: string) => void kept.set(key, value),
    });
    return () => vi.unstubAllGlobals();
  });

  it('[AN14] nothing, nothing but what is said to me, a count, or each change in words', () => {
    for (const quiet of ['off', 'mentions'] as const) {
      const { hear, theirs, ids } = listen(quiet);
      expect(hear(() => deleteItems(theirs.context, ids))).toBe('');
    }
    const { hear, theirs, wanted, ids } = listen('summary');
    const [one, two, three] = ids as [ItemId, ItemId, ItemId];
    expect(hear(() => colourItems(theirs.context, [one], 'rose'))).toBe('0/1/0');
    wanted.set('all');
    expect(hear(() => colourItems(theirs.context, [one], 'sky'))).toBe('changed one.');
    const both = hear(() => {
      deleteItems(theirs.context, [two]);
      clusterItems(theirs.context, [three], { x: 0, y: 0, title: 'Money' });
    });
    expect(both.split('. ').sort()).toEqual(['added Money', 'moved three.', 'removed two']);
  });

  it('[BC24] the sentence counts what was done and is silent about what was not', async () => {
    await loadWords('en');
    const [mine, theirs] = [newBoard(), newBoard()];
    vi.useFakeTimers();
    const names = { titleOf: () => '' } as unknown as Parameters<typeof openAnnouncer>[1];
    const announcer = openAnnouncer(mine.model, names, writable<AnnounceLevel>('summary'));
    const hear = (act: () => void) => {
      act();
      exchange(mine, theirs);
      vi.advanceTimersByTime(5_000);
      return announcer.othersSaid.get();
    };
    const note = createNote(theirs.context, { x: 0, y: 0, text: 'One' }) as ItemId;
    expect(hear(() => undefined)).toBe('Others: 1 added.');
    const both = () => {
      createNote(theirs.context, { x: 0, y: 0, text: 'Two' });
      deleteItems(theirs.context, [note]);
    };
    expect(hear(both)).toBe('Others: 1 added and 1 deleted.');
    // What came in the same moment as an act of mine is theirs all the same, and mine is not.
    createNote(theirs.context, { x: 0, y: 0, text: 'Three' });
    applyUpdate(mine.doc, encodeStateAsUpdate(theirs.doc), 'network');
    for (let count = 0; count < 2; count++) createNote(mine.context, { x: 0, y: 0, text: 'Mine' });
    mine.store.flush();
    vi.advanceTimersByTime(5_000);
    expect(announcer.othersSaid.get()).toBe('Others: 1 added.');
    vi.useRealTimers();
  });

  it('[AN14] many at once are counted, whatever was asked for', () => {
    const { hear, theirs } = listen('all');
    const many = () => {
      for (let count = 0; count < 6; count++) createNote(theirs.context, { x: 0, y: 0, text: `${count}` });
    };
    expect(hear(many)).toBe('6/0/0');
    expect(hear(many)).toBe('6/0/0\u00a0');
  });

  it('[AN14] the choice is kept on this device, and nonsense there counts as none', () => {
    expect(rememberedAnnounceLevel().get()).toBe('summary');
    rememberedAnnounceLevel().set('all');
    expect(rememberedAnnounceLevel().get()).toBe('all');
    localStorage.setItem('jumelage.announce', 'everything, twice');
    expect(rememberedAnnounceLevel().get()).toBe('summary');
  });
});
