import { IconMenu2 } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import '../../i18n/words/workspace.ts';
import { useTranslation } from '../../i18n/useTranslation.ts';
import { useLocation } from '../../ui/address.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { Logo } from '../../ui/Logo.tsx';
import { Sheet } from '../../ui/Sheet.tsx';
import { Sidebar, type SidebarProps } from './Sidebar.tsx';
import styles from './WorkspaceFrame.module.css';

interface WorkspaceFrameProps extends SidebarProps {
  readonly children: ReactNode;
}

/** Sidebar and page; below 900 px the sidebar is a sheet behind a button, closed again by every change of page. */
export function WorkspaceFrame({ children, ...sidebar }: WorkspaceFrameProps) {
  const { t } = useTranslation();
  const { key } = useLocation();
  const [openAt, setOpenAt] = useState<string | null>(null);
  const close = () => setOpenAt(null);
  return (
    <div className={styles.frame}>
      <aside className={styles.aside} aria-label={t('nav.sidebar')}>
        <Sidebar {...sidebar} />
      </aside>
      <header className={styles.bar}>
        <IconButton label={t('nav.open')} icon={<IconMenu2 size={20} />} onClick={() => setOpenAt(key)} />
        <Logo size={24} />
        <span className={styles.barName}>{sidebar.workspace.name}</span>
      </header>
      <Sheet open={openAt === key} onClose={close} title={t('nav.sidebar')}>
        <Sidebar {...sidebar} />
      </Sheet>
      <main id="main" tabIndex={-1} className={styles.main}>
        {children}
      </main>
    </div>
  );
}
