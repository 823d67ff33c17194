/** The way to a board, for people who need no invite. */
import { screen, waitFor } from '@testing-library/react';
import { expect, it, vi } from 'vitest';
import { ownActs } from '../../client/acts/ownActs.ts';
import { InviteDialog } from '../../client/features/members/InviteDialog.tsx';
import { setUpDom, show } from '../support/dom.tsx';
import { BOARD_ID, workspaceFor } from '../support/people.ts';

setUpDom();

it('[AN65] who shares a board finds the link for members, and the command menu copies it', async () => {
  const link = `${window.location.origin}/w/one/d/two`;
  const parts = { workspace: workspaceFor('member'), documents: [], sharedDocument: BOARD_ID };
  const dialog = <InviteDialog open onClose={() => undefined} title="Share" {...parts} />;
  show(dialog, '/w/one/d/two?view=outline#item=three');
  const field = await screen.findByRole<HTMLInputElement>('textbox', { name: 'Link for members' });
  expect(field.value).toBe(link);
  const writeText = vi.fn<(words: string) => Promise<void>>().mockResolvedValue();
  Object.assign(navigator, { clipboard: { writeText } });
  for (const here of ['board', 'map'] as const) {
    const entry = ownActs(here, [], false).find((one) => one.entry.key === 'linkHere')?.entry;
    expect(entry?.label).toBe(`Copy link to this ${here}`);
    entry?.run();
  }
  await waitFor(() => expect(writeText.mock.calls).toEqual([[link], [link]]));
});
