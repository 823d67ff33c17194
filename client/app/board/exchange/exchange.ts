/** Acts that bring things in and out of a board, and which of their windows is open. */
import { IconFileExport, IconFileImport } from '@tabler/icons-react';
import type { ItemId } from '../../../../shared/ids.ts';
import type { Action } from '../../../features/board/actions/Action.ts';
import type { Writable } from '../../../live/readable.ts';
import { writable } from '../../../live/readable.ts';

export type ExchangeWindow =
  | { readonly kind: 'import'; readonly file: File | null }
  | { readonly kind: 'export'; readonly chosen: readonly ItemId[] };

export interface Exchange {
  readonly window: Writable<ExchangeWindow | null>;
  readonly actions: readonly Action[];
}

export function createExchange(): Exchange {
  const window = writable<ExchangeWindow | null>(null);
  const actions: readonly Action[] = [
    {
      id: 'import',
      group: 'export',
      icon: IconFileImport,
      writes: true,
      menus: ['board'],
      run: () => window.set({ kind: 'import', file: null }),
    },
    {
      id: 'export',
      group: 'export',
      icon: IconFileExport,
      menus: ['board'],
      run: ({ commands }) => window.set({ kind: 'export', chosen: commands.chosen }),
    },
    {
      id: 'exportChosen',
      group: 'export',
      menus: ['items'],
      when: ({ commands }) => (commands.chosen.length === 0 ? 'nothing' : null),
      run: ({ commands }) => window.set({ kind: 'export', chosen: commands.chosen }),
    },
  ];
  return { window, actions };
}
