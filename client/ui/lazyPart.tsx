/** A part of a page whose code comes when it is wanted. No page ends because such code cannot come now. */
import { type ComponentType, lazy } from 'react';
import { NotFetched } from '../fetched.ts';
import { missingText } from '../i18n/errorText.ts';
import { i18n } from '../i18n/i18n.ts';
import { showToast } from './showToast.ts';

const PAUSE_MS = 2_000;
const LONGEST_MS = 10_000;

type Load<Props> = () => Promise<{ readonly default: ComponentType<Props> }>;

function say(cause: NotFetched): void {
  if (!cause.isGone) return showToast({ message: i18n.t('shell:problem.later'), tone: 'problem' });
  const action = { label: i18n.t('shell:problem.reload'), onSelect: () => location.reload() };
  showToast({ message: missingText(cause), action, tone: 'problem', renews: true });
}

/** Asks for code until it is here: again when the network is back, now and then, and when the part is wanted again. */
class Bringing<Props> {
  readonly #load: Load<Props>;
  readonly #isAsked: boolean;
  #failedAt = 0;
  #again: ((isWanted: boolean) => void) | null = null;

  constructor(load: Load<Props>, isAsked: boolean) {
    this.#load = load;
    this.#isAsked = isAsked;
  }

  readonly bring: Load<Props> = async () => {
    let isWanted = this.#isAsked;
    for (let pause = PAUSE_MS; ; pause = Math.min(2 * pause, LONGEST_MS)) {
      try {
        return await this.#load();
      } catch (cause) {
        if (!(cause instanceof NotFetched)) throw cause;
        if (isWanted || cause.isGone) say(cause);
        isWanted = (await this.#pause(cause.isGone ? null : pause)) && this.#isAsked;
      }
    }
  };

  /** Somebody would see it now. */
  want(): void {
    if (this.#again && Date.now() - this.#failedAt >= PAUSE_MS) this.#again(true);
  }

  /** What the server has no more comes with a new page alone: it is not waited for. */
  #pause(ms: number | null): Promise<boolean> {
    this.#failedAt = Date.now();
    return new Promise((resolve) => {
      const end = new AbortController();
      this.#again = (isWanted) => {
        this.#again = null;
        end.abort();
        resolve(isWanted);
      };
      if (ms === null) return;
      const again = () => this.#again?.(false);
      const timer = setTimeout(again, ms);
      end.signal.addEventListener('abort', () => clearTimeout(timer));
      window.addEventListener('online', again, { signal: end.signal });
    });
  }
}

function partOf<Props extends object>(load: Load<Props>, isAsked: boolean): ComponentType<Props> {
  const bringing = new Bringing(load, isAsked);
  const Lazy = lazy(bringing.bring) as ComponentType<Props>;
  return (props) => {
    bringing.want();
    return <Lazy {...props} />;
  };
}

/** What somebody asked for: that it cannot come now is said. */
export const lazyPart = <Props extends object>(load: Load<Props>) => partOf(load, true);

/** What lies around: nobody asked for it, and it comes when it can. */
export const quietPart = <Props extends object>(load: Load<Props>) => partOf(load, false);
