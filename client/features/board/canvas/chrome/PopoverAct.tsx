/** An act of the bar that offers a choice first. What is chosen closes it. */
import { type ReactNode, useState } from 'react';
import { Popover } from '../../../../ui/Popover.tsx';
import styles from './Chrome.module.css';

export interface PopoverActProps {
  readonly icon: ReactNode;
  readonly label: string;
  /** Who opened it with a pointer sees no ring: it would seem to be chosen. */
  readonly children: (close: () => void, byPointer: boolean) => ReactNode;
}

export function PopoverAct({ icon, label, children }: PopoverActProps) {
  const [open, setOpen] = useState(false);
  const [byPointer, setByPointer] = useState(false);
  return (
    <Popover
      open={open}
      onOpenChange={setOpen}
      side="top-start"
      target={
        <button
          type="button"
          className={styles.act}
          aria-expanded={open}
          onClick={({ detail }) => {
            setByPointer(detail > 0);
            setOpen(!open);
          }}
        >
          {icon}
          {label}
        </button>
      }
    >
      {children(() => setOpen(false), byPointer)}
    </Popover>
  );
}
