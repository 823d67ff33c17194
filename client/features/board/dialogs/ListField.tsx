import { useRef, useState } from 'react';
import { readLines } from '../../../../shared/exchange/pastedLines.ts';
import { useTranslation } from '../../../i18n/useTranslation.ts';
import { Button } from '../../../ui/Button.tsx';
import { useDesk } from '../actions/DeskContext.ts';
import paper from '../canvas/paper.module.css';
import styles from './Dialogs.module.css';
import '../../../i18n/words/boardLater.ts';

/** How many notes a text would become, in small squares and on the button. */
export function ListField({ onMade }: { readonly onMade: () => void }) {
  const { t } = useTranslation('board');
  const { clipboard, commands } = useDesk();
  const field = useRef<HTMLTextAreaElement>(null);
  const making = useRef(false);
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
        const text = field.current?.value ?? '';
        const read = readLines(text);
        if (read.kind !== 'lines') return clipboard.paste({ text, html: '' });
        if (making.current) return;
        making.current = true;
        // The words stay here until they are on the board.
        clipboard.create(read, (made) => {
          making.current = false;
          if (made) onMade();
        });
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
