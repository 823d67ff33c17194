import type { InviteView, SteadyDocument, WorkspaceView } from '../../../shared/api.ts';
import { may } from '../../../shared/permissions.ts';
import { useRevokeInvite } from '../../api/people.ts';
import { errorText } from '../../i18n/errorText.ts';
import { dateAndTime } from '../../i18n/moments.ts';
import { useTranslation } from '../../i18n/useTranslation.ts';
import { Badge } from '../../ui/Badge.tsx';
import { Button } from '../../ui/Button.tsx';
import { showToast } from '../../ui/showToast.ts';
import { useNow } from '../../ui/useNow.ts';
import styles from './Members.module.css';
import '../../i18n/words/invite.ts';

interface InviteListProps {
  readonly workspace: WorkspaceView;
  readonly invites: readonly InviteView[];
  readonly documents: readonly SteadyDocument[];
}

/** Invites that still let somebody in. */
export function InviteList({ workspace, invites, documents }: InviteListProps) {
  const { t, i18n } = useTranslation();
  const now = useNow();
  const revoke = useRevokeInvite(workspace.id);
  const usable = invites.filter(
    (invite) => invite.revokedAt === null && invite.expiresAt > now && invite.uses < invite.maxUses,
  );
  if (usable.length === 0) return <p className={styles.soft}>{t('invite.none')}</p>;
  const about = (invite: InviteView) =>
    [
      workspace.cities.find((city) => city.id === invite.cityId)?.name,
      documents.find((document) => document.id === invite.documentId)?.title,
    ]
      .filter(Boolean)
      .join(' · ');
  return (
    <ul className={styles.list}>
      {usable.map((invite) => (
        <li key={invite.id} className={styles.row}>
          <div className={styles.who}>
            <div className={styles.name}>
              {t(`role.${invite.role}`)} {invite.hasCode ? <Badge>{t('invite.withCode')}</Badge> : null}
            </div>
            <div className={styles.soft}>
              {[
                about(invite),
                t('invite.used', { uses: invite.uses, of: invite.maxUses }),
                t('invite.endsAt', { when: dateAndTime(invite.expiresAt, i18n.language) }),
              ]
                .filter(Boolean)
                .join(' · ')}
            </div>
          </div>
          <div className={styles.acts}>
            <Button
              size="sm"
              variant="danger"
              disabledReason={
                may(workspace.capabilities, 'invite.revoke') ? null : t('problem.askFacilitator')
              }
              onClick={() =>
                revoke.mutate(invite.id, {
                  onSuccess: () => showToast({ message: t('invite.revoked') }),
                  onError: (error) => showToast({ message: errorText(error), tone: 'problem' }),
                })
              }
            >
              {t('invite.revoke')}
            </Button>
          </div>
        </li>
      ))}
    </ul>
  );
}
