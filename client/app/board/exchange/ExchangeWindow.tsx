/** The window of import, export or templates that is open over a board. */
import { useContext } from 'react';
import { bringIn } from '../../../features/board/actions/bringIn.ts';
import { useDesk } from '../../../features/board/actions/DeskContext.ts';
import { lazyPart } from '../../../ui/lazyPart.tsx';
import '../../../i18n/words/exchange.ts';
import { useTranslation } from '../../../i18n/useTranslation.ts';
import { TogetherContext } from '../../../together/Together.ts';
import { boardReading } from './boardReading.ts';
import { drawTemplate } from './drawTemplate.ts';
import type { ExchangeWindowsProps, ExchangeWindow as OpenWindow } from './exchange.ts';
import { choosing, exporting, importing } from './fetchExchange.ts';
import { useInsertTemplate } from './useInsertTemplate.ts';

const BoardImport = lazyPart(importing);
const BoardExport = lazyPart(exporting);
const TemplateDialog = lazyPart(choosing);
const KeepTemplateDialog = lazyPart(
  () => import('../../../features/exports/templates/KeepTemplateDialog.tsx'),
);

export default function ExchangeWindow(props: ExchangeWindowsProps & { readonly open: OpenWindow }) {
  const { exchange, document, workspace, members, open } = props;
  const { t } = useTranslation('exchange');
  const desk = useDesk();
  const discussion = useContext(TogetherContext)?.discussion.state;
  const insert = useInsertTemplate(desk, workspace);
  const onClose = () => {
    exchange.window.set(null);
    desk.focusSurface();
  };
  const { cities } = workspace;
  const attribution = document.attribution !== false;
  const board = () => boardReading(desk, document.title, { members, cities, attribution }, discussion);
  switch (open.kind) {
    case 'import':
      return (
        <BoardImport
          file={open.file}
          documentId={document.id}
          onBring={(drafts, words) => bringIn(desk.commands.parts, drafts, words)}
          onClose={onClose}
        />
      );
    case 'export':
      return (
        <BoardExport
          board={board()}
          look={async () => (await import('./boardLook.ts')).boardLook(desk.model)}
          chosen={open.chosen}
          meant={open.meant}
          onClose={onClose}
        />
      );
    case 'template':
      return (
        <TemplateDialog
          workspace={workspace}
          title={t('templates.title')}
          blank={false}
          note={t('templates.where')}
          draw={drawTemplate}
          onChoose={(choice) => {
            onClose();
            void insert(choice, open.at);
          }}
          onClose={onClose}
        />
      );
    case 'keepTemplate':
      return (
        <KeepTemplateDialog
          board={board()}
          workspaceId={workspace.id}
          documentId={document.id}
          frame={open.frame}
          onClose={onClose}
        />
      );
  }
}
