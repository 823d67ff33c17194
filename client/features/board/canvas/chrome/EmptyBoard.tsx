import { IconClipboardList } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from '../../../../i18n/useTranslation.ts';
import { Button } from '../../../../ui/Button.tsx';
import { Kbd } from '../../../../ui/Kbd.tsx';
import { useMedia } from '../../../../ui/useMedia.ts';
import { ListField } from '../../dialogs/ListField.tsx';
import { useCanvas } from '../CanvasContext.ts';
import styles from './Chrome.module.css';
import '../../../../i18n/words/boardLater.ts';

/** Goes with the first note. */
export default function EmptyBoard({ starters }: { readonly starters?: ReactNode }) {
  const { t } = useTranslation('board');
  const { commands } = useCanvas();
  const finger = useMedia('(pointer: coarse)');
  return (
    <div className={styles.empty}>
      <div className={styles.emptyHead}>
        <svg className={styles.emptyNotes} viewBox="0 0 72 48" aria-hidden="true">
          <rect
            x="2"
            y="6"
            width="36"
            height="36"
            rx="3"
            transform="rotate(-6 20 24)"
            fill="var(--note-sun)"
          />
          <rect
            x="32"
            y="6"
            width="36"
            height="36"
            rx="3"
            transform="rotate(5 50 24)"
            fill="var(--note-sky)"
          />
          <path
            d="M10 20l18-2M11 27l12-1M42 19l17 2M41 26l13 1"
            stroke="var(--note-ink)"
            strokeWidth="2"
            opacity=".55"
          />
        </svg>
        <h2>{t('empty.title')}</h2>
        {finger ? (
          <p>{t('empty.finger')}</p>
        ) : (
          <p>
            {t('empty.before')} <Kbd keys="N" />
            {t('empty.after')}
          </p>
        )}
        <Button variant="primary" onClick={() => void commands.newNote()}>
          {t('empty.first')}
        </Button>
      </div>
      <div className={styles.emptyBody}>
        {starters}
        <div className={styles.emptyCard}>
          <h3>
            <IconClipboardList size={18} aria-hidden />
            {t('list.title')}
          </h3>
          <ListField onMade={() => undefined} />
        </div>
      </div>
    </div>
  );
}
