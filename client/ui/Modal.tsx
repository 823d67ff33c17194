import { IconX } from '@tabler/icons-react';
import { type ReactNode, useEffect, useId, useRef } from 'react';
import { createPortal } from 'react-dom';
import { useTranslation } from '../i18n/useTranslation.ts';
import { focusInside, keepTabInside, useFocusInside } from './floating/useFocusInside.ts';
import { IconButton } from './IconButton.tsx';
import styles from './Modal.module.css';

interface ModalProps {
  readonly onClose: () => void;
  readonly title: string;
  /** How the panel lies in the window. */
  readonly layout: 'middle' | 'left' | 'right' | 'bottom' | 'palette';
  readonly width?: number;
  readonly children: ReactNode;
}

/** Keys count for the dialog that was opened last. */
function isInFront(panel: Element | null): boolean {
  return [...document.querySelectorAll('[data-dialog] > [role="dialog"]')].at(-1) === panel;
}

function useKeys(panel: { readonly current: HTMLElement | null }, onClose: () => void): void {
  const close = useRef(onClose);
  useEffect(() => {
    close.current = onClose;
  });
  useEffect(() => {
    // At the document: the focus may be lost when what had it is replaced.
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing || !isInFront(panel.current)) return;
      if (event.key === 'Escape') {
        event.preventDefault();
        close.current();
      }
      if (event.key === 'Tab' && panel.current) keepTabInside(event, panel.current);
    };
    // What lies behind hears no keys, whatever has the focus: it comes back in, and they are meant for what it comes to.
    const onBehind = (event: KeyboardEvent) => {
      if (!isInFront(panel.current) || !(event.target as Element).closest('main')) return;
      event.stopPropagation();
      focusInside(panel.current);
      onKey(event);
    };
    document.addEventListener('keydown', onKey);
    window.addEventListener('keydown', onBehind, true);
    return () => {
      document.removeEventListener('keydown', onKey);
      window.removeEventListener('keydown', onBehind, true);
    };
  }, [panel]);
}

function Panel({ onClose, title, layout, width, children }: ModalProps) {
  const { t } = useTranslation();
  const titleId = useId();
  const panel = useRef<HTMLDivElement>(null);
  useFocusInside(panel);
  useKeys(panel, onClose);
  return (
    <div data-dialog className={styles.layer} data-layout={layout}>
      <div className={styles.backdrop} aria-hidden onClick={onClose} />
      <div
        ref={panel}
        role="dialog"
        aria-modal="true"
        {...(layout === 'palette' ? { 'aria-label': title } : { 'aria-labelledby': titleId })}
        tabIndex={-1}
        className={styles.panel}
        style={width === undefined ? undefined : { width }}
      >
        {layout === 'palette' ? null : (
          <header className={styles.header}>
            <h2 id={titleId} className={styles.title}>
              {title}
            </h2>
            <IconButton size="sm" label={t('ui.close')} icon={<IconX size={18} />} onClick={onClose} />
          </header>
        )}
        {children}
      </div>
    </div>
  );
}

/** What is in front of the page and must be answered or closed first: the frame of Dialog and Sheet. */
export function Modal(props: ModalProps) {
  return createPortal(<Panel {...props} />, document.body);
}
