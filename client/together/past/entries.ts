/** The timeline as a list: moments, and what somebody named in between. Oldest first. */
import type { GoneItem, HistoryView } from '../../../shared/api.ts';
import type { MemberId, VersionId } from '../../../shared/ids.ts';
import type { LookBack } from '../Together.ts';

export interface Entry {
  readonly sequence: number;
  readonly from: number;
  readonly at: number;
  /** Since the entry before; null for a state between two moments, that somebody named or looks back to. */
  readonly edits: number | null;
  /** Who wrote and who deleted. Null: somebody whom the server does not know. */
  readonly people: readonly (MemberId | null)[];
  readonly onlyDeleted: boolean;
  /** So many were deleted since the entry before and did not come back. */
  readonly deleted: number;
  /** What the first of them with words was called: of a node and its links the node, of a frame and its notes the frame. */
  readonly deletedWords: string;
  /** What its maker took back in it, as by undo: the first with words; null where nothing was. */
  readonly tookBack: string | null;
  readonly version: { readonly id: VersionId; readonly title: string } | null;
}

/** What is worth a line. */
export const listed = (gone: readonly GoneItem[]) => gone.filter(({ blank }) => !blank);

/** Who deletes a frame means it by that, not what was in it. */
const HOLDERS: readonly string[] = ['cluster', 'table', 'frame'];
const headFirst = (a: GoneItem, b: GoneItem) => HOLDERS.indexOf(b.kind) - HOLDERS.indexOf(a.kind);

/** Of what went in one breath the holders first. */
export const lastFirst = (gone: readonly GoneItem[]) =>
  gone.toReversed().sort((a, b) => b.sequence - a.sequence || headFirst(a, b));

/** Of the moment that ends with a sequence. */
export const goneIn = (gone: readonly GoneItem[], after: number, upTo: number) =>
  listed(within(gone, after, upTo));

const within = (gone: readonly GoneItem[], after: number, upTo: number) =>
  gone.filter(({ sequence }) => sequence > after && sequence <= upTo);

const firstWords = (gone: readonly GoneItem[]) => gone.find(({ words }) => words)?.words ?? '';

/** Puts an entry where its sequence belongs: after the timeline there is no place for one that somebody else removed. */
function place(entries: Entry[], sequence: number, entryAt: (there: Entry) => Entry): void {
  const at = entries.findIndex((entry) => entry.sequence >= sequence);
  const there = entries[at];
  if (there === undefined) return;
  const entry = entryAt(there);
  entries.splice(at, entry.edits === null ? 0 : 1, entry);
}

/** Where an entry of another timeline is in this one, with its name or without; the next one where it is not there. */
export function placeOf({ sequence, version }: Entry, entries: readonly Entry[]): number {
  const same = entries.findIndex((one) => one.sequence === sequence && one.version?.id === version?.id);
  return same >= 0 ? same : entries.findIndex((one) => one.sequence >= sequence);
}

const NONE_GONE = { deleted: 0, deletedWords: '', tookBack: null };

/** `lookBack` has an entry, even between two moments. */
export function entriesOf(
  { moments, writers, versions }: HistoryView,
  lookBack: LookBack | null = null,
  gone: readonly GoneItem[] = [],
): readonly Entry[] {
  const entries: Entry[] = moments.map((moment) => ({
    sequence: moment.sequence,
    from: moment.from,
    at: moment.at,
    edits: moment.edits,
    people: [...new Set([...moment.writers.map(([client]) => writers[client] ?? null), ...moment.deletedBy])],
    onlyDeleted: moment.writers.length === 0,
    ...NONE_GONE,
    version: null,
  }));
  const between = { edits: null, people: [], onlyDeleted: false, ...NONE_GONE };
  for (const { id, title, sequence } of versions) {
    const version = { id, title };
    place(entries, sequence, (there) =>
      there.sequence === sequence && there.version === null
        ? { ...there, version }
        : { ...there, ...between, sequence, version },
    );
  }
  if (lookBack !== null && entries.every(({ sequence }) => sequence !== lookBack.sequence)) {
    const { sequence, at } = lookBack;
    place(entries, sequence, () => ({ ...between, sequence, from: at, at, version: null }));
  }
  return entries.map((entry, at) => {
    const all = within(gone, entries[at - 1]?.sequence ?? 0, entry.sequence);
    const [went, back] = [listed(all), all.filter(({ blank }) => blank)];
    const tookBack = back.length > 0 ? firstWords(back) : null;
    return { ...entry, deleted: went.length, deletedWords: firstWords(went.toSorted(headFirst)), tookBack };
  });
}
