import type * as Y from 'yjs';
import { mapItems, readMapItem } from '../../../shared/documents/barrierMap.ts';
import { asText } from './downloadCopy.ts';

/** A copy of a barrier map that a person can read and a machine can restore. */
export function mapAsText(title: string, doc: Y.Doc, update: Uint8Array): string {
  const texts = [...mapItems(doc)].map(([id, map]) => readMapItem(id, map)?.text.trim() ?? '');
  const lines = texts.filter((text) => text !== '').map((text) => `- ${text}`);
  return asText(title, lines, update);
}
