import { IconPlus, IconSitemap, IconTemplate, IconUserPlus } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { DocumentView, MemberView, WorkspaceView } from '../../../shared/api.ts';
import { may } from '../../../shared/permissions.ts';
import { listOf } from '../../i18n/dates.ts';
import { when } from '../../i18n/moments.ts';
import '../../i18n/words/exchange.ts';
import type { TFunction } from '../../i18n/i18n.ts';
import { useTranslation } from '../../i18n/useTranslation.ts';
import { AvatarGroup } from '../../ui/AvatarGroup.tsx';
import { Button } from '../../ui/Button.tsx';
import { LinkButton } from '../../ui/LinkButton.tsx';
import { PageHeading } from '../../ui/PageHeading.tsx';
import { useNow } from '../../ui/useNow.ts';
import { DOCUMENTS_HEADING, Documents } from './Documents.tsx';
import styles from './Home.module.css';
import { hereNow } from './people.ts';
import { type CohortTime, cohortTime } from './programmeTime.ts';
import { Teams } from './Teams.tsx';
import { TwinningTitle, useTwinningName } from './TwinningTitle.tsx';
import '../../i18n/words/workspace.ts';
import '../../i18n/words/invite.ts';

interface HomeProps {
  readonly workspace: WorkspaceView;
  readonly documents: readonly DocumentView[] | undefined;
  readonly error: Error | null;
  readonly onRetry: () => void;
  readonly members: readonly MemberView[];
  readonly creating: boolean;
  readonly onCreate: () => void;
  /** Opens the choice of templates. */
  readonly onCreateMap: () => void;
  readonly onTemplates: () => void;
  /** The cities on a map; decorative. */
  readonly map: ReactNode;
}

function cohortWords(time: CohortTime, now: number, t: TFunction, language: string): string {
  switch (time.kind) {
    case 'before':
      return t('home.starts', { when: when(time.startsAt, now, language) });
    case 'during':
      return t('home.month', { month: time.month, months: time.months });
    case 'after':
      return t('home.ended');
  }
}

/** Activity · one pilot city and one twin city · month 14 of 20 · 9 members. */
function useSubtitle({ workspace, members }: Pick<HomeProps, 'workspace' | 'members'>): string {
  const { t, i18n } = useTranslation();
  const now = useNow(60_000);
  const count = (part: 'pilot' | 'twin') => workspace.cities.filter((city) => city.part === part).length;
  const time = cohortTime(workspace.cohort, now);
  const cities = listOf(
    [t('home.pilots', { count: count('pilot') }), t('home.twins', { count: count('twin') })],
    i18n.language,
  );
  return [
    workspace.activity,
    cities,
    time ? cohortWords(time, now, t, i18n.language) : '',
    members.length > 0 ? t('home.memberCount', { count: members.length }) : '',
  ]
    .filter(Boolean)
    .join(' · ');
}

function HereNow({ people }: { readonly people: readonly MemberView[] }) {
  const { t, i18n } = useTranslation();
  if (people.length === 0) return null;
  const names = listOf(
    people.map((person) => person.name),
    i18n.language,
  );
  return (
    <>
      <span className={styles.here}>{t('home.here', { count: people.length })}</span>
      <AvatarGroup people={people} max={6} label={t('home.hereNow', { names })} />
    </>
  );
}

/** For a workspace that nobody has worked in: what to do first. */
function useFirstSteps({ workspace }: Pick<HomeProps, 'workspace'>, createButton: ReactNode): ReactNode {
  const { t } = useTranslation();
  if (createButton === null) return null;
  const mayInvite = may(workspace.capabilities, 'invite.create');
  return (
    <>
      {createButton}
      {mayInvite ? (
        <LinkButton to={`/w/${workspace.id}/members`} icon={<IconUserPlus size={18} aria-hidden />}>
          {t('invite.new')}
        </LinkButton>
      ) : null}
    </>
  );
}

export function Home(props: HomeProps) {
  const { workspace, documents, error, onRetry, members, creating, onCreate, onCreateMap, onTemplates, map } =
    props;
  const { t } = useTranslation(['shell', 'exchange']);
  const title = useTwinningName(workspace.cities);
  const subtitle = useSubtitle(props);
  const open = documents?.filter((document) => document.archivedAt === null) ?? [];
  const createButton = may(workspace.capabilities, 'document.create') ? (
    <>
      <Button icon={<IconTemplate size={18} aria-hidden />} onClick={onTemplates}>
        {t('exchange:templates.fromTemplate')}
      </Button>
      <Button icon={<IconSitemap size={18} aria-hidden />} onClick={onCreateMap}>
        {t('home.newMap')}
      </Button>
      <Button variant="primary" icon={<IconPlus size={18} aria-hidden />} busy={creating} onClick={onCreate}>
        {t('home.newBoard')}
      </Button>
    </>
  ) : null;
  const firstSteps = useFirstSteps(props, createButton);
  return (
    <>
      <div className={styles.top}>
        <div className={styles.words}>
          <PageHeading title={title || workspace.name}>
            {title ? <TwinningTitle cities={workspace.cities} /> : workspace.name}
          </PageHeading>
          <p className={styles.subtitle}>{subtitle}</p>
          {workspace.programme.demo ? <p className={styles.sampleNarrow}>{t('home.sample')}</p> : null}
        </div>
        <div className={styles.actions}>
          <HereNow people={hereNow(documents ?? [], members)} />
          {open.length > 0 ? createButton : null}
        </div>
      </div>
      <div className={styles.columns}>
        <section aria-labelledby={DOCUMENTS_HEADING}>
          <h2 id={DOCUMENTS_HEADING} tabIndex={-1} className={styles.sectionTitle}>
            {t('nav.documents')}{' '}
            {open.length > 0 ? (
              <span className={styles.sectionNote}>{t('home.documentCount', { count: open.length })}</span>
            ) : null}
          </h2>
          <Documents
            workspace={workspace}
            documents={documents}
            error={error}
            onRetry={onRetry}
            members={members}
            createButton={firstSteps}
          />
        </section>
        <Teams cities={workspace.cities} members={members} map={map} />
      </div>
    </>
  );
}
