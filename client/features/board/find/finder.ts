/** Which items fit what somebody looks for. Pure over the model. */

import type { BoardItem, BoardItemKind, NoteColour } from '../../../../shared/documents/boardKinds.ts';
import { colourShown } from '../../../../shared/documents/boardKinds.ts';
import type { ItemId } from '../../../../shared/ids.ts';
import { fold } from '../../../../shared/wording/terms.ts';
import type { ItemMarks } from '../../../live/discussion/DiscussionState.ts';
import type { AuthorName } from '../canvas/CanvasContext.ts';
import type { BoardModel } from '../model/boardModel.ts';

export interface Criteria {
  /** Every word of it must be in the item's words, its author's name, or their city's name or badge. */
  readonly words: string;
  /** `member:<id>` or `city:<badge>`; empty is anybody. */
  readonly who: string;
  readonly colour: NoteColour | '';
  readonly kind: BoardItemKind | '';
  readonly comments: (typeof COMMENT_CRITERIA)[number] | '';
}

export const COMMENT_CRITERIA = ['open', 'unanswered', 'unread'] as const;

/** What is said about an item. */
export type SaidOf = (id: ItemId) => Pick<ItemMarks, 'comments' | 'unread' | 'unanswered'>;

export const NOTHING_ASKED: Criteria = { words: '', who: '', colour: '', kind: '', comments: '' };

export type AuthorNameOf = (memberId: string | null) => AuthorName | null;

export function asksNothing({ words, who, colour, kind, comments }: Criteria): boolean {
  return words.trim() === '' && who === '' && colour === '' && kind === '' && comments === '';
}

function fits(
  item: BoardItem,
  criteria: Criteria,
  words: readonly string[],
  authorOf: AuthorNameOf,
): boolean {
  const { who, colour, kind } = criteria;
  if (kind !== '' && item.kind !== kind) return false;
  if (colour !== '' && colourShown(item) !== colour) return false;
  const author = authorOf(item.author);
  if (who.startsWith('member:') && who !== `member:${item.author}`) return false;
  if (who.startsWith('city:') && who !== `city:${author?.badge}`) return false;
  if (words.length === 0) return true;
  const text = fold(`${item.text} ${author?.name ?? ''} ${author?.city ?? ''} ${author?.badge ?? ''}`);
  return words.every((word) => text.includes(word));
}

function isSaid(id: ItemId, { comments }: Criteria, saidOf: SaidOf | null): boolean {
  if (comments === '') return true;
  const said = saidOf?.(id);
  if (comments === 'unanswered') return said?.unanswered === true;
  return ((comments === 'open' ? said?.comments : said?.unread) ?? 0) > 0;
}

/** In reading order; nothing when nothing is asked. */
export function findItems(
  model: BoardModel,
  criteria: Criteria,
  authorOf: AuthorNameOf,
  saidOf: SaidOf | null = null,
): readonly ItemId[] {
  if (asksNothing(criteria)) return [];
  const words = fold(criteria.words)
    .split(/\s+/)
    .filter((word) => word !== '');
  return model.readingOrder().filter((id) => {
    const item = model.item(id);
    return item !== null && isSaid(id, criteria, saidOf) && fits(item, criteria, words, authorOf);
  });
}

interface Choice {
  readonly value: string;
  readonly label: string;
}

export interface Choices {
  readonly people: readonly Choice[];
  readonly cities: readonly Choice[];
  readonly colours: ReadonlySet<NoteColour>;
  readonly kinds: ReadonlySet<BoardItemKind>;
}

const byName = (choices: ReadonlyMap<string, string>): readonly Choice[] =>
  [...choices].map(([value, label]) => ({ value, label })).sort((a, b) => a.label.localeCompare(b.label));

/** What there is to choose from on this board: only that which somebody would find. */
export function choicesOf(model: BoardModel, authorOf: AuthorNameOf): Choices {
  const people = new Map<string, string>();
  const cities = new Map<string, string>();
  const colours = new Set<NoteColour>();
  const kinds = new Set<BoardItemKind>();
  for (const id of model.readingOrder()) {
    const item = model.item(id);
    if (!item) continue;
    kinds.add(item.kind);
    const colour = colourShown(item);
    if (colour !== null) colours.add(colour);
    const author = authorOf(item.author);
    if (author && item.author) people.set(`member:${item.author}`, author.name);
    if (author?.badge) cities.set(`city:${author.badge}`, author.city ?? author.badge);
  }
  return { people: byName(people), cities: byName(cities), colours, kinds };
}
