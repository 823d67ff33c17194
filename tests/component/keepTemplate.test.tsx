/** A board or a frame kept as a template, by button and by Enter. */
import { fireEvent, screen, waitFor } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { BoardReading } from '../../client/features/exports/exportedBoard.ts';
import KeepTemplateDialog from '../../client/features/exports/templates/KeepTemplateDialog.tsx';
import type { DocumentId, WorkspaceId } from '../../shared/ids.ts';
import { newId } from '../../shared/ids.ts';
import { setUpDom, show } from '../support/dom.tsx';

setUpDom();
afterEach(() => vi.unstubAllGlobals());

describe('keeping a template', () => {
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
