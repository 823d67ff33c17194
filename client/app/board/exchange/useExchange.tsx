import { lazy, type ReactNode, Suspense, useState } from 'react';
import type { DocumentView } from '../../../../shared/api.ts';
import { may } from '../../../../shared/permissions.ts';
import type { Action } from '../../../features/board/actions/Action.ts';
import { useDesk } from '../../../features/board/actions/DeskContext.ts';
import type { WorkspaceParts } from '../../useWorkspacePage.ts';
import { ExchangeWindows } from './ExchangeWindows.tsx';
import { createExchange, type Exchange } from './exchange.ts';
import { useInsertTemplate } from './useInsertTemplate.ts';

const TemplateShelf = lazy(() => import('../../../features/exports/templates/TemplateShelf.tsx'));

function Starters({
  exchange,
  workspace,
}: Pick<WorkspaceParts, 'workspace'> & { readonly exchange: Exchange }) {
  const insert = useInsertTemplate(useDesk(), workspace);
  return (
    <Suspense fallback={null}>
      <TemplateShelf
        workspace={workspace}
        onChoose={(id) => void insert({ id })}
        onAll={() => exchange.window.set({ kind: 'template' })}
      />
    </Suspense>
  );
}

/** In and out of one open board: the acts, what they open over it, and what an empty board starts with. */
export function useExchange(
  document: DocumentView,
  { members, workspace }: WorkspaceParts,
): { readonly acts: readonly Action[]; readonly windows: ReactNode; readonly starters: ReactNode } {
  const mayKeep = may(workspace.capabilities, 'template.save');
  const [exchange] = useState(() => createExchange(mayKeep));
  return {
    acts: exchange.actions,
    windows: (
      <ExchangeWindows exchange={exchange} document={document} workspace={workspace} members={members} />
    ),
    starters: <Starters exchange={exchange} workspace={workspace} />,
  };
}
