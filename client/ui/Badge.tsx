import type { ReactNode } from 'react';
import styles from './Badge.module.css';

/** A short word about a thing: a role, a city's part, a state. `needs` is amber: somebody has to act. */
export function Badge({
  children,
  tone = 'plain',
}: {
  readonly children: ReactNode;
  readonly tone?: 'plain' | 'ok' | 'needs' | 'accent';
}) {
  return <span className={[styles.badge, styles[tone]].join(' ')}>{children}</span>;
}
