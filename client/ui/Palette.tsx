import '@mantine/core/styles/ModalBase.layer.css';
import '@mantine/core/styles/Modal.layer.css';
import '@mantine/core/styles/Overlay.layer.css';
import '@mantine/core/styles/Paper.layer.css';
import { Modal } from '@mantine/core';
import type { ReactNode } from 'react';
import styles from './Palette.module.css';

interface PaletteProps {
  /** What assistive technology calls it; nothing is written above the field. */
  readonly label: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** A field with a list, in front of the page; on a phone a sheet above the keyboard. Whoever opens it gives the focus back. */
export function Palette({ label, onClose, children }: PaletteProps) {
  return (
    <Modal.Root
      opened
      onClose={onClose}
      size={640}
      yOffset="10dvh"
      lockScroll={false}
      returnFocus={false}
      attributes={{ root: { 'data-dialog': true } }}
      transitionProps={{ duration: 0 }}
      classNames={{ content: styles.content ?? '', inner: styles.inner ?? '', body: styles.body ?? '' }}
    >
      <Modal.Overlay backgroundOpacity={0.18} />
      <Modal.Content aria-label={label}>
        <Modal.Body>{children}</Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}
