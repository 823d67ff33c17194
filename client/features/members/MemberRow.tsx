import { IconPencil } from '@tabler/icons-react';
import type { MemberView } from '../../../shared/api.ts';
import type { Capabilities, Role } from '../../../shared/permissions.ts';
import { may, ROLES } from '../../../shared/permissions.ts';
import { fullDate } from '../../i18n/moments.ts';
import { useTranslation } from '../../i18n/useTranslation.ts';
import { Avatar } from '../../ui/Avatar.tsx';
import { Badge } from '../../ui/Badge.tsx';
import { Button } from '../../ui/Button.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { Select } from '../../ui/Select.tsx';
import styles from './Members.module.css';
import '../../i18n/words/person.ts';
import '../../i18n/words/workspace.ts';

export interface MemberActs {
  readonly onRole: (member: MemberView, role: Role) => void;
  readonly onRemove: (member: MemberView) => void;
  readonly onCorrect: (member: MemberView) => void;
}

interface MemberRowProps extends MemberActs {
  readonly member: MemberView;
  readonly self: boolean;
  readonly capabilities: Capabilities;
}

/** One person. Of oneself only name and city are to be changed: nobody locks themselves out by a slip. */
export function MemberRow({ member, self, capabilities, onRole, onRemove, onCorrect }: MemberRowProps) {
  const { t, i18n } = useTranslation();
  const roles = ROLES.map((role) => ({ value: role, label: t(`role.${role}`) }));
  return (
    <li className={styles.row}>
      <Avatar person={member} size="md" named={false} />
      <div className={styles.who}>
        <div className={styles.name}>
          {member.name}
          {self ? <span className={styles.soft}> · {t('members.you')}</span> : null}
        </div>
        <div className={styles.soft}>
          {t('members.since', { when: fullDate(member.joinedAt, i18n.language) })}
        </div>
      </div>
      <div className={styles.acts}>
        {self || may(capabilities, 'member.correct') ? (
          <IconButton
            size="sm"
            label={self ? t('person.mine') : t('person.of', { name: member.name })}
            icon={<IconPencil size={18} />}
            onClick={() => onCorrect(member)}
          />
        ) : null}
        {may(capabilities, 'member.changeRole') && !self ? (
          <Select
            label={t('members.roleOf', { name: member.name })}
            labelHidden
            value={member.role}
            options={roles}
            onChange={(role) => onRole(member, role)}
          />
        ) : (
          <Badge>{t(`role.${member.role}`)}</Badge>
        )}
        {may(capabilities, 'member.remove') && !self ? (
          <Button
            variant="danger"
            size="sm"
            className={styles.rare}
            aria-label={t('members.removeNamed', { name: member.name })}
            onClick={() => onRemove(member)}
          >
            {t('members.remove')}
          </Button>
        ) : null}
      </div>
    </li>
  );
}
