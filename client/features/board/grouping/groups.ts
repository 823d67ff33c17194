/** Notes in groups, by what they have in common. Pure. */
import type { Note } from '../../../../shared/documents/boardKinds.ts';
import type { ItemId } from '../../../../shared/ids.ts';
import type { AuthorNameOf } from '../find/finder.ts';
import { groupByWording } from './byWording.ts';

export const GROUPINGS = ['colour', 'author', 'city', 'wording'] as const;
export type Grouping = (typeof GROUPINGS)[number];

export interface NoteGroup {
  readonly name: string;
  readonly ids: readonly ItemId[];
}

interface Words {
  readonly colourOf: (colour: Note['colour']) => string;
  readonly authorOf: AuthorNameOf;
}

/** What a note has in common with others; null is nothing that could be named. */
function keyOf(note: Note, by: Exclude<Grouping, 'wording'>, { colourOf, authorOf }: Words): string | null {
  if (by === 'colour') return colourOf(note.colour);
  const author = authorOf(note.author);
  return (by === 'author' ? author?.name : author?.badge) ?? null;
}

/** The largest first; notes keep their order. Notes without anything in common, as without a known author, are in none. */
export function groupsOf(notes: readonly Note[], by: Grouping, words: Words): readonly NoteGroup[] {
  const groups = by === 'wording' ? byWording(notes) : byKey(notes, (note) => keyOf(note, by, words));
  return groups.toSorted((a, b) => b.ids.length - a.ids.length || (a.name < b.name ? -1 : 1));
}

function byWording(notes: readonly Note[]): readonly NoteGroup[] {
  return groupByWording(notes.map((note) => note.text)).map(({ name, members }) => ({
    name,
    ids: members.flatMap((at) => notes[at]?.id ?? []),
  }));
}

function byKey(notes: readonly Note[], key: (note: Note) => string | null): readonly NoteGroup[] {
  const groups = new Map<string, ItemId[]>();
  for (const note of notes) {
    const name = key(note);
    if (name !== null) groups.set(name, [...(groups.get(name) ?? []), note.id]);
  }
  return [...groups].map(([name, ids]) => ({ name, ids }));
}
