/** The window of templates is searched by what is typed. */
import { fireEvent, screen, waitFor } from '@testing-library/react';
import { afterEach, expect, it, vi } from 'vitest';
import TemplateDialog, {
  type TemplateChoice,
} from '../../client/features/exports/templates/TemplateDialog.tsx';
import type { WorkspaceView } from '../../shared/api.ts';
import { newId } from '../../shared/ids.ts';
import { setUpDom, show } from '../support/dom.tsx';

setUpDom();
afterEach(() => vi.unstubAllGlobals());

it('[EX50] names and purposes find a template in each language, Enter takes the first, and nothing without words', async () => {
  const kept = { id: newId(), title: 'Our round of streets', own: false };
  vi.stubGlobal('fetch', async () => Response.json([kept]));
  const workspace = {
    id: newId(),
    capabilities: ['document.create'],
    cities: [],
  } as unknown as WorkspaceView;
  const chosen: TemplateChoice[] = [];
  const parts = { workspace, title: 'Templates', blank: false, draw: async () => null };
  show(
    <TemplateDialog
      {...(parts as unknown as Parameters<typeof TemplateDialog>[0])}
      onChoose={(one) => chosen.push(one)}
      onClose={() => undefined}
    />,
  );
  const field = await screen.findByRole('searchbox', { name: 'Search templates' });
  await waitFor(() => expect(document.activeElement).toBe(field));
  const form = field.closest('form') as HTMLFormElement;
  const ids = () =>
    [...document.querySelectorAll('[data-template]')].map((one) => one.getAttribute('data-template'));
  const type = (value: string) => fireEvent.change(field, { target: { value } });
  expect(ids()).toHaveLength(10);
  fireEvent.submit(form);
  expect(chosen).toEqual([]);
  for (const [words, id] of [
    ['retro', 'retrospective'],
    ['causes of one', 'fishbone'],
    ['visgraat', 'fishbone'],
    ['WORLD cafe', 'worldCafe'],
  ] as const) {
    type(words);
    expect(ids()[0], words).toBe(id);
  }
  fireEvent.submit(form);
  expect(chosen).toEqual([{ id: 'worldCafe' }]);
  type('streets');
  await screen.findByRole('button', { name: /Our round of streets/ });
  expect(ids()).toEqual([]);
  fireEvent.submit(form);
  expect(chosen.at(-1)).toEqual({ saved: kept });
  type('zzzz');
  expect(screen.getByText('No template is called so.')).toBeTruthy();
  fireEvent.submit(form);
  expect(chosen).toHaveLength(2);
});
