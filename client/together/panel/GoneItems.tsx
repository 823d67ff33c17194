/** What is gone since I was last here, by its words: who deleted it, and the way to where it still was. */
import '../../i18n/words/history.ts';
import type { HistoryView } from '../../../shared/api.ts';
import { documentItems } from '../../../shared/documents/items.ts';
import { mergedIn } from '../../../shared/documents/merged.ts';
import type { ItemId } from '../../../shared/ids.ts';
import { may } from '../../../shared/permissions.ts';
import { useGone, useHistoryOf } from '../../api/history.ts';
import { dateAndTime } from '../../i18n/moments.ts';
import { useTranslation } from '../../i18n/useTranslation.ts';
import { keyOf, readGlance } from '../glance.ts';
import { GoneList } from '../past/GoneList.tsx';
import { useWords } from '../past/useWords.ts';
import type { WhatIsNew } from '../Since.ts';
import { usePlace, useTogether } from '../Together.ts';
import styles from './Panel.module.css';
import { useNames } from './useNames.ts';

/** The server's note of a visit and of what was deleted just before may be that far apart. */
const SLACK_MS = 60_000;
/** Behind the last moment that was over before I was here. */
const sequenceBefore = ({ moments }: HistoryView, at: number) =>
  moments.findLast((moment) => moment.at < at - SLACK_MS)?.sequence ?? 0;

function Told({ news }: { readonly news: WhatIsNew }) {
  const { t, i18n } = useTranslation(['together', 'history']);
  const { document, past, live } = useTogether();
  const place = usePlace();
  const words = useWords(useNames());
  const history = useHistoryOf(document.id).data;
  const answer = useGone(document.id, history ? sequenceBefore(history, news.at) : null).data ?? [];
  const before = readGlance(news.glance);
  const seen = answer.filter(({ id }) => before?.has(keyOf(id)));
  const gone = seen.filter(({ id }) => place.titleOf(id) === null);
  const items = documentItems(live.doc);
  const merged = [...mergedIn(items)].filter(([id]) => before?.has(keyOf(id)));
  const nameOf = (id: ItemId) => String(items.get(id)?.get('text') ?? '') || t('history:goneWithoutWords');
  const more = news.gone - seen.length - merged.length;
  const title = t('since.goneList', { count: news.gone });
  if (gone.length + merged.length === 0) return more > 0 ? <p>{t('since.gone', { count: more })}</p> : null;
  return (
    <section aria-label={title}>
      <h3 className={styles.group}>{title}</h3>
      {gone.length > 0 ? <p className={styles.muted}>{t('since.goneHint')}</p> : null}
      <GoneList
        {...{ gone, words }}
        known={answer}
        wordsOf={(id) => place.titleOf(id)}
        when={(at) => dateAndTime(at, i18n.language)}
        mayBringBack={may(document.capabilities, 'document.edit')}
        onLookBack={(to) => past.set(to)}
      />
      <ul className={styles.list}>
        {merged.map(([id, stands]) => (
          <li key={id}>
            <button type="button" className={styles.item} onClick={() => place.goTo(stands)}>
              {`${nameOf(id)} = ${place.titleOf(stands) || nameOf(stands)}`}
              <span className={styles.muted}>{t('since.merged')}</span>
            </button>
          </li>
        ))}
      </ul>
      {more > 0 ? <p className={styles.muted}>{t('since.goneMore', { count: more })}</p> : null}
    </section>
  );
}

/** Who may not see the past hears how many there are. */
export function GoneItems({ news }: { readonly news: WhatIsNew }) {
  const { t } = useTranslation('together');
  const { document } = useTogether();
  if (news.gone === 0) return null;
  if (may(document.capabilities, 'document.history')) return <Told news={news} />;
  return <p>{t('since.gone', { count: news.gone })}</p>;
}
