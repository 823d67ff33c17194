/** Windows of import, export and templates over an open board, and files dropped on it. Their code comes when needed. */
import { lazy, Suspense, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { DocumentView, MemberView, WorkspaceView } from '../../../../shared/api.ts';
import { bringIn } from '../../../features/board/actions/bringIn.ts';
import { useDesk } from '../../../features/board/actions/DeskContext.ts';
import { useReadable } from '../../../live/useLive.ts';
import { boardReading } from './boardReading.ts';
import type { Exchange, ExchangeWindow } from './exchange.ts';
import { useInsertTemplate } from './useInsertTemplate.ts';

const importing = () => import('../../../features/exports/ImportDialog.tsx');
const exporting = () => import('../../../features/exports/ExportDialog.tsx');
const choosing = () => import('../../../features/exports/templates/TemplateDialog.tsx');
const ImportDialog = lazy(importing);
const ExportDialog = lazy(exporting);
const TemplateDialog = lazy(choosing);
const KeepTemplateDialog = lazy(() => import('../../../features/exports/templates/KeepTemplateDialog.tsx'));

/** There after the first visit also without a network. */
function usePrefetch(): void {
  useEffect(() => {
    const fetchAll = () => {
      // Without a network they are fetched when they are opened, and that says so.
      Promise.all([importing(), exporting(), choosing()]).catch(() => undefined);
    };
    const idle = globalThis.requestIdleCallback?.(fetchAll, { timeout: 20_000 });
    const timer = idle === undefined ? setTimeout(fetchAll, 5_000) : undefined;
    return () => {
      if (idle !== undefined) globalThis.cancelIdleCallback(idle);
      clearTimeout(timer);
    };
  }, []);
}

/** Files but no pictures: those are somebody else's to take. */
function droppedFile(event: DragEvent): File | null {
  const [file] = event.dataTransfer?.files ?? [];
  return file && !file.type.startsWith('image/') ? file : null;
}

function useDrop({ window: open }: Exchange): void {
  const { context } = useDesk();
  useEffect(() => {
    const over = (event: DragEvent) => {
      if (event.dataTransfer?.types.includes('Files')) event.preventDefault();
    };
    const drop = (event: DragEvent) => {
      const file = droppedFile(event);
      if (file === null || event.defaultPrevented) return;
      event.preventDefault();
      if (context.mayEdit()) open.set({ kind: 'import', file });
    };
    document.addEventListener('dragover', over);
    document.addEventListener('drop', drop);
    return () => {
      document.removeEventListener('dragover', over);
      document.removeEventListener('drop', drop);
    };
  }, [context, open]);
}

interface ExchangeWindowsProps {
  readonly exchange: Exchange;
  readonly document: DocumentView;
  readonly workspace: WorkspaceView;
  readonly members: readonly MemberView[];
}

function Window(props: ExchangeWindowsProps & { readonly open: ExchangeWindow }) {
  const { exchange, document, workspace, members, open } = props;
  const { t } = useTranslation('exchange');
  const desk = useDesk();
  const insert = useInsertTemplate(desk, workspace);
  const onClose = () => {
    exchange.window.set(null);
    desk.focusSurface();
  };
  const { cities } = workspace;
  const attribution = document.attribution !== false;
  const board = () => boardReading(desk, document.title, { members, cities, attribution });
  switch (open.kind) {
    case 'import':
      return (
        <ImportDialog
          file={open.file}
          onBring={(drafts, words) => bringIn(desk.commands.parts, drafts, words)}
          onClose={onClose}
        />
      );
    case 'export':
      return (
        <ExportDialog
          board={board()}
          look={async () => (await import('./boardLook.ts')).boardLook(desk.model)}
          chosen={open.chosen}
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
          onChoose={(choice) => {
            onClose();
            void insert(choice);
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

export function ExchangeWindows(props: ExchangeWindowsProps) {
  const open = useReadable(props.exchange.window);
  usePrefetch();
  useDrop(props.exchange);
  if (open === null) return null;
  return (
    <Suspense fallback={null}>
      <Window {...props} open={open} />
    </Suspense>
  );
}
