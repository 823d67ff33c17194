import { IconColumns2 } from '@tabler/icons-react';
import { Suspense, useEffect } from 'react';
import type { CityView } from '../../../../shared/api.ts';
import { useTranslation } from '../../../i18n/useTranslation.ts';
import { whenIdle } from '../../../live/whenIdle.ts';
import { useLocation } from '../../../ui/address.tsx';
import { Button } from '../../../ui/Button.tsx';
import { lazyPart } from '../../../ui/lazyPart.tsx';
import '../../../i18n/words/map.ts';
import styles from './CompareButton.module.css';
import { readComparing, startComparing, stopComparing } from './comparing.ts';

const fetchScreen = () => import('./CompareScreen.tsx');
const Screen = lazyPart(fetchScreen);

/** In the page's own bar. */
export function CompareButton({ cities }: { readonly cities: readonly CityView[] }) {
  const { t } = useTranslation('map');
  const on = readComparing(useLocation().search, cities) !== null;
  useEffect(() => {
    // Without a network it is asked for again when it is needed.
    void whenIdle().then(() => fetchScreen().catch(() => undefined));
  }, []);
  return (
    <Button
      variant="subtle"
      aria-pressed={on}
      title={t('compare.about')}
      className={styles.open ?? ''}
      icon={<IconColumns2 size={18} aria-hidden />}
      onClick={() => (on ? stopComparing() : startComparing(cities))}
    >
      <span>{t('compare.open')}</span>
    </Button>
  );
}

/** The screen, once it is wanted. */
export function CompareDoor({ title }: { readonly title: string }) {
  return (
    <Suspense fallback={null}>
      <Screen title={title} />
    </Suspense>
  );
}
