/**
 * What each kind of document has at its root. The server refuses updates that name another root, or that put list
 * content into a map root: a root that nobody reads would hide content for ever.
 */
import type { DocumentKind } from '../domain/workspace.ts';

export type RootKind = 'map' | 'list';

/** Names of a document's root types. */
export type DocumentShape = ReadonlyMap<string, RootKind>;

export const DOCUMENT_SHAPES: Record<DocumentKind, DocumentShape> = {
  board: new Map([['items', 'map']]),
  barrierMap: new Map([
    ['items', 'map'],
    ['views', 'map'],
    ['columns', 'map'],
  ]),
};
