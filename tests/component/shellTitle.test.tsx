/** The name of a board above it. */
import { fireEvent, screen, waitFor } from '@testing-library/react';
import { useState } from 'react';
import { expect, it } from 'vitest';
import { BoardTitle } from '../../client/app/board/BoardTitle.tsx';
import type { SteadyDocument } from '../../shared/api.ts';
import { setUpDom, show } from '../support/dom.tsx';

setUpDom();

function Title({ capabilities }: { readonly capabilities: readonly string[] }) {
  const [active, set] = useState(false);
  const document = { id: 'd', workspaceId: 'w', kind: 'board', title: 'Heat', capabilities };
  return <BoardTitle document={document as unknown as SteadyDocument} renaming={{ active, set }} />;
}

it('[SH50] a press on the name or on the pencil makes it a field, for who may rename', async () => {
  for (const press of [
    () => screen.getByRole('heading', { name: 'Heat' }),
    () => screen.getByRole('button', { name: 'Rename Heat' }),
  ]) {
    const { unmount } = show(<Title capabilities={['document.rename']} />);
    fireEvent.click(press());
    const field = await screen.findByRole<HTMLInputElement>('textbox', { name: 'New name' });
    await waitFor(() => expect(document.activeElement).toBe(field));
    expect([field.value, field.selectionStart, field.selectionEnd]).toEqual(['Heat', 0, 4]);
    unmount();
  }
  show(<Title capabilities={[]} />);
  fireEvent.click(screen.getByRole('heading', { name: 'Heat' }));
  expect(screen.queryByRole('textbox')).toBeNull();
  expect(screen.queryByRole('button')).toBeNull();
});
