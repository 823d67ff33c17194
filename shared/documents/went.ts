/** Where a note went: fields `went:<document>` that name a node each, so that two people can send it to two maps at once. */
import type { DocumentId, ItemId } from '../ids.ts';
import { parseDocumentId, parseItemId } from '../ids.ts';
import type { Went } from './boardKinds.ts';

const PREFIX = 'went:';
/** More maps than a twinning has. */
const MOST = 40;

export const wentField = (map: DocumentId): string => PREFIX + map;

/** Undefined when it went nowhere, as nearly every note. Untrusted: what is no id counts as nothing. */
export function readWent(entries: Iterable<readonly [string, unknown]>): Went | undefined {
  let went: Record<DocumentId, ItemId> | undefined;
  let count = 0;
  for (const [name, raw] of entries) {
    if (!name.startsWith(PREFIX) || count === MOST) continue;
    const [map, node] = [parseDocumentId(name.slice(PREFIX.length)), parseItemId(raw)];
    if (map === null || node === null) continue;
    went ??= {};
    went[map] = node;
    count += 1;
  }
  return went;
}

export function wentFields(went: Went | undefined): Readonly<Record<string, ItemId>> {
  return Object.fromEntries(
    Object.entries(went ?? {}).map(([map, node]) => [wentField(map as DocumentId), node]),
  );
}
