import { Suspense, useState } from 'react';
import type { Language } from '../../../shared/domain/workspace.ts';
import type { TemplateChoice } from '../../features/exports/templates/TemplateDialog.tsx';
import { Home } from '../../features/workspace/Home.tsx';
import { lazyPart, quietPart } from '../../ui/lazyPart.tsx';
import '../../i18n/words/exchange.ts';
import { useTranslation } from '../../i18n/useTranslation.ts';
import { drawTemplate } from '../board/exchange/drawTemplate.ts';
import { type BoardStart, WorkspacePage, type WorkspacePageProps } from '../WorkspacePage.tsx';

const EuropeMap = quietPart(() => import('../../features/join/EuropeMap.tsx'));
const TemplateDialog = lazyPart(() => import('../../features/exports/templates/TemplateDialog.tsx'));

/** Choosing what a new board starts with. */
function useTemplateChoice({ workspace, onCreate }: Pick<WorkspacePageProps, 'workspace' | 'onCreate'>) {
  const { t, i18n } = useTranslation(['shell', 'exchange']);
  const [open, setOpen] = useState(false);
  const startOf = (choice: TemplateChoice): BoardStart | undefined => {
    if ('saved' in choice) return { title: choice.saved.title, template: { saved: choice.saved.id } };
    if (choice.id === 'blank') return undefined;
    const title = t(`exchange:templates.names.${choice.id}`);
    return { title, template: { id: choice.id, language: i18n.language as Language } };
  };
  const dialog = open ? (
    <Suspense fallback={null}>
      <TemplateDialog
        workspace={workspace}
        title={t('exchange:templates.new')}
        blank
        draw={drawTemplate}
        onChoose={(choice) => {
          setOpen(false);
          onCreate(startOf(choice));
        }}
        onClose={() => setOpen(false)}
      />
    </Suspense>
  ) : null;
  return { show: () => setOpen(true), dialog };
}

function OpenHome(props: WorkspacePageProps) {
  const { workspace, documents, documentsError, retryDocuments, members, creating, onCreate, onCreateMap } =
    props;
  const templates = useTemplateChoice(props);
  return (
    <>
      <Home
        workspace={workspace}
        documents={documents}
        error={documentsError}
        onRetry={retryDocuments}
        members={members}
        creating={creating}
        onCreate={() => onCreate()}
        onCreateMap={onCreateMap}
        onTemplates={templates.show}
        map={<EuropeMap cities={workspace.cities} small />}
      />
      {templates.dialog}
    </>
  );
}

export default function HomePage() {
  return <WorkspacePage render={(props) => <OpenHome {...props} />} />;
}
