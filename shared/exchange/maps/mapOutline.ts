/** A map as an outline in words: its kinds, the nodes of each with what is said of them, and where each leads. For paper and Markdown. */
import type { MapLink, MapNode } from '../../documents/barrierMap.ts';
import type { Source } from '../../documents/keyedFields.ts';
import { influencesOf } from '../../maps/graph.ts';
import type { ExportedMap } from './exportedMap.ts';

type Words = Readonly<Record<string, string>>;

export interface OutlineWords {
  /** "Barriers"; of kinds that only a newer version knows their own name. */
  readonly kinds: Words;
  readonly relations: Words;
  readonly categories: Words;
  readonly fields: Words;
  readonly controls: Words;
  readonly confidences: Words;
  readonly statuses: Words;
  readonly strengths: Words;
  readonly states: Words;
  /** "Who can act", "How sure", "Sources", "Works with a delay". */
  readonly control: string;
  readonly confidence: string;
  readonly sources: string;
  readonly delay: string;
  readonly untitled: string;
  /** "Feedback loops". */
  readonly loops: string;
}

export interface OutlinedNode {
  readonly title: string;
  readonly about: readonly string[];
  readonly note: string;
  readonly leads: readonly string[];
}

export interface OutlinedKind {
  readonly heading: string;
  readonly nodes: readonly OutlinedNode[];
}

interface Outlining {
  readonly map: ExportedMap;
  readonly words: OutlineWords;
  /** Of what people wrote. */
  readonly clean: (text: string) => string;
}

function sourcesOf(sources: readonly Source[], { words, clean }: Outlining): readonly string[] {
  const all = sources.map(({ text }) => clean(text)).filter(Boolean);
  return all.length === 0 ? [] : [`${words.sources}: ${all.join(', ')}`];
}

function aboutNode(item: MapNode, outlining: Outlining): readonly string[] {
  const { map, words, clean } = outlining;
  const group = map.groups.find((one) => one.item.id === item.group)?.item.text ?? '';
  const who = item.control.map((one) => words.controls[one] ?? one).join(', ');
  const perCity = map.cities.map(({ id, name }) => {
    const [severity, status] = [item.severity[id], item.status[id]];
    const said = [severity, status && words.statuses[status]].filter(Boolean).join(', ');
    return said && `${clean(name)} ${said}`;
  });
  return [
    item.category ? (words.categories[item.category] ?? clean(item.category)) : '',
    item.field ? (words.fields[item.field] ?? clean(item.field)) : '',
    clean(group),
    who && `${words.control}: ${who}`,
    ...perCity,
    item.confidence ? `${words.confidence}: ${words.confidences[item.confidence]}` : '',
    ...(map.columns ?? []).map(({ id, name }) => {
      const value = item.own[id];
      const told = typeof value === 'object' ? value.join(', ') : value;
      return told === undefined ? '' : `${clean(name)}: ${clean(String(told))}`;
    }),
    ...sourcesOf(item.sources, outlining),
  ].filter(Boolean);
}

/** Only what is not as it is of every fresh link. */
function aboutLink(item: MapLink, outlining: Outlining): string {
  const { words, clean } = outlining;
  const about = [
    item.strength === 'medium' ? '' : words.strengths[item.strength],
    item.delay ? words.delay : '',
    item.state === 'proposed' ? '' : words.states[item.state],
    clean(item.text),
    ...sourcesOf(item.sources, outlining),
  ].filter(Boolean);
  return about.length === 0 ? '' : ` (${about.join('; ')})`;
}

export function outlineOfMap(outlining: Outlining): readonly OutlinedKind[] {
  const { map, words, clean } = outlining;
  const titles = new Map(map.nodes.map(({ item }) => [item.id, clean(item.text) || words.untitled]));
  const leadsFrom = (item: MapNode) =>
    map.links
      .filter((link) => link.item.from === item.id)
      .map(({ item: link }) => {
        const verb = words.relations[link.relation ?? 'unclear'];
        return `${verb} → ${titles.get(link.to)}${aboutLink(link, outlining)}`;
      });
  const kinds = [...new Set([...Object.keys(words.kinds), ...map.nodes.map(({ item }) => item.kindName)])];
  return kinds.flatMap((kind) => {
    const held = map.nodes.filter(({ item }) => item.kindName === kind);
    if (held.length === 0) return [];
    const nodes = held.map(({ item }) => ({
      title: titles.get(item.id) ?? words.untitled,
      about: aboutNode(item, outlining),
      note: clean(item.note),
      leads: leadsFrom(item),
    }));
    return [{ heading: words.kinds[kind] ?? clean(kind), nodes }];
  });
}

/** The named loops that the links of the map make: their names, and their nodes along them back to the first. */
export function loopsOfMap({ map, words, clean }: Outlining): readonly string[] {
  const titles = new Map(map.nodes.map(({ item }) => [item.id, clean(item.text) || words.untitled]));
  const acts = new Set(
    map.links.flatMap(({ item }) => influencesOf(item).map(({ from, to }) => `${from} ${to}`)),
  );
  return map.nodes
    .flatMap(({ item }) => item.loops)
    .flatMap(({ nodes, text }) => {
      const way = [...nodes, ...nodes.slice(0, 1)];
      const stands = nodes.every((from, at) => acts.has(`${from} ${way[at + 1]}`));
      return stands ? [`${clean(text)}: ${way.map((id) => titles.get(id)).join(' → ')}`] : [];
    });
}
