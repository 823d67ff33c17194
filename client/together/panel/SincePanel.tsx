/** What is new, changed and gone since I was last here: a list to walk, and marks on the board on request. */
import { useEffect, useState } from 'react';
import type { ItemId } from '../../../shared/ids.ts';
import { dateAndTime } from '../../i18n/moments.ts';
import { useTranslation } from '../../i18n/useTranslation.ts';
import { useReadable } from '../../live/useLive.ts';
import { Button } from '../../ui/Button.tsx';
import type { WhatIsNew } from '../Since.ts';
import { usePlace, useTogether } from '../Together.ts';
import { complain } from '../useTogether.ts';
import { GoneItems } from './GoneItems.tsx';
import styles from './Panel.module.css';
import { useDoers, type What } from './useDoers.ts';

interface ListProps {
  readonly what: What;
  readonly title: string;
  readonly ids: readonly ItemId[];
  readonly current: ItemId | null;
  readonly doersOf: (id: ItemId, what: What) => string;
  readonly onGo: (id: ItemId) => void;
}

function Items({ what, title, ids, current, doersOf, onGo }: ListProps) {
  const { t } = useTranslation('together');
  const place = usePlace();
  const there = ids.filter((id) => place.titleOf(id) !== null);
  if (there.length === 0) return null;
  return (
    <section aria-label={title}>
      <h3 className={styles.group}>{title}</h3>
      <ul className={styles.list}>
        {there.map((id) => {
          const author = doersOf(id, what);
          const item = place.titleOf(id) ?? '';
          return (
            <li key={id}>
              <button
                type="button"
                className={styles.item}
                aria-current={id === current || undefined}
                aria-label={author ? t('since.by', { item, author }) : item}
                onClick={() => onGo(id)}
              >
                {item}
                {author ? <span className={styles.muted}>{author}</span> : null}
              </button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

function News({ news }: { readonly news: WhatIsNew }) {
  const { t, i18n } = useTranslation('together');
  const { since } = useTogether();
  const place = usePlace();
  const [current, setCurrent] = useState<ItemId | null>(null);
  const shown = useReadable(since.highlights).size > 0;
  useEffect(() => since.show(true), [since]);
  const doersOf = useDoers(news.at);
  const all = [...news.fresh, ...news.changed].filter((id) => place.titleOf(id) !== null);
  const go = (id: ItemId | undefined) => {
    if (id === undefined) return;
    setCurrent(id);
    place.goTo(id);
  };
  const step = (by: number) => {
    const at = current === null ? (by > 0 ? -1 : 0) : all.indexOf(current);
    go(all[(at + by + all.length) % all.length]);
  };
  return (
    <>
      <p className={styles.muted}>{t('since.when', { when: dateAndTime(news.at, i18n.language) })}</p>
      <div className={styles.row}>
        <Button size="sm" data-autofocus="" onClick={() => step(1)}>
          {t('since.next')}
        </Button>
        <Button size="sm" onClick={() => step(-1)}>
          {t('since.previous')}
        </Button>
        <Button size="sm" onClick={() => void since.markSeen().catch(complain)}>
          {t('since.seen')}
        </Button>
      </div>
      <label className={styles.choice}>
        <input type="checkbox" checked={shown} onChange={() => since.show(!shown)} />
        {t('since.highlight')}
      </label>
      {(['fresh', 'changed'] as const).map((what) => (
        <Items
          key={what}
          {...{ what, current, doersOf }}
          title={t(`since.${what}List`, { count: news[what].length })}
          ids={news[what]}
          onGo={go}
        />
      ))}
      <GoneItems news={news} />
    </>
  );
}

export function SincePanel() {
  const { t } = useTranslation('together');
  const { since } = useTogether();
  const news = useReadable(since.news);
  const compared = useReadable(since.compared);
  useEffect(() => () => since.show(false), [since]);
  return (
    <div className={styles.body}>
      {news ? <News news={news} /> : <p>{t(compared === 'first' ? 'since.first' : 'since.nothing')}</p>}
    </div>
  );
}
