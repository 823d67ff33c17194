/** A plain text in: a line, a note. Bullets fall off; numbers only when every line has one. */
import { arrange } from './arrange.ts';
import { DraftBox } from './DraftBox.ts';
import type { Reading } from './draft.ts';
import { BULLET } from './pastedLines.ts';

/** "3. April" alone is a date. */
const NUMBER = /^\s*\d{1,4}[.)]\s+/;

export function readText(text: string): Reading {
  const lines = text.replace(/^\ufeff/, '').split(/\r\n?|\n|\u2028|\u2029/);
  const filled = lines
    .map((words, at) => ({ words, line: at + 1 }))
    .filter(({ words }) => words.trim() !== '');
  const numbered = filled.length > 1 && filled.every(({ words }) => NUMBER.test(words));
  const box = new DraftBox();
  for (const { words, line } of filled)
    box.add({ kind: 'note', text: words.replace(numbered ? NUMBER : BULLET, '') }, line);
  const reading = box.reading('text');
  return reading.kind === 'read' ? { ...reading, drafts: arrange(reading.drafts) } : reading;
}
