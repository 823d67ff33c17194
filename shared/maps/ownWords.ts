/** Words that a programme adds to the taxonomies of maps. A document keeps their ids; names can change, ids never. */

export const TAXONOMIES = ['category', 'field'] as const;
export type Taxonomy = (typeof TAXONOMIES)[number];

/** They all begin alike, so that no later word of ours can mean one of them. */
export type OwnId = `own-${string}`;

export interface OwnWord {
  readonly id: OwnId;
  readonly taxonomy: Taxonomy;
  readonly en: string;
  readonly nl: string;
  /** False: nodes that have it keep it, and nobody can choose it any more. */
  readonly offered: boolean;
}

const OWN = /^own-[a-z0-9]+(?:-[a-z0-9]+)*$/;
const LONGEST_ID = 44;

export function parseOwnId(raw: unknown): OwnId | null {
  return typeof raw === 'string' && raw.length <= LONGEST_ID && OWN.test(raw) ? (raw as OwnId) : null;
}

/** An id that is read where its name is not known, as in a table of another programme. */
export function ownIdFor(name: string, taken: readonly string[]): OwnId {
  const plain = name.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  const slug = plain.replace(/[^a-z0-9]+/g, '-').replace(/^-+|-+$/g, '');
  const stem = slug.slice(0, 36).replace(/-+$/, '') || 'word';
  for (let count = 1; ; count += 1) {
    const id: OwnId = count === 1 ? `own-${stem}` : `own-${stem}-${count}`;
    if (!taken.includes(id)) return id;
  }
}
