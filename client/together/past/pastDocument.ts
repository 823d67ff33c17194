/** A document that only this screen knows: the past is written into it, and nothing of it leaves the tab. */
import { Awareness } from 'y-protocols/awareness';
import * as Y from 'yjs';
import { documentItems } from '../../../shared/documents/items.ts';
import type { DocumentId } from '../../../shared/ids.ts';
import { writable } from '../../live/readable.ts';
import type { LiveDocument, SaveState } from '../../live/types.ts';
import { matchItem } from './restore.ts';

export interface PastDocument {
  readonly live: LiveDocument;
  /** From now on it is what this document is; what stays the same keeps its element on the screen. */
  show(past: Y.Doc): void;
}

const NOTHING_TO_SAVE: SaveState = { kind: 'saved', at: null };

export function openPastDocument(documentId: DocumentId): PastDocument {
  const doc = new Y.Doc();
  const awareness = new Awareness(doc);
  const live: LiveDocument = {
    documentId,
    doc,
    awareness,
    loaded: writable(true),
    saveState: writable<SaveState>(NOTHING_TO_SAVE),
    people: writable<LiveDocument['people'] extends { get(): infer People } ? People : never>([]),
    retry: () => undefined,
    restrict: () => undefined,
    copy: () => Y.encodeStateAsUpdate(doc),
    keepLook: null,
    destroy() {
      awareness.destroy();
      doc.destroy();
    },
  };
  return {
    live,
    show(past) {
      const [to, from] = [documentItems(doc), documentItems(past)];
      doc.transact(() => {
        for (const id of new Set([...to.keys(), ...from.keys()])) matchItem(to, from, id);
      });
    },
  };
}
