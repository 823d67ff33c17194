/** Below the rows, what is said of places: on the canvas these are pins. */
import { IconMapPin } from '@tabler/icons-react';
import { useContext } from 'react';
import type { ItemId } from '../../../../shared/ids.ts';
import { useTranslation } from '../../../i18n/useTranslation.ts';
import { useReadable } from '../../../live/useLive.ts';
import { commentsInWords } from '../../../together/marksInWords.ts';
import { pinSays, pinsOf, spotName } from '../../../together/spots.ts';
import { type Together, TogetherContext } from '../../../together/Together.ts';
import styles from './Outline.module.css';
import type { OutlineDesk } from './openOutline.ts';

interface ListProps {
  readonly desk: OutlineDesk;
  readonly together: Together;
}

function List({ desk: { model, names }, together }: ListProps) {
  const { t } = useTranslation('together');
  const threads = useReadable(together.discussion.state.threads);
  const pins = pinsOf(threads, null);
  const titleOf = (id: ItemId) => (model.item(id) === null ? null : names.titleOf(id));
  if (pins.length === 0) return null;
  return (
    <section aria-label={t('comments.spots')} className={styles.spots}>
      <h2>{t('comments.spots')}</h2>
      <ul>
        {pins.map((pin) => {
          const says = pinSays(pin, together, t);
          return (
            <li key={pin.key}>
              <button
                type="button"
                data-unread={says.unread > 0 || undefined}
                onClick={() => together.discuss({ itemId: pin.itemId, at: pin.at })}
              >
                <IconMapPin size={18} aria-hidden />
                <span>
                  <b>{says.author?.name ?? t('somebody')}</b>
                  <span>{says.words}</span>
                </span>
                <span className={styles.more}>
                  {spotName(pin, titleOf, t) ?? t('comments.deletedItem')}
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

export function Spots({ desk }: Pick<ListProps, 'desk'>) {
  const together = useContext(TogetherContext);
  return together && <List desk={desk} together={together} />;
}
