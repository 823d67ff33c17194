import type { ReactNode } from 'react';
import { LanguageMenu } from '../ui/LanguageMenu.tsx';
import { Link } from '../ui/Link.tsx';
import { Logo } from '../ui/Logo.tsx';
import styles from './App.module.css';

interface PlainPageProps {
  readonly children: ReactNode;
  /** For a few words and a form: a column that can be read at a glance. */
  readonly narrow?: boolean;
}

/** A page outside any workspace: mark, language, content. */
export function PlainPage({ children, narrow = false }: PlainPageProps) {
  return (
    <div className={styles.page}>
      <header className={styles.pageHeader}>
        <Link to="/" className={styles.brand}>
          <Logo size={30} />
          Jumelage
        </Link>
        <LanguageMenu />
      </header>
      <main id="main" tabIndex={-1} className={narrow ? styles.narrow : undefined}>
        {children}
      </main>
    </div>
  );
}
