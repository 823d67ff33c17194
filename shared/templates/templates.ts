/** The templates of every installation, drawn for one language and the cities of one twinning. */
import * as Y from 'yjs';
import { boardItems } from '../documents/board.ts';
import type { Language } from '../domain/workspace.ts';
import type { Draft } from '../exchange/draft.ts';
import { landDrafts } from '../exchange/landDrafts.ts';
import type { ItemId } from '../ids.ts';
import { fishbone, impactEffort, peerAssist, problemTree, retrospective } from './deciding.ts';
import { barriers, brainstorm, cities, galleryWalk, worldCafe } from './gathering.ts';
import { type Say, Sheet, sayIn } from './Sheet.ts';
import type { TemplateId } from './templateIds.ts';

export interface Setting {
  readonly language: Language;
  /** Names of the twinning's cities. */
  readonly cities: readonly string[];
}

type Draw = (say: Say, cities: readonly string[]) => Sheet;

const DRAWN: Readonly<Record<TemplateId, Draw>> = {
  blank: () => new Sheet(),
  cities,
  brainstorm,
  barriers,
  peerAssist,
  impactEffort,
  fishbone,
  problemTree,
  retrospective,
  worldCafe,
  galleryWalk,
};

export function templateDrafts(id: TemplateId, { language, cities: names }: Setting): readonly Draft[] {
  return DRAWN[id](sayIn(language), names).drafts;
}

/** The author of every template's structs. Another than the demo's; real clients draw theirs at random. */
const TEMPLATE_CLIENT = 2;
const LETTERS = '23456789abcdefghjkmnpqrstuvwxyz_';

/** The same for the same place, in every board: an id names an item within its document only. */
function placeId(place: number): ItemId {
  let id = 't';
  for (let rest = place; id.length < 20; rest = Math.floor(rest / 32)) id += LETTERS[rest % 32];
  return id as ItemId;
}

/**
 * Drafts as the first update of a new board. Same drafts and time in, same bytes out, by one fixed client: applying it
 * twice changes nothing. Null for a blank board, which has no first update.
 */
export function firstUpdate(drafts: readonly Draft[], at: number): Uint8Array | null {
  if (drafts.length === 0) return null;
  const doc = new Y.Doc({ gc: false });
  doc.clientID = TEMPLATE_CLIENT;
  doc.transact(() =>
    landDrafts(boardItems(doc), drafts, { by: { x: 0, y: 0 }, author: null, at, top: null, newId: placeId }),
  );
  const update = Y.encodeStateAsUpdate(doc);
  doc.destroy();
  return update;
}
