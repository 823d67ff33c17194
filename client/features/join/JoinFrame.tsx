import type { ReactNode } from 'react';
import type { CityView } from '../../../shared/api.ts';
import { LanguageMenu } from '../../ui/LanguageMenu.tsx';
import { Logo } from '../../ui/Logo.tsx';
import styles from './Join.module.css';
import { MapPane } from './MapPane.tsx';

interface JoinFrameProps {
  readonly cities: readonly CityView[];
  readonly children: ReactNode;
  readonly onMap?: ReactNode;
}

/** Everything before one is inside: the column with words, the map beside it or, on a phone, above it. */
export function JoinFrame({ cities, children, onMap }: JoinFrameProps) {
  return (
    <div className={styles.frame}>
      <div className={styles.column}>
        <header className={styles.header}>
          <span className={styles.brand}>
            <Logo size={30} />
            Jumelage
          </span>
          <LanguageMenu />
        </header>
        <main id="main" tabIndex={-1} className={styles.main}>
          {children}
        </main>
      </div>
      <MapPane cities={cities}>{onMap}</MapPane>
    </div>
  );
}
