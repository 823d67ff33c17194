/** A map as an outline in Markdown: its kinds as headings, nodes as list items, where each leads below it. Words come from the caller. */
import { escapeMarkdown } from '../boardMarkdown.ts';
import { oneLine } from '../cleanText.ts';
import type { ExportedMap, ExportedNode } from './exportedMap.ts';

export interface OutlineWords {
  /** "Barriers"; of kinds that only a newer version knows their own name. */
  readonly kinds: Readonly<Record<string, string>>;
  readonly relations: Readonly<Record<string, string>>;
  readonly categories: Readonly<Record<string, string>>;
  readonly statuses: Readonly<Record<string, string>>;
  readonly untitled: string;
}

const line = (text: string) => escapeMarkdown(oneLine(text));

function aboutNode({ item }: ExportedNode, { cities, groups }: ExportedMap, words: OutlineWords): string {
  const perCity = cities.flatMap(({ id, name }) => {
    const [severity, status] = [item.severity[id], item.status[id]];
    const said = [severity, status && words.statuses[status]].filter(Boolean).join(', ');
    return said === '' ? [] : [`${line(name)} ${said}`];
  });
  const group = groups.find((one) => one.item.id === item.group)?.item.text ?? '';
  const category = item.category ? (words.categories[item.category] ?? item.category) : '';
  const about = [category, line(group), ...perCity].filter(Boolean);
  return about.length === 0 ? '' : ` (${about.join('; ')})`;
}

export function writeMapMarkdown(map: ExportedMap, words: OutlineWords): string {
  const { title, nodes, links } = map;
  const titles = new Map(nodes.map(({ item }) => [item.id, line(item.text) || words.untitled]));
  const kinds = [...new Set([...Object.keys(words.kinds), ...nodes.map(({ item }) => item.kindName)])];
  const lines = [`# ${line(title)}`, ''];
  for (const kind of kinds) {
    const held = nodes.filter(({ item }) => item.kindName === kind);
    if (held.length === 0) continue;
    lines.push(`## ${words.kinds[kind] ?? line(kind)}`, '');
    for (const node of held) {
      lines.push(`- ${titles.get(node.item.id)}${aboutNode(node, map, words)}`);
      if (node.item.note.trim() !== '') lines.push(`  ${line(node.item.note)}`);
      for (const { item } of links)
        if (item.from === node.item.id)
          lines.push(`  - ${words.relations[item.relation ?? 'unclear']} → ${titles.get(item.to)}`);
    }
    lines.push('');
  }
  return `${lines.join('\n').trimEnd()}\n`;
}
