/** Who said how much a link can be relied on, and when. */
import { useContext } from 'react';
import type { MapLink } from '../../../../shared/documents/barrierMap.ts';
import { dateAndTime } from '../../../i18n/moments.ts';
import { useTranslation } from '../../../i18n/useTranslation.ts';
import { TogetherContext } from '../../../together/Together.ts';
import styles from '../Map.module.css';

export function SaidBy({ link: { state, stateBy, stateAt, stateTold } }: { readonly link: MapLink }) {
  const { t, i18n } = useTranslation('map');
  const together = useContext(TogetherContext);
  if (stateAt === null && stateTold === null) return null;
  const person = stateBy === null ? null : together?.personOf(stateBy);
  const toldIn = (name: string) => {
    const who = [name, stateAt === null ? '' : dateAndTime(stateAt, i18n.language)]
      .filter(Boolean)
      .join(', ');
    return [t('stateTold', { state: t(`states.${state}`) }), who].filter(Boolean).join(': ');
  };
  const words = {
    state: t(`states.${state}`),
    name: person?.name ?? t('somebody'),
    when: stateAt === null ? '' : dateAndTime(stateAt, i18n.language),
  };
  const said = stateTold === null ? t('stateSaid', words) : toldIn(stateTold);
  return <p className={styles.rowNote}>{said}</p>;
}
