/**
 * Nodes, links and groups on their way into a map, in this order, whatever file they come from: fields as the document has
 * them, ends by their place in the list, a node's group by its key. A node without a place of its own is laid out where it lands.
 */
import type { MapFields } from '../../documents/mapFields.ts';
import type { OwnColumn } from '../../documents/ownColumns.ts';
import type { ItemId } from '../../ids.ts';
import type { CommentDrafts } from '../filedComments.ts';
import type { OwnDraft } from './ownTold.ts';

export interface ItemDraft extends MapFields {
  /** What the file calls it. */
  readonly key: string;
  /** A node that stands on the map already: it ends links, gets what a row of the same name says, and comes after all that is new. */
  readonly stands?: ItemId;
  /** Of a link: the drafts that it joins. */
  readonly from: number | null;
  readonly to: number | null;
  /** What a node says in own columns. */
  readonly own?: readonly OwnDraft[];
}

/** A saved view on its way: what it lights and filters is called as in the file. */
export interface ViewDraft {
  readonly name: string;
  readonly look: string;
  /** With what only a newer version knows. */
  readonly fields: MapFields['fields'];
}

/** What a map holds that links of a table may join. */
export interface Standing {
  readonly nodes: readonly { readonly id: ItemId; readonly kind: string; readonly text: string }[];
  readonly links: readonly { readonly from: ItemId; readonly to: ItemId }[];
  readonly columns?: readonly OwnColumn[];
  /** Whether rows of elements that are called like one of them are that one. */
  readonly merges?: boolean;
  /** Whether a link of which a word is not known stays out, where its row can be told at once; else it comes in with that in words. */
  readonly strict?: boolean;
}

export const MAP_FORMATS = ['json', 'csv', 'kumu', 'graphml', 'prsm'] as const;
export type MapFormat = (typeof MAP_FORMATS)[number];

/** What did not come in as it was. Each is a message in i18n/…/mapFiles.json. */
export const MAP_PROBLEMS = [
  'notUnderstood',
  'cut',
  'noWords',
  'duplicateId',
  'linkLost',
  'selfLink',
  'doubleLink',
  'undirected',
  'unknownKind',
  'newerKind',
  'unknownRelation',
  'unknownWord',
  'unread',
  'foreignWord',
  'leftOut',
  'asWords',
  'asNumber',
  'asTags',
  'inNote',
  'whichCity',
] as const;
export type MapProblemKind = (typeof MAP_PROBLEMS)[number];

export interface MapProblem {
  readonly kind: MapProblemKind;
  /** Line of the text, or number of the element in its list, from 1; 0 is the file as a whole. */
  readonly line: number;
  /** Which of the files, when there are several; else empty. */
  readonly file: string;
  readonly sample: string;
}

export const MAP_REFUSALS = [
  'empty',
  'tooLarge',
  'tooMany',
  'tooLong',
  'broken',
  'newer',
  'unknown',
  'unsafe',
  'noColumns',
  'twoFiles',
] as const;
export type MapRefusal = (typeof MAP_REFUSALS)[number];

export type MapReading =
  | {
      readonly kind: 'read';
      readonly format: MapFormat;
      readonly drafts: readonly ItemDraft[];
      readonly views?: readonly ViewDraft[];
      /** Of a file that holds what was said about it. */
      readonly comments?: CommentDrafts;
      readonly problems: readonly MapProblem[];
      /** All of them, also those beyond the list. */
      readonly counts: Readonly<Record<MapProblemKind, number>>;
    }
  | {
      readonly kind: 'refused';
      readonly why: MapRefusal;
      readonly count: number;
      /** Where it breaks, when that is known. */
      readonly line: number;
    };

export function refusedMap(why: MapRefusal, count = 0, line = 0): MapReading {
  return { kind: 'refused', why, count, line };
}

export const isLinkDraft = ({ fields }: ItemDraft) => fields.kind === 'link';
export const isGroupDraft = ({ fields }: ItemDraft) => fields.kind === 'group';
export const isNodeDraft = ({ fields, stands }: ItemDraft) =>
  stands === undefined && fields.kind !== 'link' && fields.kind !== 'group';
