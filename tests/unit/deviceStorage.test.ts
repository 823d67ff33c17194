/** What the device remembers, also where it may not, in the places that a page needs to be shown at all. */
import { afterEach, describe, expect, it, vi } from 'vitest';
import { recentActs, rememberAct } from '../../client/acts/recentActs.ts';
import { rememberedSingleKeys } from '../../client/acts/singleKeys.ts';
import { forgetAll, remember, remembered, storageOf } from '../../client/deviceStorage.ts';
import { preferredLanguage } from '../../client/i18n/setup.ts';
import { browserSurroundings } from '../../client/live/surroundings.ts';
import { rememberedAnnounceLevel } from '../../client/together/announceLevel.ts';
import { keepDraft, readDraft } from '../../client/together/panel/drafts.ts';
import { chosenTheme } from '../../client/ui/theme.ts';
import { memoryEntries } from '../support/liveClient.ts';
import { forbidStorage } from '../support/noStorage.ts';

afterEach(() => {
  vi.unstubAllGlobals();
  forgetAll('');
});

/** Reads, and refuses each new word. */
const fullStorage = (kept = new Map<string, string>()) => ({
  getItem: (key: string) => kept.get(key) ?? null,
  removeItem: (key: string) => void kept.delete(key),
  setItem: () => {
    throw new DOMException('Full', 'QuotaExceededError');
  },
});

function fill(): Map<string, string> {
  const kept = new Map([['jumelage.old', 'kept']]);
  vi.stubGlobal('localStorage', fullStorage(kept));
  return kept;
}

describe('storage of the device', () => {
  it.each([
    ['forbidden', forbidStorage],
    ['full', fill],
  ])('[SH31] %s: what is chosen holds while the page is open', (_, close) => {
    close();
    expect(remembered('jumelage.new')).toBeNull();
    remember('jumelage.new', 'here');
    expect(remembered('jumelage.new')).toBe('here');
    remember('jumelage.new', null);
    expect(remembered('jumelage.new')).toBeNull();
  });

  it('[SH31] forbidden: everything that a page asks has an answer', () => {
    forbidStorage();
    vi.stubGlobal('navigator', { languages: ['nl-BE'] });
    expect([chosenTheme(), preferredLanguage(), rememberedAnnounceLevel().get()]).toEqual([
      'auto',
      'nl',
      'summary',
    ]);
    expect([storageOf('localStorage'), storageOf('sessionStorage')]).toEqual([null, null]);
    const keys = rememberedSingleKeys();
    keys.set(false);
    expect([keys.get(), rememberedSingleKeys().get()]).toEqual([false, false]);
    rememberAct('acts', 'undo');
    expect(recentActs('acts')).toEqual(['undo']);
    keepDraft('thread', 'Half a sen');
    expect(readDraft('thread')).toBe('Half a sen');
  });

  it.each([
    ['forbidden', forbidStorage],
    ['full', () => vi.stubGlobal('sessionStorage', fullStorage())],
  ])('[SH31] %s: a tab has a name all the same', (_, close) => {
    close();
    vi.stubGlobal('window', { location: { origin: 'https://jumelage.test' } });
    vi.stubGlobal('WebSocket', class {});
    expect(browserSurroundings().tab).toMatch(/^[a-z0-9]+$/);
  });

  it('[SH31] full: what was kept before is read and can be forgotten, and a choice holds over it', () => {
    const kept = fill();
    expect(remembered('jumelage.old')).toBe('kept');
    remember('jumelage.old', 'newer');
    expect([remembered('jumelage.old'), kept.get('jumelage.old')]).toEqual(['newer', 'kept']);
    remember('jumelage.old', null);
    expect([remembered('jumelage.old'), kept.size]).toEqual([null, 0]);
  });

  it('[SH25] all drafts are forgotten, those as well that the storage did not take, and nothing else', () => {
    const entries = memoryEntries();
    vi.stubGlobal(
      'localStorage',
      Object.assign(entries, { 'jumelage.draft.a': 'one', 'jumelage.theme': 'dark' }),
    );
    entries.setItem('jumelage.draft.a', 'one');
    entries.setItem('jumelage.theme', 'dark');
    forgetAll('jumelage.draft.');
    expect([remembered('jumelage.draft.a'), remembered('jumelage.theme')]).toEqual([null, 'dark']);
    fill();
    keepDraft('b', 'two');
    forgetAll('jumelage.draft.');
    expect(readDraft('b')).toBe('');
  });
});
