import { useEffect } from 'react';
import { i18n } from '../../i18n/i18n.ts';
import { writable } from '../../live/readable.ts';
import { useReadable } from '../../live/useLive.ts';
import { showToast } from '../../ui/showToast.ts';
import type { Since } from '../Since.ts';
import type { Together } from '../Together.ts';

const COUNTED = ['fresh', 'changed', 'gone'] as const;
/** Of which visit it was said: the view of it comes and goes, as while somebody presents. */
const told = new WeakSet<Since>();

/** Offers once in a visit what is new, until it is looked at, has been seen, or the view goes. */
export function useSinceToast({ since, panel }: Together): void {
  const news = useReadable(since.news);
  useEffect(() => {
    if (news === null || told.has(since)) return;
    told.add(since);
    const t = i18n.getFixedT(null, 'together');
    const counts = { fresh: news.fresh.length, changed: news.changed.length, gone: news.gone };
    const what = COUNTED.filter((one) => counts[one] > 0).map((one) =>
      t(`since.counts.${one}`, { count: counts[one] }),
    );
    const stands = writable(true);
    const look = () => panel.get() === 'since' && stands.set(false);
    showToast({
      message: t('since.toast', { what: what.join(', ') }),
      action: { label: t('show'), onSelect: () => panel.set('since') },
      patient: true,
      stands,
    });
    const stop = panel.subscribe(look);
    look();
    return () => {
      stop();
      stands.set(false);
    };
  }, [news, since, panel]);
}
