/** Notes in groups, by what they have in common. Pure. */
import type { Note } from '../../../../shared/documents/boardKinds.ts';
import type { ItemId } from '../../../../shared/ids.ts';
import type { AuthorNameOf } from '../find/finder.ts';
import type { WordingGroup } from './byWording.ts';
import type { Grouping } from './groupings.ts';

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
  return (by === 'author' ? author?.name : author?.city) ?? null;
}

const largestFirst = (groups: readonly NoteGroup[]) =>
  groups.toSorted((a, b) => b.ids.length - a.ids.length || (a.name < b.name ? -1 : 1));

/** The largest first; notes keep their order. What has nothing to go by, as without a known author, is in none. */
export function groupsBy(
  notes: readonly Note[],
  by: Exclude<Grouping, 'wording'>,
  words: Words,
): readonly NoteGroup[] {
  const groups = new Map<string, ItemId[]>();
  for (const note of notes) {
    const name = keyOf(note, by, words);
    const known = name === null ? undefined : groups.get(name);
    if (known) known.push(note.id);
    else if (name !== null) groups.set(name, [note.id]);
  }
  return largestFirst([...groups].map(([name, ids]) => ({ name, ids })));
}

/** Of the same notes as were compared. */
export function groupsOfWording(
  notes: readonly Note[],
  groups: readonly WordingGroup[],
): readonly NoteGroup[] {
  return largestFirst(
    groups.map(({ name, members }) => ({ name, ids: members.flatMap((at) => notes[at]?.id ?? []) })),
  );
}
