/** The print view: the map as a picture, then as an outline with real headings and lists, so that a saved PDF is tagged. */
import type { ExportedMap } from '../../../../shared/exchange/maps/exportedMap.ts';
import type { OutlineWords } from '../../../../shared/exchange/maps/mapMarkdown.ts';

export interface MapPrintWords extends OutlineWords {
  readonly description: string;
  readonly date: string;
}

function element(name: string, text = ''): HTMLElement {
  const made = document.createElement(name);
  made.textContent = text;
  made.dir = 'auto';
  return made;
}

function listOf(items: readonly HTMLElement[]): HTMLElement {
  const list = element('ul');
  list.append(...items);
  return list;
}

export function mapPrintView(map: ExportedMap, picture: string, words: MapPrintWords): HTMLElement {
  const { nodes, links, cities } = map;
  const page = element('div');
  const image = document.createElement('img');
  image.src = picture;
  image.alt = words.description;
  image.style.width = '100%';
  page.append(element('h1', map.title), element('p', words.date), image);
  const titles = new Map(nodes.map(({ item }) => [item.id, item.text.trim() || words.untitled]));
  const kinds = new Set([...Object.keys(words.kinds), ...nodes.map(({ item }) => item.kindName)]);
  for (const kind of kinds) {
    const held = nodes.filter(({ item }) => item.kindName === kind);
    if (held.length === 0) continue;
    const rows = held.map(({ item }) => {
      const row = element('li', titles.get(item.id));
      const perCity = cities.flatMap(({ id, name }) => {
        const status = item.status[id];
        const said = [item.severity[id], status && words.statuses[status]].filter(Boolean).join(', ');
        return said === '' ? [] : [`${name} ${said}`];
      });
      const about = [
        item.category ? (words.categories[item.category] ?? item.category) : '',
        ...perCity,
        item.note.trim(),
      ].filter(Boolean);
      if (about.length > 0) row.append(document.createElement('br'), element('small', about.join('; ')));
      const leads = links.filter((link) => link.item.from === item.id);
      const lines = leads.map(({ item: link }) =>
        element('li', `${words.relations[link.relation ?? 'unclear']} → ${titles.get(link.to)}`),
      );
      if (lines.length > 0) row.append(listOf(lines));
      return row;
    });
    page.append(element('h2', words.kinds[kind] ?? kind), listOf(rows));
  }
  return page;
}
