import { Suspense, useState } from 'react';
import type { MemberView, WorkspaceView } from '../../../shared/api.ts';
import type { Role } from '../../../shared/permissions.ts';
import { useChangeMember, useRemoveMember } from '../../api/people.ts';
import { errorText } from '../../i18n/errorText.ts';
import { useTranslation } from '../../i18n/useTranslation.ts';
import { Badge } from '../../ui/Badge.tsx';
import { lazyPart } from '../../ui/lazyPart.tsx';
import { showToast } from '../../ui/showToast.ts';
import { MemberRow } from './MemberRow.tsx';
import styles from './Members.module.css';
import { groupByCity } from './memberGroups.ts';
import { RemoveDialog } from './RemoveDialog.tsx';
import '../../i18n/words/workspace.ts';

const CorrectPerson = lazyPart(() => import('../../together/person/CorrectPerson.tsx'));

const problem = (error: Error) => showToast({ message: errorText(error), tone: 'problem' });

function useRoleChange(workspace: WorkspaceView): (member: MemberView, role: Role) => void {
  const { t } = useTranslation();
  const { mutate } = useChangeMember(workspace.id);
  return (member, role) => {
    const message = t('members.roleChanged', { name: member.name, role: t(`role.${role}`) });
    const back = () => mutate({ id: member.id, change: { role: member.role } }, { onError: problem });
    const done = () => showToast({ message, action: { label: t('ui.undo'), onSelect: back } });
    mutate({ id: member.id, change: { role } }, { onSuccess: done, onError: problem });
  };
}

interface MemberListProps {
  readonly workspace: WorkspaceView;
  readonly members: readonly MemberView[];
}

export function MemberList({ workspace, members }: MemberListProps) {
  const { t } = useTranslation();
  const changeRole = useRoleChange(workspace);
  const remove = useRemoveMember(workspace.id);
  const [removing, setRemoving] = useState<MemberView | null>(null);
  const [correcting, setCorrecting] = useState<MemberView | null>(null);
  const onRemove = (member: MemberView) => {
    setRemoving(null);
    const done = () => showToast({ message: t('members.removed', { name: member.name }) });
    remove.mutate(member.id, { onSuccess: done, onError: problem });
  };
  return (
    <>
      {groupByCity(members, workspace.cities).map(({ city, members: people }) => (
        <section key={city?.id ?? 'none'} className={styles.group}>
          <h3 className={styles.groupTitle}>
            {city?.name ?? t('members.noCity')} {city ? <Badge>{t(`part.${city.part}`)}</Badge> : null}
          </h3>
          {people.length === 0 ? <p className={styles.soft}>{t('members.nobody')}</p> : null}
          <ul className={styles.list}>
            {people.map((member) => (
              <MemberRow
                key={member.id}
                member={member}
                self={member.id === workspace.member?.id}
                capabilities={workspace.capabilities}
                onRole={changeRole}
                onRemove={setRemoving}
                onCorrect={setCorrecting}
              />
            ))}
          </ul>
        </section>
      ))}
      {correcting ? (
        <Suspense fallback={null}>
          <CorrectPerson
            workspaceId={workspace.id}
            cities={workspace.cities}
            person={correcting}
            mine={correcting.id === workspace.member?.id}
            onClose={() => setCorrecting(null)}
          />
        </Suspense>
      ) : null}
      <RemoveDialog member={removing} onClose={() => setRemoving(null)} onRemove={onRemove} />
    </>
  );
}
