/** Below the rows, what is said of places: on the canvas these are pins. */
import { IconMapPin } from '@tabler/icons-react';
import { useContext } from 'react';
import { useTranslation } from '../../i18n/useTranslation.ts';
import { useReadable } from '../../live/useLive.ts';
import { commentsInWords } from '../marksInWords.ts';
import { pinSays, pinsOf, spotName } from '../spots.ts';
import { type Place, type Together, TogetherContext } from '../Together.ts';
import styles from './Spots.module.css';

type Names = Pick<Place, 'titleOf'>;

function List({ titleOf, together }: Names & { readonly together: Together }) {
  const { t } = useTranslation('together');
  const threads = useReadable(together.discussion.state.threads);
  const pins = pinsOf(threads, null);
  const { kind } = together.document;
  if (pins.length === 0) return null;
  return (
    <section aria-label={t(`comments.spots.${kind}`)} className={styles.spots}>
      <h2>{t(`comments.spots.${kind}`)}</h2>
      <ul className={styles.list}>
        {pins.map((pin) => {
          const says = pinSays(pin, together, t);
          return (
            <li key={pin.key}>
              <button
                type="button"
                className={styles.row}
                data-unread={says.unread > 0 || undefined}
                onClick={() => together.discuss({ itemId: pin.itemId, at: pin.at })}
              >
                <IconMapPin size={18} aria-hidden />
                <span className={styles.words}>
                  <b>{says.author?.name ?? t('somebody')}</b>
                  <span>{says.words}</span>
                </span>
                <span className={styles.where}>
                  {spotName(pin, kind, titleOf, t) ?? t('comments.deletedItem')}
                  {' · '}
                  {commentsInWords(says, t)}
                </span>
              </button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

export default function Spots(names: Names) {
  const together = useContext(TogetherContext);
  return together && <List {...names} together={together} />;
}
