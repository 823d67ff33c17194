import '@mantine/core/styles/ModalBase.layer.css';
import '@mantine/core/styles/Modal.layer.css';
import '@mantine/core/styles/Overlay.layer.css';
import '@mantine/core/styles/Paper.layer.css';
import '@mantine/core/styles/CloseButton.layer.css';
import '@mantine/core/styles/UnstyledButton.layer.css';
import { Modal } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './Dialog.module.css';

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
  const { t } = useTranslation();
  return (
    <Modal
      opened={open}
      onClose={onClose}
      title={title}
      size={width}
      centered
      lockScroll={false}
      attributes={{ root: { 'data-dialog': open || undefined } }}
      closeButtonProps={{ 'aria-label': t('ui.close') }}
      overlayProps={{ backgroundOpacity: 0.18 }}
      transitionProps={{ transition: 'fade', duration: 120 }}
      classNames={{
        content: styles.content ?? '',
        header: styles.header ?? '',
        title: styles.title ?? '',
        body: styles.body ?? '',
        close: styles.close ?? '',
      }}
    >
      {children}
      {actions ? <div className={styles.actions}>{actions}</div> : null}
    </Modal>
  );
}
