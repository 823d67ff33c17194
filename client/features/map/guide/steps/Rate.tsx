import { useState } from 'react';
import type { ItemId } from '../../../../../shared/ids.ts';
import { listOf } from '../../../../i18n/dates.ts';
import { useTranslation } from '../../../../i18n/useTranslation.ts';
import { Button } from '../../../../ui/Button.tsx';
import { useDesk } from '../../MapDesk.ts';
import { SharedCities, SharedControl } from '../../panel/SharedFields.tsx';
import { barriersIn, isRated, lackIn } from '../findings.ts';
import styles from '../Guide.module.css';
import { NodeRow } from '../NodeRow.tsx';
import { showOnMap } from '../showOnMap.ts';

export function Rate() {
  const { t, i18n } = useTranslation('guide');
  const desk = useDesk();
  const { cities, model } = desk;
  const barriers = barriersIn(model);
  const ids = cities().map(({ id }) => id);
  const [chosen, setChosen] = useState<ItemId | null>(
    () => (barriers.find((one) => !isRated(one, ids)) ?? barriers[0])?.id ?? null,
  );
  const at = Math.max(
    0,
    barriers.findIndex(({ id }) => id === chosen),
  );
  const barrier = barriers[at];
  if (barrier === undefined) return <p>{t('rate.nothing')}</p>;
  const lack = lackIn(barrier, ids);
  const missing = [
    ...cities()
      .filter(({ id }) => lack.cities.includes(id))
      .map(({ name }) => t('rate.severityIn', { city: name })),
    ...(lack.control ? [t('rate.whoCanAct')] : []),
  ];
  const go = (by: number) => {
    const next = barriers[(at + by + barriers.length) % barriers.length] ?? barrier;
    setChosen(next.id);
    showOnMap(desk, next.id);
  };
  return (
    <>
      <h4>
        {t('rate.of', { done: barriers.filter((one) => isRated(one, ids)).length, count: barriers.length })}
      </h4>
      <div className={styles.card}>
        <ul className={styles.list}>
          <NodeRow node={barrier} />
        </ul>
        <SharedCities nodes={[barrier]} />
        <SharedControl nodes={[barrier]} />
        <p role="status" className={styles.tell}>
          {missing.length > 0
            ? t('rate.missing', { what: listOf(missing, i18n.language) })
            : t('rate.complete')}
        </p>
      </div>
      <div className={styles.acts}>
        <Button size="sm" onClick={() => go(-1)}>
          {t('rate.before')}
        </Button>
        <Button size="sm" onClick={() => go(1)}>
          {t('rate.next')}
        </Button>
      </div>
    </>
  );
}
