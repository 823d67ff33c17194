import { useEffect, useRef } from 'react';
import { useTranslation } from '../../i18n/useTranslation.ts';
import { useReadable } from '../../live/useLive.ts';
import { showToast } from '../../ui/showToast.ts';
import type { Together } from '../Together.ts';

const COUNTED = ['fresh', 'changed', 'gone'] as const;

/** Offers once, at the first look, what is new. */
export function useSinceToast({ since, panel }: Together): void {
  const { t } = useTranslation('together');
  const news = useReadable(since.news);
  const offered = useRef(false);
  useEffect(() => {
    if (news === null || offered.current) return;
    offered.current = true;
    const counts = { fresh: news.fresh.length, changed: news.changed.length, gone: news.gone };
    const what = COUNTED.filter((one) => counts[one] > 0).map((one) =>
      t(`since.counts.${one}`, { count: counts[one] }),
    );
    const open = () => panel.set('since');
    showToast({
      message: t('since.toast', { what: what.join(', ') }),
      action: { label: t('show'), onSelect: open },
      patient: true,
    });
  }, [news, panel, t]);
}
