import type { ReactNode } from 'react';
import styles from './Field.module.css';

interface FieldProps {
  readonly id: string;
  readonly label: string;
  readonly hint?: string | undefined;
  readonly error?: string | null | undefined;
  readonly children: ReactNode;
}

/** Ids of what describes the control, for its aria-describedby. */
export function describedBy(id: string, error: string | null | undefined): string | undefined {
  return error ? `${id}-error` : undefined;
}

/** Label (with a hint beside it), control, error. The error is announced because it arrives in a live region. */
export function Field({ id, label, hint, error, children }: FieldProps) {
  return (
    <div className={styles.field}>
      <label htmlFor={id} className={styles.label}>
        {label}
        {hint ? <span className={styles.hint}> · {hint}</span> : null}
      </label>
      {children}
      <div id={`${id}-error`} role="alert" className={styles.error}>
        {error}
      </div>
    </div>
  );
}
