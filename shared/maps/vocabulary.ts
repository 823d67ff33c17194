/**
 * The words of barrier maps: what a node can be, how nodes act on each other, and the taxonomies that make maps of
 * different cities comparable. Ids are stored in documents and never change; labels are in client/i18n (map.json).
 */

import type { OwnId } from './ownWords.ts';

export const NODE_KINDS = [
  'barrier',
  'cause',
  'effect',
  'lever',
  'solution',
  'enabler',
  'actor',
  'evidence',
  'question',
] as const;
export type NodeKind = (typeof NODE_KINDS)[number];

export const CATEGORIES = [
  'finance',
  'regulation',
  'governance',
  'political',
  'capacity',
  'data',
  'technology',
  'social',
] as const;
/** One of ours, or one that a programme added. */
export type Category = (typeof CATEGORIES)[number] | OwnId;

/** Fields of action of the Climate City Contract. */
export const FIELDS = [
  'energy',
  'buildings',
  'mobility',
  'waste-circular',
  'nature',
  'land-use',
  'industry',
] as const;
export type Field = (typeof FIELDS)[number] | OwnId;

/** Who can act. */
export const CONTROLS = ['city', 'region-state', 'EU', 'private', 'citizens', 'shared'] as const;
export type Control = (typeof CONTROLS)[number];

export const STATUSES = ['open', 'tackled', 'overcome', 'accepted'] as const;
export type Status = (typeof STATUSES)[number];

export const MOST_SEVERE = 5;

/** How sure those are who wrote it. */
export const CONFIDENCES = ['low', 'medium', 'high'] as const;
export type Confidence = (typeof CONFIDENCES)[number];

export const RELATIONS = [
  'causes',
  'reduces',
  'unclear',
  'reinforces',
  'blocks',
  'overcome-by',
  'requires',
  'involves',
  'corresponds',
] as const;
export type Relation = (typeof RELATIONS)[number];

/** How the end of a link moves when its start grows; null where it says nothing about that. */
export type Sign = '+' | '-' | '?' | null;

export const SIGNS: Readonly<Record<Relation, Sign>> = {
  causes: '+',
  reduces: '-',
  unclear: '?',
  reinforces: '+',
  blocks: '-',
  'overcome-by': '-',
  requires: null,
  involves: null,
  corresponds: null,
};

/** What it joins acts on each other, so that it is drawn and counted both ways. */
export const actsBothWays = (relation: Relation | null): boolean => relation === 'reinforces';

export const STRENGTHS = ['weak', 'medium', 'strong'] as const;
export type Strength = (typeof STRENGTHS)[number];
export const LINK_STATES = ['proposed', 'agreed', 'disputed'] as const;
export type LinkState = (typeof LINK_STATES)[number];

const ANSWERS = ['lever', 'solution', 'enabler'];
const ASIDE = ['actor', 'evidence', 'question'];

/** From which kinds to which; null is any. The first that fits holds. */
const PROPOSED: readonly (readonly [
  from: readonly string[] | null,
  to: readonly string[] | null,
  Relation,
])[] = [
  [null, ['actor'], 'involves'],
  [['barrier'], ANSWERS, 'overcome-by'],
  [['solution', 'lever'], ['enabler', 'solution'], 'requires'],
  [ANSWERS, ['barrier', 'cause'], 'reduces'],
  [['actor'], ANSWERS, 'involves'],
  [ASIDE, null, 'unclear'],
  [null, ASIDE, 'unclear'],
];

/** The verb that fits two kinds, for a link that was just drawn. People change it; nothing is forbidden. */
export function proposeRelation(from: string, to: string): Relation {
  const fits = (kinds: readonly string[] | null, kind: string) => kinds === null || kinds.includes(kind);
  return PROPOSED.find(([froms, tos]) => fits(froms, from) && fits(tos, to))?.[2] ?? 'causes';
}
