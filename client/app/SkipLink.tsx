import { useTranslation } from 'react-i18next';
import styles from './App.module.css';

/** First stop of Tab. It moves the focus and leaves the address alone: the fragment may hold an invite or an item. */
export function SkipLink() {
  const { t } = useTranslation();
  return (
    <a
      href="#main"
      className={styles.skip}
      onClick={(event) => {
        event.preventDefault();
        document.getElementById('main')?.focus();
      }}
    >
      {t('nav.skip')}
    </a>
  );
}
