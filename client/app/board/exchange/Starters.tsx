/** What an empty board can start with. */
import { useDesk } from '../../../features/board/actions/DeskContext.ts';
import TemplateShelf from '../../../features/exports/templates/TemplateShelf.tsx';
import type { WorkspaceParts } from '../../useWorkspacePage.ts';
import type { Exchange } from './exchange.ts';
import { useInsertTemplate } from './useInsertTemplate.ts';

export default function Starters({
  exchange,
  workspace,
}: Pick<WorkspaceParts, 'workspace'> & { readonly exchange: Exchange }) {
  const insert = useInsertTemplate(useDesk(), workspace);
  return (
    <TemplateShelf
      workspace={workspace}
      onChoose={(id) => void insert({ id })}
      onAll={() => exchange.window.set({ kind: 'template' })}
    />
  );
}
