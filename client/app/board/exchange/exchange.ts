/** Acts that bring things in and out of a board, and which of their windows is open. */
import { IconFileExport, IconFileImport, IconTemplate } from '@tabler/icons-react';
import type { AuthorView, SteadyDocument, WorkspaceView } from '../../../../shared/api.ts';
import type { ItemId } from '../../../../shared/ids.ts';
import type { Point } from '../../../canvas/geometry.ts';
import type { Action, Desk } from '../../../features/board/actions/Action.ts';
import type { Writable } from '../../../live/readable.ts';
import { writable } from '../../../live/readable.ts';

export type ExchangeWindow =
  | { readonly kind: 'import'; readonly file: File | null }
  | { readonly kind: 'export'; readonly chosen: readonly ItemId[]; readonly meant?: true }
  | { readonly kind: 'template'; readonly at?: Point }
  | { readonly kind: 'keepTemplate'; readonly frame: ItemId | null };

export interface Exchange {
  readonly window: Writable<ExchangeWindow | null>;
  readonly actions: readonly Action[];
}

export interface ExchangeWindowsProps {
  readonly exchange: Exchange;
  readonly document: SteadyDocument;
  readonly workspace: WorkspaceView;
  readonly members: readonly AuthorView[];
}

function chosenFrame({ commands, model }: Desk): ItemId | null {
  const [frame, ...more] = commands.chosen.filter((id) => model.item(id)?.kind === 'frame');
  return more.length === 0 ? (frame ?? null) : null;
}

/** `mayKeep`: whether this person may keep boards as templates for the programme. */
export function createExchange(mayKeep: boolean, copyImage: (desk: Desk) => void): Exchange {
  const window = writable<ExchangeWindow | null>(null);
  const actions: readonly Action[] = [
    {
      id: 'template',
      group: 'make',
      icon: IconTemplate,
      writes: true,
      menus: ['board', 'more'],
      run: (_desk, at) => window.set({ kind: 'template', ...(at && { at }) }),
    },
    {
      id: 'import',
      group: 'export',
      icon: IconFileImport,
      writes: true,
      menus: ['board', 'more'],
      run: () => window.set({ kind: 'import', file: null }),
    },
    {
      id: 'export',
      group: 'export',
      icon: IconFileExport,
      // Browsers with a field for searching at the top leave it to the page.
      keys: ['Ctrl+E'],
      menus: ['board', 'more'],
      run: ({ commands }) => window.set({ kind: 'export', chosen: commands.chosen }),
    },
    {
      id: 'exportChosen',
      group: 'export',
      menus: ['items'],
      label: (desk) =>
        `actions:names.${desk.commands.chosen.length === 1 && chosenFrame(desk) ? 'exportFrame' : 'exportChosen'}`,
      when: ({ commands }) => (commands.chosen.length === 0 ? 'nothing' : null),
      run: ({ commands }) => window.set({ kind: 'export', chosen: commands.chosen, meant: true }),
    },
    { id: 'copyImage', group: 'copyAs', menus: ['items'], run: copyImage },
  ];
  const keep: Action = {
    id: 'keepTemplate',
    group: 'export',
    menus: ['board'],
    run: (desk) => window.set({ kind: 'keepTemplate', frame: chosenFrame(desk) }),
  };
  const keepFrame: Action = {
    id: 'keepFrame',
    group: 'export',
    menus: ['items'],
    when: (desk) => (chosenFrame(desk) === null ? 'frameOnly' : null),
    run: keep.run,
  };
  return { window, actions: mayKeep ? [...actions, keep, keepFrame] : actions };
}
