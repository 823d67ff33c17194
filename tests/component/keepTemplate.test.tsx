/** A board or a frame kept as a template, by button and by Enter. */
import { fireEvent, screen, waitFor } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { createExchange } from '../../client/app/board/exchange/exchange.ts';
import { ActionSet } from '../../client/features/board/actions/ActionSet.ts';
import { menuOf } from '../../client/features/board/actions/actionMenu.tsx';
import { BOARD_ACTIONS } from '../../client/features/board/actions/boardActions.ts';
import { createFrame } from '../../client/features/board/acts/make.ts';
import type { BoardReading } from '../../client/features/exports/exportedBoard.ts';
import KeepTemplateDialog from '../../client/features/exports/templates/KeepTemplateDialog.tsx';
import type { DocumentId, ItemId, WorkspaceId } from '../../shared/ids.ts';
import { newId } from '../../shared/ids.ts';
import { newDesk } from '../support/desk.ts';
import { setUpDom, show } from '../support/dom.tsx';

setUpDom();

/** The menu of what is chosen, which the canvas and rows of the outline open alike, and the command menu. */
function offered(mayKeep: boolean, chosen: readonly ('note' | 'frame' | 'other')[]) {
  const { desk, note, model, context } = newDesk();
  const frameAt = (x: number) => createFrame(context, { x, y: 0, w: 400, h: 300, title: 'Frame' }) as ItemId;
  const ids = { note: note(0, 900, 'one'), frame: frameAt(0), other: frameAt(900) };
  model.store.flush();
  const exchange = createExchange(mayKeep, () => undefined);
  const own = { ...desk, actions: new ActionSet([...BOARD_ACTIONS, ...exchange.actions]) };
  desk.selection.set(chosen.map((one) => ids[one]));
  const t = ((key: string) => key) as unknown as Parameters<typeof menuOf>[2];
  const acts = menuOf('items', own, t)
    .flatMap((group) => group.items)
    .flatMap((item) => ('items' in item ? item.items : [item]));
  const named = (id: string) => acts.find(({ key }) => key === id);
  return {
    act: named('keepFrame'),
    exporting: named('exportChosen'),
    exchange,
    ids,
    listed: exchange.actions.some(({ id }) => id === 'keepFrame'),
  };
}
afterEach(() => vi.unstubAllGlobals());

describe('keeping a template', () => {
  it('[EX26] a frame’s menu keeps it, and it alone is chosen in the window that opens', () => {
    for (const chosen of [['frame'], ['frame', 'note']] as const) {
      const { act, exchange, ids } = offered(true, chosen);
      act?.onSelect(false, false);
      expect(exchange.window.get()).toEqual({ kind: 'keepTemplate', frame: ids.frame });
    }
    expect(offered(true, ['note']).act).toBeUndefined();
    expect(offered(true, ['frame', 'other']).act).toBeUndefined();
  });

  it('[EX23] the menu of a frame alone says that it exports the frame', () => {
    const labels = ([['frame'], ['note'], ['frame', 'note'], ['frame', 'other']] as const).map(
      (chosen) => offered(false, chosen).exporting?.label,
    );
    const [frame, selection] = ['actions:names.exportFrame', 'actions:names.exportChosen'];
    expect(labels).toEqual([frame, selection, selection, selection]);
  });

  it('[EX26] who may keep no templates is not offered it', () => {
    expect([offered(true, ['frame']).listed, offered(false, ['frame']).listed]).toEqual([true, false]);
    expect(offered(false, ['frame']).act).toBeUndefined();
  });

  it('[EX21] Enter in the name keeps it once, and nothing is kept without a name', async () => {
    const asked: unknown[] = [];
    vi.stubGlobal('fetch', async (_path: string, init?: RequestInit) => {
      if (init?.method === 'POST') asked.push(JSON.parse(String(init.body)));
      return Response.json({ id: newId(), title: 'Round one' });
    });
    const board = { title: 'Our board', frames: () => [], item: () => null } as unknown as BoardReading;
    const onClose = vi.fn();
    const parts = { workspaceId: newId<WorkspaceId>(), documentId: newId<DocumentId>(), frame: null };
    show(<KeepTemplateDialog {...parts} {...{ board, onClose }} />);
    const name = await screen.findByRole('textbox', { name: 'Name' });
    const form = name.closest('form') as HTMLFormElement;
    const { value, selectionStart, selectionEnd } = name as HTMLInputElement;
    expect([document.activeElement === name, selectionStart, selectionEnd]).toEqual([true, 0, value.length]);
    fireEvent.change(name, { target: { value: '  ' } });
    fireEvent.submit(form);
    const button = screen.getByRole('button', { name: 'Save as a template' });
    fireEvent.click(button);
    expect(button.dataset.tip).toBe('Give it a name first.');
    expect(asked).toEqual([]);
    fireEvent.change(name, { target: { value: 'Round one' } });
    fireEvent.submit(form);
    await waitFor(() => expect(onClose).toHaveBeenCalledOnce());
    expect(asked).toMatchObject([{ title: 'Round one' }]);
  });
});
