import { RELATIONS, SIGNS } from '../../../../shared/maps/vocabulary.ts';
import type { useTranslation } from '../../../i18n/useTranslation.ts';

/** Each relation with its sign, for a list to choose from. */
export const relationsIn = (t: ReturnType<typeof useTranslation<'map'>>['t']) =>
  RELATIONS.map((one) => ({
    value: one,
    label: t(`relations.${one}`) + (SIGNS[one] ? ` (${SIGNS[one]})` : ''),
  }));
