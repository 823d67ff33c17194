interface Whether {
  get(): boolean;
  subscribe(listener: () => void): () => void;
}

interface ToastAction {
  readonly label: string;
  readonly onSelect: () => void;
}

/** A short message that leaves by itself, with an act, seldom two: "3 notes deleted · Undo". */
export interface ToastRequest {
  readonly message: string;
  readonly action?: ToastAction;
  /** Where what was made elsewhere is, beside the way back. */
  readonly more?: ToastAction;
  /** What it is to leave it unanswered; by default a cross. */
  readonly leave?: string;
  /** What went wrong stays longer, the longer the more words it has. */
  readonly tone?: 'plain' | 'problem';
  /** Somebody waits for an answer: it stays long enough for who looks elsewhere. */
  readonly patient?: boolean;
  /** Its act is the same whenever it is said: the latest with these words stands in place of the one before. */
  readonly renews?: boolean;
  /** It is not shown, and its time does not run, as long as this is true. */
  readonly waits?: Whether;
  /** It leaves as soon as this is false: what it offers was done otherwise. What went wrong is read first. */
  readonly stands?: Whether;
}

export const TOAST_EVENT = 'jumelage:toast';

/**
 * Shows a toast from anywhere, in React or not. It travels as an event on window, so no module holds state; when no
 * Toasts is mounted it is dropped.
 */
export function showToast(toast: ToastRequest): void {
  window.dispatchEvent(new CustomEvent<ToastRequest>(TOAST_EVENT, { detail: toast }));
}
