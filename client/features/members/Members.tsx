import { IconUserPlus } from '@tabler/icons-react';
import { useState } from 'react';
import type { SteadyDocument, WorkspaceView } from '../../../shared/api.ts';
import { may } from '../../../shared/permissions.ts';
import { useInvites } from '../../api/people.ts';
import { useMembers } from '../../api/queries.ts';
import { useTranslation } from '../../i18n/useTranslation.ts';
import { Button } from '../../ui/Button.tsx';
import { PageHeading } from '../../ui/PageHeading.tsx';
import { Problem } from '../../ui/Problem.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { InviteDialog } from './InviteDialog.tsx';
import { InviteList } from './InviteList.tsx';
import { invitableRoles } from './inviteChoices.ts';
import { MemberList } from './MemberList.tsx';
import styles from './Members.module.css';
import '../../i18n/words/workspace.ts';
import '../../i18n/words/invite.ts';

interface MembersProps {
  readonly workspace: WorkspaceView;
  readonly documents: readonly SteadyDocument[];
}

function People({ workspace }: Pick<MembersProps, 'workspace'>) {
  const { t } = useTranslation();
  const { data, error, refetch } = useMembers(workspace.id, true);
  if (data) return <MemberList workspace={workspace} members={data} />;
  if (error) return <Problem title={t('members.failed')} error={error} onRetry={() => void refetch()} />;
  return (
    <div role="status" aria-label={t('ui.loading')} className={styles.loading}>
      <Skeleton height={32} />
      <Skeleton height={32} />
      <Skeleton height={32} />
    </div>
  );
}

function Invites({ workspace, documents }: MembersProps) {
  const { t } = useTranslation();
  const allowed = may(workspace.capabilities, 'invite.list');
  const { data, error, refetch } = useInvites(workspace.id, allowed);
  if (!allowed) return null;
  return (
    <section className={styles.section} aria-labelledby="invites">
      <h2 id="invites" className={styles.sectionTitle}>
        {t('invite.open')}
      </h2>
      {data ? <InviteList workspace={workspace} invites={data} documents={documents} /> : null}
      {error && !data ? (
        <Problem title={t('invite.failed')} error={error} onRetry={() => void refetch()} />
      ) : null}
    </section>
  );
}

export function Members({ workspace, documents }: MembersProps) {
  const { t } = useTranslation();
  const [inviting, setInviting] = useState(false);
  return (
    <div className={styles.page}>
      <div className={styles.head}>
        <PageHeading title={t('nav.members')} />
        <Button
          variant="primary"
          icon={<IconUserPlus size={18} aria-hidden />}
          disabledReason={
            invitableRoles(workspace.capabilities).length > 0 ? null : t('problem.askFacilitator')
          }
          onClick={() => setInviting(true)}
        >
          {t('invite.new')}
        </Button>
      </div>
      <section className={styles.section} aria-labelledby="people">
        <h2 id="people" className={styles.sectionTitle}>
          {t('members.people')}
        </h2>
        <People workspace={workspace} />
      </section>
      <Invites workspace={workspace} documents={documents} />
      <InviteDialog
        open={inviting}
        onClose={() => setInviting(false)}
        title={t('invite.new')}
        workspace={workspace}
        documents={documents}
      />
    </div>
  );
}
