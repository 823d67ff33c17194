import { fireEvent, screen } from '@testing-library/react';
import { useState } from 'react';
import { describe, expect, it, vi } from 'vitest';
import * as Y from 'yjs';
import { copyAsText, copyName } from '../../client/app/board/downloadCopy.ts';
import SaveKey from '../../client/app/board/SaveKey.tsx';
import { SaveStatus } from '../../client/app/board/SaveStatus.tsx';
import { saveWords } from '../../client/app/board/saveWords.ts';
import { i18n } from '../../client/i18n/i18n.ts';
import { changeLanguage } from '../../client/i18n/setup.ts';
import type { SaveState } from '../../client/live/types.ts';
import { boardItems, insertItem } from '../../shared/documents/board.ts';
import { type ItemId, newId } from '../../shared/ids.ts';
import { setUpDom, show } from '../support/dom.tsx';

const AT = new Date(2026, 10, 24, 14, 3).getTime();
const STATES: readonly SaveState[] = [
  { kind: 'loading' },
  { kind: 'saved', at: AT },
  { kind: 'saved', at: null },
  { kind: 'saving' },
  { kind: 'reconnecting' },
  { kind: 'offline', changes: 0, kept: true },
  { kind: 'offline', changes: 1, kept: true },
  { kind: 'offline', changes: 12, kept: true },
  { kind: 'offline', changes: 12, kept: false },
  { kind: 'notSaved', reason: 'STORE_UNAVAILABLE' },
  { kind: 'readOnly', reason: 'archived' },
  { kind: 'readOnly', reason: 'role' },
  { kind: 'readOnly', reason: 'REVOKED' },
];
const words = (state: SaveState) => saveWords(state, i18n.t, i18n.language)?.text ?? null;

function status(state: SaveState) {
  const acts = { onRetry: vi.fn<() => void>(), onDownload: vi.fn<() => void>() };
  const saveState = { get: () => state, subscribe: () => () => undefined };
  show(<SaveStatus live={{ saveState }} {...acts} />);
  return acts;
}

setUpDom();

function Page({ state }: { readonly state: SaveState }) {
  const [saveState] = useState({ get: () => state, subscribe: () => () => undefined });
  return (
    <>
      <input aria-label="A field" />
      <SaveKey live={{ saveState }} />
    </>
  );
}

describe('Ctrl+S', () => {
  const press = () => fireEvent.keyDown(screen.getByLabelText('A field'), { key: 's', ctrlKey: true });
  const said = () => screen.getByRole('region', { name: 'Messages' }).textContent;

  it('[SH32] is answered with the state of saving wherever the focus is, and never by the browser', () => {
    show(<Page state={{ kind: 'saved', at: AT }} />);
    // False: what the browser would do was prevented.
    expect(press()).toBe(false);
    expect(said()).toBe('Saved 14:03 – everything saves by itself.');
    press();
    expect(said()).toBe('Saved 14:03 – everything saves by itself.');
  });

  it('[SH32] says what is wrong when it is', () => {
    show(<Page state={{ kind: 'offline', changes: 12, kept: false }} />);
    expect(press()).toBe(false);
    expect(said()).toBe('Offline – 12 changes, keep this tab open');
  });
});

describe('save state', () => {
  it('[SH1] has the words of the design, in English', () => {
    expect(STATES.map(words)).toEqual([
      null,
      'Saved 14:03',
      'Saved',
      'Saving…',
      'Reconnecting…',
      'Offline',
      'Offline – 1 change kept on this device',
      'Offline – 12 changes kept on this device',
      'Offline – 12 changes, keep this tab open',
      'Not saved',
      'Read-only (archived)',
      'Read-only (your role)',
      'Read-only (your access has ended)',
    ]);
  });

  it('[SH1] says "saved" for nothing else, in either language', async () => {
    const others = STATES.filter((state) => state.kind !== 'saved');
    expect(others.map(words).filter((text) => text?.startsWith('Saved'))).toEqual([]);
    await changeLanguage('nl');
    expect(others.map(words).filter((text) => text?.startsWith('Opgeslagen'))).toEqual([]);
    expect(words({ kind: 'saved', at: AT })).toBe('Opgeslagen 14:03');
  });

  it('[SH2] Not saved says why and what to do', () => {
    const acts = status({ kind: 'notSaved', reason: 'STORE_UNAVAILABLE' });
    fireEvent.click(screen.getByRole('button', { name: 'Download a copy' }));
    fireEvent.click(screen.getByRole('button', { name: 'Retry' }));
    expect(acts.onDownload).toHaveBeenCalledOnce();
    expect(acts.onRetry).toHaveBeenCalledOnce();
    expect(screen.getByRole('status').textContent).toMatch(/Not saved\. The server cannot save right now/);
  });

  it('[SH2] saving and saved are shown but not announced', () => {
    status({ kind: 'saved', at: AT });
    expect(screen.getByText('Saved 14:03')).toBeTruthy();
    expect(screen.getByRole('status').textContent).toBe('');
    expect(screen.queryByRole('button', { name: 'Retry' })).toBeNull();
  });
});

describe('copy', () => {
  it('[SH3] holds every text and restores the whole state', () => {
    const doc = new Y.Doc();
    const texts = ['First note', 'Zweite Notiz', 'Üçüncü'];
    for (const text of texts)
      insertItem(boardItems(doc), { id: newId<ItemId>(), kind: 'note', author: null, at: 1, z: 'm', text });
    const copy = copyAsText('Barriers', doc, Y.encodeStateAsUpdate(doc));
    for (const text of texts) expect(copy).toContain(`- ${text}\n`);
    const again = new Y.Doc();
    const data = copy.split('base64 ---\n')[1] ?? '';
    Y.applyUpdate(
      again,
      Uint8Array.from(atob(data.trim()), (letter) => letter.charCodeAt(0)),
    );
    expect(boardItems(again).toJSON()).toEqual(boardItems(doc).toJSON());
  });

  it('[SH3] has a file name that every system takes', () => {
    const at = new Date(Date.UTC(2026, 10, 24, 14, 3));
    expect(copyName('What/we: "see" <both>', at)).toBe('Whatwe see both 2026-11-24-14-03.txt');
    expect(copyName('***', at)).toBe('board 2026-11-24-14-03.txt');
  });
});
