/** The print view: the map as a picture, then as an outline with real headings and lists, so that a saved PDF is tagged. */
import type { ExportedMap } from '../../../../shared/exchange/maps/exportedMap.ts';
import {
  type OutlinedNode,
  type OutlineWords,
  outlineOfMap,
} from '../../../../shared/exchange/maps/mapOutline.ts';

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

/** Whole on one page, beside its title, however the paper lies: cut in two its lines lead nowhere. */
const WHOLE = {
  width: '100%',
  maxHeight: '84vh',
  objectFit: 'contain',
  objectPosition: 'left top',
  breakInside: 'avoid',
};

function rowOf({ title, about, note, leads }: OutlinedNode): HTMLElement {
  const row = element('li', title);
  for (const words of [about.join('; '), note]) {
    if (words === '') continue;
    const small = element('small', words);
    // What people wrote is longer than a line.
    small.style.whiteSpace = 'pre-line';
    row.append(document.createElement('br'), small);
  }
  if (leads.length > 0) row.append(listOf(leads.map((lead) => element('li', lead))));
  return row;
}

export function mapPrintView(map: ExportedMap, picture: string, words: MapPrintWords): HTMLElement {
  const page = element('div');
  const image = document.createElement('img');
  image.src = picture;
  image.alt = words.description;
  Object.assign(image.style, WHOLE);
  page.append(element('h1', map.title), element('p', words.date), image);
  for (const { heading, nodes } of outlineOfMap({ map, words, clean: (text) => text.trim() }))
    page.append(element('h2', heading), listOf(nodes.map(rowOf)));
  return page;
}
