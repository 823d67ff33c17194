/** A document as the server looks at it before it takes it. */
import * as Y from 'yjs';
import { inspectUpdate, type Known } from '../../server/documents/inspect.ts';
import { DOCUMENT_SHAPES } from '../../shared/documents/shapes.ts';
import type { DocumentKind } from '../../shared/domain/workspace.ts';

const NOTHING_YET: Known = {
  next: () => 0,
  isForeign: () => false,
  isDeleted: () => false,
  holdsItem: () => false,
  depthOf: () => null,
  stateOf: () => null,
};

/** Throws where a server that has nothing yet refuses the document. */
export const offer = (doc: Y.Doc, kind: DocumentKind) =>
  inspectUpdate(Y.encodeStateAsUpdate(doc), DOCUMENT_SHAPES[kind], NOTHING_YET);
