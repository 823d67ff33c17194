/** The timeline as a list: moments, and what somebody named in between. Oldest first. */
import type { HistoryView } from '../../../shared/api.ts';
import type { MemberId, VersionId } from '../../../shared/ids.ts';

export interface Entry {
  readonly sequence: number;
  readonly from: number;
  readonly at: number;
  /** Since the entry before; null for a state that somebody named between two moments. */
  readonly edits: number | null;
  /** Null: somebody whom the server does not know. */
  readonly people: readonly (MemberId | null)[];
  readonly version: { readonly id: VersionId; readonly title: string } | null;
}

export function entriesOf({ moments, writers, versions }: HistoryView): readonly Entry[] {
  const entries: Entry[] = moments.map((moment) => ({
    sequence: moment.sequence,
    from: moment.from,
    at: moment.at,
    edits: moment.edits,
    people: [...new Set(moment.writers.map(([client]) => writers[client] ?? null))],
    version: null,
  }));
  for (const { id, title, sequence } of versions) {
    const version = { id, title };
    const at = entries.findIndex((entry) => entry.sequence >= sequence);
    const entry = entries[at];
    // Beyond the timeline: it was named here and removed there.
    if (entry === undefined) continue;
    if (entry.sequence === sequence && entry.version === null) entries[at] = { ...entry, version };
    else entries.splice(at, 0, { ...entry, sequence, edits: null, people: [], version });
  }
  return entries;
}
