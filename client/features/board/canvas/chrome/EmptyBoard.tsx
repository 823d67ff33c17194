import { IconClipboardList } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../../ui/Button.tsx';
import { Kbd } from '../../../../ui/Kbd.tsx';
import { readLines } from '../../clipboard/clipboardData.ts';
import { useCanvas } from '../CanvasContext.ts';
import paper from '../paper.module.css';
import styles from './Chrome.module.css';

/** How many notes a text would become, in small squares and on the button. */
export function ListField({ onMade }: { readonly onMade: () => void }) {
  const { t } = useTranslation('board');
  const { clipboard, commands } = useCanvas();
  const field = useRef<HTMLTextAreaElement>(null);
  const [count, setCount] = useState(0);
  const look = () => {
    const read = readLines(field.current?.value ?? '');
    setCount(read.kind === 'lines' ? read.lines.length : read.kind === 'tooMany' ? read.count : 0);
  };
  return (
    <form
      className={styles.list}
      onSubmit={(event) => {
        event.preventDefault();
        if (clipboard.pasteList(field.current?.value ?? '')) onMade();
      }}
    >
      <textarea
        ref={field}
        rows={5}
        aria-label={t('list.label')}
        placeholder={t('list.example')}
        onInput={look}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey))
            event.currentTarget.form?.requestSubmit();
        }}
      />
      <div className={styles.listFoot}>
        <span className={`${styles.dots} ${paper.paper}`} data-colour={commands.colour} aria-hidden>
          {Array.from({ length: Math.min(count, 8) }, (_, place) => place).map((place) => (
            <i key={place} />
          ))}
        </span>
        <Button type="submit" disabledReason={count === 0 ? t('list.empty') : null}>
          {t('list.make', { count })}
        </Button>
      </div>
    </form>
  );
}

/** Goes with the first note. */
export function EmptyBoard() {
  const { t } = useTranslation('board');
  const { commands } = useCanvas();
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
        <p>
          {t('empty.before')} <Kbd keys="N" />
          {t('empty.after')}
        </p>
        <Button variant="primary" onClick={() => void commands.newNote()}>
          {t('empty.first')}
        </Button>
      </div>
      <div className={styles.emptyCard}>
        <h3>
          <IconClipboardList size={18} aria-hidden />
          {t('list.title')}
        </h3>
        <ListField onMade={() => undefined} />
      </div>
    </div>
  );
}
