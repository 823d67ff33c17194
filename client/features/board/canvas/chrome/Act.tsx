import type { ReactNode } from 'react';
import styles from './Chrome.module.css';

export interface ActProps {
  readonly icon: ReactNode;
  readonly label: string;
  readonly onPress: (byPointer: boolean) => void;
  readonly pressed?: boolean;
  readonly offer?: boolean;
}

/** A button of the bar. */
export function Act({ icon, label, onPress, pressed, offer }: ActProps) {
  return (
    <button
      type="button"
      className={styles.act}
      aria-pressed={pressed}
      data-offer={offer || undefined}
      onClick={({ nativeEvent }) => onPress('pointerType' in nativeEvent && nativeEvent.pointerType !== '')}
    >
      {icon}
      {label}
    </button>
  );
}
