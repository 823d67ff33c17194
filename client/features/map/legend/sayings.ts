/** What colours and sizes say where they say something of their own, in words: of the legend on the map and of pictures. */
import type { TFunction } from '../../../i18n/i18n.ts';
import type { MapDesk } from '../MapDesk.ts';
import { knownCategories } from '../own/choices.ts';
import { inkOf, saidIn, VALUES } from './colouring.ts';

export interface Saying {
  readonly title: string;
  readonly rows: readonly {
    readonly text: string;
    /** Null: it is the sizes that say it. */
    readonly ink: string | null;
    /** Nothing was said: such nodes are white, with an edge of this ink. */
    readonly hollow?: boolean;
  }[];
}

type Parts = Pick<MapDesk, 'model' | 'colouring' | 'sizing'>;
type Words = TFunction<['mapLegend', 'map']>;

/** What both say the same of has one heading. */
export function sayingsOf({ model, colouring, sizing }: Parts, t: Words): readonly Saying[] {
  const [coloured, sized] = [colouring.get(), sizing.get()];
  const titleOf = ({ by, city }: Pick<NonNullable<typeof sized | typeof coloured>, 'by' | 'city'>) =>
    city ? t('map:severityIn', { city: city.name }) : t(by === 'severity' ? 'worst' : by);
  const larger = sized && { title: titleOf(sized), rows: [{ text: t('larger'), ink: null }] };
  if (!coloured) return larger ? [larger] : [];
  const { by, city } = coloured;
  const used = new Set(model.nodes().map((node) => saidIn(node, { by, city })));
  const known = by === 'category' ? knownCategories() : VALUES[by];
  const nameOf = (value: string) => {
    if (value === '') return t('unsaid');
    if (by === 'severity') return value;
    return by === 'status' ? t(`map:statuses.${value as 'open'}`) : t(`map:categories.${value as 'data'}`);
  };
  const rows = [...known, '']
    .filter((value) => used.has(value))
    .map((value) => ({ text: nameOf(value), ink: inkOf(by, value), hollow: value === '' }));
  const colours: Saying = { title: titleOf(coloured), rows };
  if (!larger) return [colours];
  if (larger.title !== colours.title) return [colours, larger];
  return [{ ...colours, rows: [...rows, ...larger.rows] }];
}
