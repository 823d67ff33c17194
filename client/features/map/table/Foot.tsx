import { IconPlus } from '@tabler/icons-react';
import { SpotsDoor } from '../together/SpotsDoor.tsx';
import styles from './Table.module.css';

interface FootProps {
  readonly label: string;
  readonly newRow: (() => void) | null;
}

/** Below the rows: one more of them, and what is said of places. */
export function Foot({ label, newRow }: FootProps) {
  return (
    <>
      {newRow ? (
        <div className={styles.foot}>
          <button type="button" className={styles.newRow} onClick={newRow}>
            <IconPlus size={18} aria-hidden /> {label}
          </button>
        </div>
      ) : null}
      <div className={styles.spots}>
        <SpotsDoor />
      </div>
    </>
  );
}
