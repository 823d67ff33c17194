import { type ReactNode, useEffect, useRef, useState } from 'react';
import type { AuthorView, SteadyDocument } from '../../../../shared/api.ts';
import { may } from '../../../../shared/permissions.ts';
import type { Action } from '../../../features/board/actions/Action.ts';
import { quietPart } from '../../../ui/lazyPart.tsx';
import type { WorkspaceParts } from '../../useWorkspacePage.ts';
import type { PictureParts } from './boardReading.ts';
import { ExchangeWindows } from './ExchangeWindows.tsx';
import { createExchange } from './exchange.ts';
import { copying } from './fetchExchange.ts';

const Starters = quietPart(() => import('./Starters.tsx'));

/** In and out of one open board: the acts, what they open over it, and what an empty board starts with. */
export function useExchange(
  document: SteadyDocument,
  { members, workspace }: Pick<WorkspaceParts, 'workspace'> & { readonly members: readonly AuthorView[] },
): { readonly acts: readonly Action[]; readonly windows: ReactNode; readonly starters: ReactNode } {
  const mayKeep = may(workspace.capabilities, 'template.save');
  const parts = useRef<PictureParts>({ document, members, cities: workspace.cities });
  useEffect(() => {
    parts.current = { document, members, cities: workspace.cities };
  });
  const [exchange] = useState(() =>
    createExchange(mayKeep, (desk) => void copying().then((code) => code.copyPicture(desk, parts.current))),
  );
  return {
    acts: exchange.actions,
    windows: (
      <ExchangeWindows exchange={exchange} document={document} workspace={workspace} members={members} />
    ),
    starters: <Starters exchange={exchange} workspace={workspace} />,
  };
}
