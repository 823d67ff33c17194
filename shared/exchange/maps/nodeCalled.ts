/** Names that files have for what every map knows of a node: an own column of one of them needs a mark. */
import { plainWord } from '../../maps/words.ts';
import { isIdName, isNodeTold } from './told.ts';

/** What columns are called, as `plainWord` has them. */
export const NODE_CALLED = {
  id: ['id', 'key', 'nodeid', 'code'],
  text: [
    'text',
    'words',
    'woorden',
    'label',
    'name',
    'title',
    'barrier',
    'factor',
    'element',
    'node',
    'tekst',
    'naam',
    'titel',
    'barriere',
  ],
  kind: ['kind', 'type', 'elementtype', 'nodetype', 'soort', 'style'],
  note: ['note', 'notes', 'description', 'notitie', 'omschrijving', 'beschrijving', 'toelichting'],
  category: ['category', 'categorie'],
  field: ['field', 'fieldofaction', 'sector', 'veld', 'werkveld', 'actiegebied', 'actieveld'],
  control: ['control', 'whocanact', 'wiekanietsdoen', 'wiekanhandelen'],
  x: ['x', 'positionx'],
  y: ['y', 'positiony'],
} as const;

/** An own column of tags, whatever stands in it. */
export const CALLED_TAGS: ReadonlySet<string> = new Set(['tag', 'tags', 'labels', 'trefwoorden']);

/** Of no city in particular. */
export const OF_WHICH_CITY = /^(severity|ernst|status|stand)$/i;

/** What Kumu, GraphML and PRSM call something that is no own column either. */
const ELSEWHERE: ReadonlySet<string> = new Set([
  ...['attributes', 'elementtype', 'comment', 'class', 'comments'],
]);
const TAKEN: ReadonlySet<string> = new Set(Object.values(NODE_CALLED).flat());

export const isTakenName = (name: string): boolean =>
  TAKEN.has(plainWord(name)) ||
  ELSEWHERE.has(plainWord(name)) ||
  /^(severity|ernst|status|stand)\b/i.test(name) ||
  isNodeTold(name) ||
  isIdName(name);
