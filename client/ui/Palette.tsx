import type { ReactNode } from 'react';
import { Modal } from './Modal.tsx';

interface PaletteProps {
  /** What assistive technology calls it; nothing is written above the field. */
  readonly label: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** A field with a list, in front of the page; on a phone a sheet above the keyboard. */
export function Palette({ label, onClose, children }: PaletteProps) {
  return (
    <Modal onClose={onClose} title={label} layout="palette" width={640}>
      {children}
    </Modal>
  );
}
