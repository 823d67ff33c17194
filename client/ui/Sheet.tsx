import '@mantine/core/styles/ModalBase.layer.css';
import '@mantine/core/styles/Drawer.layer.css';
import '@mantine/core/styles/Overlay.layer.css';
import '@mantine/core/styles/Paper.layer.css';
import '@mantine/core/styles/CloseButton.layer.css';
import '@mantine/core/styles/UnstyledButton.layer.css';
import { Drawer } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './Dialog.module.css';

interface SheetProps {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly title: string;
  readonly side?: 'left' | 'right' | 'bottom';
  readonly children: ReactNode;
}

/** A panel that slides in from an edge: what is beside the page on a wide screen. */
export function Sheet({ open, onClose, title, side = 'left', children }: SheetProps) {
  const { t } = useTranslation();
  return (
    <Drawer
      opened={open}
      onClose={onClose}
      title={title}
      position={side}
      size={side === 'bottom' ? 'auto' : 300}
      lockScroll={false}
      attributes={{ root: { 'data-dialog': open || undefined } }}
      closeButtonProps={{ 'aria-label': t('ui.close') }}
      overlayProps={{ backgroundOpacity: 0.18 }}
      transitionProps={{ duration: 160 }}
      classNames={{ header: styles.header ?? '', title: styles.title ?? '', close: styles.close ?? '' }}
    >
      {children}
    </Drawer>
  );
}
