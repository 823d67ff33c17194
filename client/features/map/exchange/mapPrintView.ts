/** The print view: the map as a picture, then as an outline with real headings and lists, so that a saved PDF is tagged. */
import type { ExportedMap } from '../../../../shared/exchange/maps/exportedMap.ts';
import {
  type OutlinedNode,
  type OutlineWords,
  outlineOfMap,
} from '../../../../shared/exchange/maps/mapOutline.ts';
import type { Box } from '../../../canvas/geometry.ts';
import styles from './MapPaper.module.css';
import type { MapPaper } from './mapPaper.ts';

export interface MapPrintWords extends OutlineWords {
  readonly description: string;
  readonly date: string;
  /** What its picture is. */
  readonly legend: string;
  /** "Part 1 of 4". */
  readonly partOf: (at: number, of: number) => string;
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

/** The map, whole and, where it has parts, in them. Addresses of pictures. */
export interface PrintedMap {
  readonly address: string;
  readonly paper: MapPaper;
  readonly legend: { readonly address: string; readonly w: number } | null;
}

/** In points of a pixel: its letters are 8 points high then. */
const LEGEND = 8 / 13;

function legendOf({ legend }: PrintedMap, words: MapPrintWords): readonly HTMLElement[] {
  if (legend === null) return [];
  const image = imageOf(legend.address, words.legend);
  image.className = styles.whole ?? '';
  image.style.maxWidth = `${legend.w * LEGEND}pt`;
  return [image];
}

function imageOf(address: string, alt: string): HTMLImageElement {
  const image = document.createElement('img');
  image.src = address;
  image.alt = alt;
  return image;
}

/** A window onto the picture. */
function partOf({ address, paper: { of } }: PrintedMap, { x, y, w, h }: Box, caption: string): HTMLElement {
  const [part, window] = [element('figure'), element('div')];
  part.className = styles.part ?? '';
  const image = imageOf(address, '');
  Object.assign(window.style, { width: `${w}pt`, height: `${h}pt` });
  Object.assign(image.style, { left: `${-x}pt`, top: `${-y}pt`, width: `${of.w}pt`, height: `${of.h}pt` });
  window.append(image);
  part.append(element('figcaption', caption), window);
  return part;
}

function pictureOf(map: ExportedMap, printed: PrintedMap, words: MapPrintWords): HTMLElement {
  const { across, high, parts } = printed.paper;
  const sheet = element('div');
  sheet.classList.add(styles.sheet ?? '', styles[across ? 'across' : 'upright'] ?? '');
  const image = imageOf(printed.address, words.description);
  image.className = styles.whole ?? '';
  image.style.maxHeight = `${high}pt`;
  sheet.append(element('h1', map.title), element('p', words.date), image);
  for (const [at, part] of parts.entries())
    sheet.append(partOf(printed, part, `${map.title} · ${words.partOf(at + 1, parts.length)}`));
  return sheet;
}

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

export function mapPrintView(map: ExportedMap, printed: PrintedMap, words: MapPrintWords): HTMLElement {
  const page = element('div');
  page.append(pictureOf(map, printed, words), ...legendOf(printed, words));
  for (const { heading, nodes } of outlineOfMap({ map, words, clean: (text) => text.trim() }))
    page.append(element('h2', heading), listOf(nodes.map(rowOf)));
  return page;
}
