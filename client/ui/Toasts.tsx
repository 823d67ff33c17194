import { IconX } from '@tabler/icons-react';
import { useCallback, useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { useTranslation } from '../i18n/useTranslation.ts';
import { keepKeyboard } from './keepKeyboard.ts';
import { TOAST_EVENT, type ToastRequest } from './showToast.ts';
import styles from './Toasts.module.css';

interface Toast extends ToastRequest {
  readonly key: number;
}

const VISIBLE_MS = 8_000;
/** What went wrong, for who reads slowly, after it was noticed. */
const PROBLEM_MS = 20_000;
/** Something else was done since. */
const OVER_MS = 4_000;
const PER_WORD_MS = 1_000;
const PATIENT_MS = 60_000;
const MOST_AT_ONCE = 3;

function useToasts(): readonly [readonly Toast[], (key: number) => void] {
  const [toasts, setToasts] = useState<readonly Toast[]>([]);
  const next = useRef(0);
  useEffect(() => {
    const show = (event: Event) => {
      const request = (event as CustomEvent<ToastRequest>).detail;
      next.current += 1;
      const toast = { ...request, key: next.current };
      // The latest call counts: an older one would lead to where nobody is any more.
      const isOne = toast.renews || !toast.action;
      const again = (one: Toast) => isOne && one.message === toast.message;
      const still = (one: Toast) => !(one.patient && toast.patient) && !again(one);
      setToasts((shown) => [...shown.filter(still), toast].slice(-MOST_AT_ONCE));
    };
    window.addEventListener(TOAST_EVENT, show);
    return () => window.removeEventListener(TOAST_EVENT, show);
  }, []);
  const dismiss = useCallback(
    (key: number) => setToasts((shown) => shown.filter((toast) => toast.key !== key)),
    [],
  );
  return [toasts, dismiss];
}

const ALWAYS = { get: () => true, subscribe: () => () => undefined };
const NEVER = { get: () => false, subscribe: () => () => undefined };

function timeFor({ message, tone, patient = false }: Toast): number {
  if (patient) return PATIENT_MS;
  if (tone !== 'problem') return VISIBLE_MS;
  return PROBLEM_MS + PER_WORD_MS * message.split(/\s+/).length;
}

/** Nobody reads a page that is behind another. */
function useHidden(): boolean {
  const [hidden, setHidden] = useState(document.hidden);
  useEffect(() => {
    const look = () => setHidden(document.hidden);
    document.addEventListener('visibilitychange', look);
    return () => document.removeEventListener('visibilitychange', look);
  }, []);
  return hidden;
}

interface ToastCardProps {
  readonly toast: Toast;
  readonly held: boolean;
  readonly onDismiss: (key: number) => void;
}

function ToastCard({ toast, held, onDismiss }: ToastCardProps) {
  const { t } = useTranslation();
  const { key, tone, action, more, leave, stands = ALWAYS, waits = NEVER } = toast;
  const waiting = useSyncExternalStore(waits.subscribe, waits.get);
  const over = !useSyncExternalStore(stands.subscribe, stands.get);
  const gone = over && tone !== 'problem';
  useEffect(() => {
    if (waiting || (held && !gone)) return;
    const timer = setTimeout(() => onDismiss(key), gone ? 0 : over ? OVER_MS : timeFor(toast));
    return () => clearTimeout(timer);
  }, [held, waiting, gone, over, key, toast, onDismiss]);
  if (waiting || gone) return null;
  return (
    <div className={styles.toast} data-tone={tone ?? 'plain'}>
      <span className={styles.message}>{toast.message}</span>
      {[action, more].map((act) =>
        act ? (
          <button
            key={act.label}
            type="button"
            className={styles.action}
            onMouseDown={keepKeyboard}
            onClick={() => {
              act.onSelect();
              onDismiss(key);
            }}
          >
            {act.label}
          </button>
        ) : null,
      )}
      <button
        type="button"
        className={leave ? styles.leave : styles.dismiss}
        aria-label={leave ?? t('ui.dismiss')}
        onMouseDown={keepKeyboard}
        onClick={() => onDismiss(key)}
      >
        {leave ?? <IconX size={16} aria-hidden />}
      </button>
    </div>
  );
}

/** Where toasts appear: a live region that is in the page from the start. Pointer or focus inside holds them. */
export function Toasts() {
  const { t } = useTranslation();
  const [toasts, dismiss] = useToasts();
  const [held, setHeld] = useState(false);
  const region = useRef<HTMLElement>(null);
  const hidden = useHidden();
  useEffect(() => {
    if (!held) return;
    // What goes from under a pointer or the keyboard is never said to be left: the others would be held for good.
    const look = () => setHeld(region.current?.matches(':hover, :focus-within') === true);
    const over = new AbortController();
    for (const type of ['pointermove', 'pointerdown', 'focusin', 'keydown'])
      window.addEventListener(type, look, { capture: true, signal: over.signal });
    return () => over.abort();
  }, [held]);
  return (
    <section
      ref={region}
      className={styles.region}
      aria-label={t('ui.messages')}
      aria-live="polite"
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      {toasts.map((toast) => (
        <ToastCard key={toast.key} toast={toast} held={held || hidden} onDismiss={dismiss} />
      ))}
    </section>
  );
}
