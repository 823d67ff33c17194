import { useTranslation } from '../i18n/useTranslation.ts';
import styles from './App.module.css';

/** First stop of Tab. A button and no link: the address stays alone, since its fragment may hold an invite or an item. */
export function SkipLink() {
  const { t } = useTranslation();
  return (
    <button type="button" className={styles.skip} onClick={() => document.getElementById('main')?.focus()}>
      {t('nav.skip')}
    </button>
  );
}
