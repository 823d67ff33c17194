/** The window of import, export or templates that is open over a board. */
import { useContext } from 'react';
import { landComments } from '../../../../shared/exchange/filedComments.ts';
import { bringIn } from '../../../features/board/actions/bringIn.ts';
import { useDesk } from '../../../features/board/actions/DeskContext.ts';
import { lazyPart } from '../../../ui/lazyPart.tsx';
import '../../../i18n/words/exchange.ts';
import { useTranslation } from '../../../i18n/useTranslation.ts';
import { broughtOutbox } from '../../../together/broughtComments.ts';
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
  const together = useContext(TogetherContext);
  const insert = useInsertTemplate(desk, workspace);
  const onClose = () => {
    exchange.window.set(null);
    desk.focusSurface();
  };
  const { cities } = workspace;
  const attribution = document.attribution !== false;
  const board = () =>
    boardReading(desk, document.title, { members, cities, attribution }, together?.discussion);
  switch (open.kind) {
    case 'import':
      return (
        <BoardImport
          file={open.file}
          documentId={document.id}
          threads={() => together?.discussion.state.threads.get().length ?? 0}
          onBring={(drafts, words, { comments, isBoard }) =>
            bringIn(desk.commands.parts, drafts, words, {
              isBoard,
              onLanded: (ids, by) => {
                const threads = landComments(comments, { idOf: (place) => ids[place], by });
                if (together && threads.length > 0)
                  broughtOutbox(together.discussion, together.document.id).add(threads);
              },
            })
          }
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
