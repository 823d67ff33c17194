/** What the filter asks of nodes, each a word of its bar, and of links, which are one word together. */
import {
  CONFIDENCES,
  CONTROLS,
  LINK_STATES,
  NODE_KINDS,
  RELATIONS,
  STATUSES,
} from '../../../../shared/maps/vocabulary.ts';
import type { TFunction } from '../../../i18n/i18n.ts';
import '../../../i18n/words/filterBar.ts';
import { useTranslation } from '../../../i18n/useTranslation.ts';
import { useDesk, useMapValue } from '../MapDesk.ts';
import { knownCategories, knownFields } from '../own/choices.ts';
import { LINK_SIGNS, NONE, SEVERITIES } from './filter.ts';
import type { Question } from './ManyChoice.tsx';

type Words = TFunction<readonly ['filterBar', 'map']>;
type Options = Question['options'];

const options = <Value extends string>(values: readonly Value[], words: (value: Value) => string): Options =>
  values.map((one) => [one, words(one)]);

const ofNodes = (t: Words, groups: Options, cities: Options): readonly Question[] => [
  { name: 'kind', label: t('map:kind'), options: options(NODE_KINDS, (one) => t(`map:kinds.${one}`)) },
  {
    name: 'category',
    label: t('map:category'),
    options: options(knownCategories(), (one) => t(`map:categories.${one}`)),
  },
  { name: 'field', label: t('map:field'), options: options(knownFields(), (one) => t(`map:fields.${one}`)) },
  { name: 'control', label: t('map:control'), options: options(CONTROLS, (one) => t(`map:controls.${one}`)) },
  {
    name: 'confidence',
    label: t('map:confidence'),
    options: options(CONFIDENCES, (one) => t(`map:confidences.${one}`)),
  },
  {
    name: 'group',
    label: t('map:group'),
    options: groups.length === 0 ? groups : [...groups, [NONE, t('filterBar:noGroup')]],
  },
  {
    name: 'severity',
    label: t('map:severity'),
    options: options(SEVERITIES, (value) =>
      value === NONE ? t('filterBar:notRated') : t('filterBar:rated', { value }),
    ),
  },
  { name: 'status', label: t('map:status'), options: options(STATUSES, (one) => t(`map:statuses.${one}`)) },
  { name: 'city', label: t('filterBar:city'), options: cities },
];

const SIGN_WORDS = { '+': 'more', '-': 'less', '?': 'open', [NONE]: 'none' } as const;

const ofLinks = (t: Words): readonly Question[] => [
  { name: 'state', label: t('map:state'), options: options(LINK_STATES, (one) => t(`map:states.${one}`)) },
  {
    name: 'sign',
    label: t('filterBar:sign'),
    options: options(LINK_SIGNS, (one) => t(`filterBar:signs.${SIGN_WORDS[one]}`)),
  },
  {
    name: 'verb',
    label: t('map:relation'),
    options: options(RELATIONS, (one) => t(`map:relations.${one}`)),
  },
];

export function useQuestions() {
  const { t } = useTranslation(['filterBar', 'map']);
  const { cities, model, commands } = useDesk();
  const told = useMapValue(() => JSON.stringify(model.groups().map(({ id }) => [id, commands.titleOf(id)])));
  const groups: Options = JSON.parse(told);
  const places = cities().map(({ id, name }): Options[number] => [id, name]);
  return [
    ...ofNodes(t, groups, places)
      .filter((one) => one.options.length > 0)
      .map((one) => ({ label: one.label, questions: [one] })),
    { label: t('map:links'), questions: ofLinks(t) },
  ];
}
