import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { LanguageMenu } from '../ui/LanguageMenu.tsx';
import { Logo } from '../ui/Logo.tsx';
import styles from './App.module.css';

/** A page outside any workspace: mark, language, content. */
export function PlainPage({ children }: { readonly children: ReactNode }) {
  return (
    <div className={styles.page}>
      <header className={styles.pageHeader}>
        <Link to="/" className={styles.brand}>
          <Logo size={30} />
          Jumelage
        </Link>
        <LanguageMenu />
      </header>
      <main id="main" tabIndex={-1}>
        {children}
      </main>
    </div>
  );
}
