import { type ReactNode, useState } from 'react';
import type { DocumentView } from '../../../../shared/api.ts';
import type { Action } from '../../../features/board/actions/Action.ts';
import type { WorkspaceParts } from '../../useWorkspacePage.ts';
import { ExchangeWindows } from './ExchangeWindows.tsx';
import { createExchange } from './exchange.ts';

/** In and out of one open board: the acts, and what they open over it. */
export function useExchange(
  { title, attribution }: DocumentView,
  { members, workspace }: WorkspaceParts,
): { readonly acts: readonly Action[]; readonly windows: ReactNode } {
  const [exchange] = useState(createExchange);
  const authors = { members, cities: workspace.cities, attribution: attribution !== false };
  return {
    acts: exchange.actions,
    windows: <ExchangeWindows exchange={exchange} title={title} {...authors} />,
  };
}
