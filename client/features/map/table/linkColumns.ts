/** What the table shows of a link, column by column, and how it is ordered by it. */
import type { MapLink } from '../../../../shared/documents/barrierMap.ts';
import { escapeFormula } from '../../../../shared/exchange/cells.ts';
import { LINK_STATES, RELATIONS, SIGNS, STRENGTHS } from '../../../../shared/maps/vocabulary.ts';
import { i18n, type TFunction } from '../../../i18n/i18n.ts';
import type { MapCommands } from '../acts/MapCommands.ts';
import { LINK_SIGNS, NONE } from '../filter/filter.ts';
import type { Rank } from './columns.ts';
import { inOrder, type Sort } from './rowsShown.ts';

export const LINK_COLUMNS = [
  'from',
  'relation',
  'to',
  'sign',
  'strength',
  'state',
  'sources',
  'delay',
  'note',
] as const;
export type LinkColumn = (typeof LINK_COLUMNS)[number];

export const isEnd = (column: string): column is 'from' | 'to' => column === 'from' || column === 'to';

export const isChosenIn = (column: string): boolean =>
  isEnd(column) || /^(relation|strength|state|delay)$/.test(column);

/** Any sign begins what is written there. */
export const isWrittenIn = (column: string): boolean => isEnd(column) || column === 'note';

/** The rest is read. */
export const opensIn = (column: string): boolean => isChosenIn(column) || column === 'note';

/** What is said there may also not be said. */
export const mayBeEmpty = (column: string): boolean => column === 'delay' || column === 'note';

export const signOf = ({ relation }: MapLink) => SIGNS[relation ?? 'unclear'];

type Titles = Pick<MapCommands, 'titleOf'>;

function rankOf(link: MapLink, column: LinkColumn, commands: Titles): Rank {
  if (column === 'from' || column === 'to') return commands.titleOf(link[column]);
  if (column === 'relation') return RELATIONS.indexOf(link.relation ?? 'unclear');
  if (column === 'sign') return LINK_SIGNS.indexOf(signOf(link) ?? NONE);
  if (column === 'strength') return STRENGTHS.indexOf(link.strength);
  if (column === 'delay') return link.delay ? 0 : null;
  if (column === 'note') return link.text.trim() === '' ? null : link.text.trim();
  return column === 'state' ? LINK_STATES.indexOf(link.state) : link.sources.length;
}

/** What a spreadsheet gets of it. */
export function linkText(link: MapLink, column: LinkColumn, commands: Titles, t: TFunction<'map'>): string {
  if (column === 'from' || column === 'to') return escapeFormula(commands.titleOf(link[column]));
  if (column === 'relation') return t(`relations.${link.relation ?? 'unclear'}`);
  if (column === 'sign') return signOf(link) ?? '';
  if (column === 'strength') return t(`strengths.${link.strength}`);
  if (column === 'delay') return link.delay ? i18n.t('mapTable:yes') : '';
  if (column === 'note') return escapeFormula(link.text);
  return column === 'state' ? t(`states.${link.state}`) : String(link.sources.length);
}

/** As they are read along the map, until a heading is pressed. */
export function sortLinks(links: readonly MapLink[], sort: Sort, commands: Titles, language: string) {
  const column = LINK_COLUMNS.find((one) => one === sort.column);
  if (column === undefined) return links;
  return inOrder(links, (link) => rankOf(link, column, commands), sort.descending, language);
}
