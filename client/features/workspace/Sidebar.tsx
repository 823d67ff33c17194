import { IconHome, IconSelector, IconUsers } from '@tabler/icons-react';
import type { DocumentView, Me, MemberView, WorkspaceView } from '../../../shared/api.ts';
import { may } from '../../../shared/permissions.ts';
import { useTranslation } from '../../i18n/useTranslation.ts';
import { Avatar } from '../../ui/Avatar.tsx';
import { navigate } from '../../ui/address.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { NavLink } from '../../ui/Link.tsx';
import { Logo } from '../../ui/Logo.tsx';
import { Menu } from '../../ui/Menu.tsx';
import { CityTimes } from './CityTimes.tsx';
import { DocumentList } from './DocumentList.tsx';
import { PersonalMenu } from './PersonalMenu.tsx';
import styles from './Sidebar.module.css';
import '../../i18n/words/workspace.ts';

export interface SidebarProps {
  readonly me: Me | undefined;
  readonly workspace: WorkspaceView;
  readonly documents: readonly DocumentView[] | undefined;
  readonly members: readonly MemberView[];
  readonly onCreate: ((kind: DocumentView['kind']) => void) | null;
  readonly onSignOut: () => void;
}

function Switcher({ me, workspace }: Pick<SidebarProps, 'me' | 'workspace'>) {
  const { t } = useTranslation();
  const others = me?.workspaces ?? [];
  if (others.length < 2 && !me?.admin) return null;
  const items = others.map(({ id, name }) => ({
    key: id,
    label: name,
    checked: id === workspace.id,
    onSelect: () => navigate(`/w/${id}`),
  }));
  const admin = { key: 'admin', label: t('nav.admin'), onSelect: () => navigate('/admin') };
  return (
    <Menu
      side="bottom-end"
      target={<IconButton size="sm" label={t('nav.switch')} icon={<IconSelector size={18} />} />}
      groups={[{ key: 'workspaces', items }, ...(me?.admin ? [{ key: 'admin', items: [admin] }] : [])]}
    />
  );
}

function Person({ workspace, onSignOut }: Pick<SidebarProps, 'workspace' | 'onSignOut'>) {
  const { t } = useTranslation();
  const { member, cities, programme } = workspace;
  const city = cities.find((one) => one.id === member?.cityId);
  return (
    <div className={styles.bottom}>
      {programme.demo ? <p className={styles.sample}>{t('home.sample')}</p> : null}
      <div className={styles.me}>
        {member ? <Avatar person={member} size="md" named={false} /> : null}
        <div className={styles.names}>
          <div className={styles.workspace}>{member?.name ?? t('nav.admin')}</div>
          {member ? (
            <div className={styles.role}>
              {[t(`role.${member.role}`), city?.name].filter(Boolean).join(', ')}
            </div>
          ) : null}
        </div>
        <PersonalMenu workspace={workspace} onSignOut={onSignOut} />
      </div>
    </div>
  );
}

/** What is beside every page of a workspace. */
export function Sidebar(props: SidebarProps) {
  const { me, workspace, documents, members, onCreate, onSignOut } = props;
  const { t } = useTranslation();
  const home = `/w/${workspace.id}`;
  return (
    <div className={styles.sidebar}>
      <div className={styles.top}>
        <Logo />
        <div className={styles.names}>
          <div className={styles.workspace}>{workspace.name}</div>
          <div className={styles.cohort}>
            {workspace.cohort.name} · {t('home.cityCount', { count: workspace.cities.length })}
          </div>
        </div>
        <Switcher me={me} workspace={workspace} />
      </div>
      <nav aria-label={t('nav.label')}>
        <ul className={styles.links}>
          <li>
            <NavLink className={styles.link ?? ''} to={home} end>
              <IconHome size={18} aria-hidden />
              {t('nav.home')}
            </NavLink>
          </li>
          {may(workspace.capabilities, 'member.list') ? (
            <li>
              <NavLink className={styles.link ?? ''} to={`${home}/members`}>
                <IconUsers size={18} aria-hidden />
                {t('nav.members')}
              </NavLink>
            </li>
          ) : null}
        </ul>
      </nav>
      <DocumentList documents={documents} members={members} onCreate={onCreate} />
      <CityTimes cities={workspace.cities} />
      <Person workspace={workspace} onSignOut={onSignOut} />
    </div>
  );
}
