/** A part of a page whose code comes when it is wanted. No page ends because such code cannot come now. */
import { type ComponentType, lazy, type ReactNode, Suspense } from 'react';
import { NotFetched } from '../fetched.ts';
import { missingText } from '../i18n/errorText.ts';
import { i18n } from '../i18n/i18n.ts';
import { showToast } from './showToast.ts';

const PAUSE_MS = 2_000;
const LONGEST_MS = 10_000;

type Load<Props> = () => Promise<{ readonly default: ComponentType<Props> }>;

function say(cause: NotFetched): void {
  const action = { label: i18n.t('shell:problem.reload'), onSelect: () => location.reload() };
  if (cause.isGone) showToast({ message: missingText(cause), action, tone: 'problem', renews: true });
  else showToast({ message: i18n.t('shell:problem.later'), tone: 'problem' });
}

/** The code is asked for until it is here: again when the network is back, now and then, and when the part is wanted again. */
function partOf<Props extends object>(load: Load<Props>, isAsked: boolean): ComponentType<Props> {
  let failedAt = 0;
  let wanted: (() => void) | null = null;

  /** Answers whether somebody wants it. What the server has no more comes with a new page alone: it is not waited for. */
  const pause = (ms: number, isGone: boolean): Promise<boolean> =>
    new Promise((resolve) => {
      failedAt = Date.now();
      const end = (isWanted: boolean) => {
        wanted = null;
        clearTimeout(timer);
        removeEventListener('online', again);
        resolve(isWanted);
      };
      const again = () => end(false);
      wanted = () => end(isAsked);
      const timer = isGone ? undefined : setTimeout(again, ms);
      if (!isGone) addEventListener('online', again);
    });

  const Lazy = lazy(async () => {
    let isWanted = isAsked;
    for (let ms = PAUSE_MS; ; ms = Math.min(2 * ms, LONGEST_MS)) {
      try {
        return await load();
      } catch (cause) {
        if (!(cause instanceof NotFetched)) throw cause;
        if (isWanted || cause.isGone) say(cause);
        isWanted = await pause(ms, cause.isGone);
      }
    }
  }) as ComponentType<Props>;

  return (props) => {
    if (Date.now() - failedAt >= PAUSE_MS) wanted?.();
    return <Lazy {...props} />;
  };
}

/** What somebody asked for: that it cannot come now is said. */
export const lazyPart = <Props extends object>(load: Load<Props>) => partOf(load, true);

/**
 * What lies around: nobody asked for it, and it comes when it can. Each waits for itself alone: in one boundary each would
 * be fetched after the one before it, and none be there before the last.
 */
export function quietPart<Props extends object>(
  load: Load<Props>,
  until: (props: Props) => ReactNode = () => null,
): ComponentType<Props> {
  const Part = partOf(load, false);
  return (props) => (
    <Suspense fallback={until(props)}>
      <Part {...props} />
    </Suspense>
  );
}
