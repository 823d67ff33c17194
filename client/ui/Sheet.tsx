import type { ReactNode } from 'react';
import { Modal } from './Modal.tsx';
import styles from './Sheet.module.css';

interface SheetProps {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly title: string;
  readonly side?: 'left' | 'right' | 'bottom';
  readonly children: ReactNode;
}

/** A panel that slides in from an edge: what is beside the page on a wide screen. */
export function Sheet({ open, onClose, title, side = 'left', children }: SheetProps) {
  if (!open) return null;
  return (
    <Modal onClose={onClose} title={title} layout={side}>
      <div className={styles.body}>{children}</div>
    </Modal>
  );
}
