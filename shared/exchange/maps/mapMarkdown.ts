/** A map as an outline in Markdown: its kinds as headings, nodes as list items, where each leads below it, then its named loops. Words come from the caller. */
import { escapeMarkdown } from '../boardMarkdown.ts';
import { oneLine } from '../cleanText.ts';
import type { ExportedMap } from './exportedMap.ts';
import { loopsOfMap, type OutlineWords, outlineOfMap } from './mapOutline.ts';

const line = (text: string) => escapeMarkdown(oneLine(text));

export function writeMapMarkdown(map: ExportedMap, words: OutlineWords): string {
  const lines = [`# ${line(map.title)}`, ''];
  const outlining = { map, words, clean: line };
  for (const { heading, nodes } of outlineOfMap(outlining)) {
    lines.push(`## ${heading}`, '');
    for (const { title, about, note, leads } of nodes) {
      lines.push(`- ${title}${about.length === 0 ? '' : ` (${about.join('; ')})`}`);
      if (note !== '') lines.push(`  ${note}`);
      lines.push(...leads.map((lead) => `  - ${lead}`));
    }
    lines.push('');
  }
  const loops = loopsOfMap(outlining);
  if (loops.length > 0) lines.push(`## ${words.loops}`, '', ...loops.map((loop) => `- ${loop}`));
  return `${lines.join('\n').trimEnd()}\n`;
}
