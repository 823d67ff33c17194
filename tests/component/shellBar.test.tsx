/** The bar of the page above a board: the keyboard is the board's after it. */
import { act, fireEvent, screen, waitFor } from '@testing-library/react';
import { useState } from 'react';
import { expect, it, vi } from 'vitest';
import { TopBar } from '../../client/app/board/TopBar.tsx';
import { writable } from '../../client/live/readable.ts';
import type { LiveDocument } from '../../client/live/types.ts';
import type { SteadyDocument, WorkspaceView } from '../../shared/api.ts';
import { answerHttp, setUpDom, show } from '../support/dom.tsx';

setUpDom();

const document_ = {
  id: 'd',
  workspaceId: 'w',
  kind: 'board',
  title: 'Heat',
  capabilities: ['document.rename'],
};
const live = { people: writable([]), saveState: writable({ kind: 'saved', at: null }) };
const opened = vi.fn();

function Page() {
  const [active, set] = useState(false);
  const [view, onView] = useState<'canvas' | 'outline'>('canvas');
  return (
    <>
      <TopBar
        {...{ view, onView }}
        document={document_ as unknown as SteadyDocument}
        workspace={{ id: 'w', name: 'Two cities', member: null } as unknown as WorkspaceView}
        live={live as unknown as LiveDocument}
        company={null}
        views={['canvas', 'outline']}
        onRetry={opened}
        onDownload={opened}
        onHistory={opened}
        onShare={opened}
        renaming={{ active, set }}
      />
      <button type="button">Board</button>
    </>
  );
}

/** As a browser does: a press that nobody keeps takes the keyboard. */
function pressOn(element: HTMLElement): void {
  act(() => {
    if (fireEvent.mouseDown(element)) element.focus();
  });
  fireEvent.click(element);
}

const nameField = () => screen.findByRole('textbox', { name: 'New name' });

it('[BC191] history, sharing, another view and a new name leave the keyboard where the mouse found it', async () => {
  answerHttp({});
  show(<Page />);
  const board = screen.getByText('Board');
  act(() => board.focus());
  for (const name of ['History', 'Share']) {
    pressOn(screen.getByRole('button', { name }));
    expect(document.activeElement).toBe(board);
  }
  for (const key of ['Enter', 'Escape']) {
    pressOn(screen.getByRole('heading', { name: 'Heat' }));
    const field = await nameField();
    expect(fireEvent.mouseDown(field)).toBe(true);
    expect(document.activeElement).toBe(field);
    fireEvent.keyDown(field, { key });
    await waitFor(() => expect(document.activeElement).toBe(board));
  }
});

it('[BC191] who renames by key is on the pencil again', async () => {
  answerHttp({});
  show(<Page />);
  const pencil = () => screen.getByRole('button', { name: 'Rename Heat' });
  act(() => pencil().focus());
  fireEvent.click(pencil());
  fireEvent.keyDown(await nameField(), { key: 'Escape' });
  await waitFor(() => expect(document.activeElement).toBe(pencil()));
});

it('[BC191] a view that the mouse chooses does not keep the keys, one chosen by key does', () => {
  show(<Page />);
  const choose = (name: string, byKey: boolean) => {
    const choice = screen.getByRole('radio', { name });
    // A browser shows a ring after a key; jsdom shows none on a choice.
    vi.spyOn(choice, 'matches').mockImplementation((what) => what === 'input:not(:focus-visible)' && !byKey);
    act(() => choice.focus());
    fireEvent.click(choice);
    return document.activeElement === choice;
  };
  expect([choose('Outline', true), choose('Canvas', false)]).toEqual([true, false]);
});
