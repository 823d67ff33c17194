import type * as Y from 'yjs';
import { boardItems } from '../../../shared/documents/board.ts';
import type { BoardItemKind } from '../../../shared/documents/boardKinds.ts';
import { readItem } from '../../../shared/documents/readItem.ts';

/** What is no heading and no link is a line of a list. */
const MARKS: Partial<Record<BoardItemKind, string>> = { cluster: '##', frame: '#', connector: '>' };

function base64(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text);
}

/**
 * A copy that a person can read and a machine can restore: the words of every item, then the whole state of the
 * document as one Yjs update in base64.
 */
export function copyAsText(title: string, doc: Y.Doc, update: Uint8Array): string {
  const lines: string[] = [];
  for (const [id, map] of boardItems(doc)) {
    const item = readItem(id, map);
    if (item && item.text.trim() !== '') lines.push(`${MARKS[item.kind] ?? '-'} ${item.text.trim()}`);
  }
  return asText(title, lines, update);
}

export function asText(title: string, lines: readonly string[], update: Uint8Array): string {
  return [title, '', ...lines, '', '--- yjs update v1, base64 ---', base64(update), ''].join('\n');
}

/** A file name that every system takes. */
export function copyName(title: string, at: Date): string {
  const plain =
    title
      .replace(/[^\p{L}\p{N} -]/gu, '')
      .trim()
      .slice(0, 60) || 'board';
  return `${plain} ${at.toISOString().slice(0, 16).replace(/[:T]/g, '-')}.txt`;
}

export function downloadText(name: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'text/plain;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}
