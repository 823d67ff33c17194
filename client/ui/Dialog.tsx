import type { ReactNode } from 'react';
import styles from './Dialog.module.css';
import { Modal } from './Modal.tsx';

interface DialogProps {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly title: string;
  readonly children: ReactNode;
  /** Buttons at the bottom, the main act last. */
  readonly actions?: ReactNode;
  readonly width?: number;
}

/** A question or a form in front of the page. Focus goes in and comes back; Esc and the backdrop close it. */
export function Dialog({ open, onClose, title, children, actions, width = 440 }: DialogProps) {
  if (!open) return null;
  return (
    <Modal onClose={onClose} title={title} layout="middle" width={width}>
      <div className={styles.body} data-panel-body>
        {children}
        {actions ? <div className={styles.actions}>{actions}</div> : null}
      </div>
    </Modal>
  );
}
