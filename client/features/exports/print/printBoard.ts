/**
 * The print view: the board as a picture and as a text in reading order, with real headings and lists, so that what the
 * browser saves as PDF is tagged. It lies over the page only while printing.
 */
import type { BoardItem } from '../../../../shared/documents/boardKinds.ts';
import { isContainer, isGrid, isJoining, isTableLine } from '../../../../shared/documents/boardKinds.ts';
import { cellOf } from '../../../../shared/documents/tableLayout.ts';
import { type ExportedBoard, type ExportedItem, frameTitle } from '../../../../shared/exchange/exported.ts';
import { type Count, countsOf } from '../../../../shared/exchange/tally.ts';
import type { ItemId } from '../../../../shared/ids.ts';
import { partsIn, stretchesOf } from '../../../canvas/text/strongParts.ts';
import { webAddressesIn } from '../../../ui/webAddresses.ts';
import styles from './Print.module.css';

export interface PrintWords {
  readonly date: string;
  /** "linked to Ask the bank (leads to)". */
  readonly linkedTo: (target: string, label: string) => string;
  /** “5 × Dot, 2 × Agree”: paper has no typeface to rely on for signs. */
  readonly votes: (counts: readonly Count[]) => string;
  readonly noTitle: string;
  readonly loose: string;
}

export interface PrintPicture {
  readonly address: string;
  readonly description: string;
}

export interface PrintPictures {
  readonly whole: PrintPicture | null;
  /** Of frames, where there are several, in their turn: each begins a page. */
  readonly frames: ReadonlyMap<ItemId, PrintPicture>;
}

function element(name: string, text = '', className = ''): HTMLElement {
  const made = document.createElement(name);
  made.textContent = text;
  if (className) made.className = className;
  made.dir = 'auto';
  return made;
}

/** Web addresses are links, also in what is saved as PDF; some letters are bold. */
function wordsOf({ text, strong = '' }: BoardItem): HTMLElement {
  const words = element('span', '', styles.words);
  const stretches = stretchesOf(strong);
  const partsOf = (from: number, to?: number) =>
    partsIn(text, stretches, from, to).map((part) => (part.strong ? element('b', part.words) : part.words));
  let at = 0;
  for (const { start, end, address } of webAddressesIn(text)) {
    const link = document.createElement('a');
    link.href = address;
    link.append(...partsOf(start, end));
    words.append(...partsOf(at, start), link);
    at = end;
  }
  words.append(...partsOf(at));
  return words;
}

/** What was voted on it stands behind its words. */
function itemOf(one: ExportedItem, links: readonly string[], votes: string): HTMLElement {
  const item = element('li');
  const words = wordsOf(one.item);
  if (one.item.bold) words.style.fontWeight = '700';
  if (one.item.struck) words.style.textDecoration = 'line-through';
  item.append(words);
  if (votes) item.append(element('small', votes));
  const by = one.author ? [one.author.name, one.author.city].filter(Boolean).join(', ') : '';
  if (by) item.append(element('small', by));
  if (links.length > 0) {
    const list = element('ul');
    list.append(...links.map((link) => element('li', link)));
    item.append(list);
  }
  return item;
}

/** With headers of rows and columns, so that what is read aloud names them. */
function tableOf(held: readonly ExportedItem[], noteOf: (one: ExportedItem) => HTMLElement): HTMLElement {
  const ofKind = (kind: 'row' | 'column') => held.filter(({ item }) => item.kind === kind);
  const [rows, columns] = [ofKind('row'), ofKind('column')];
  const idsOf = (lines: readonly ExportedItem[]) => lines.map(({ item }) => item.id);
  const header = ({ item }: ExportedItem, scope: string) => {
    const made = element('th', item.text);
    made.setAttribute('scope', scope);
    return made;
  };
  const cellAt = (row: ItemId, column: ItemId) => {
    const notes = held.filter(({ item }) => {
      const cell = item.kind === 'note' && cellOf(item, idsOf(rows), idsOf(columns));
      return cell && cell.row === row && cell.column === column;
    });
    const [made, list] = [element('td'), element('ul')];
    list.append(...notes.map(noteOf));
    if (notes.length > 0) made.append(list);
    return made;
  };
  const table = element('table');
  const head = element('tr');
  head.append(element('td'), ...columns.map((column) => header(column, 'col')));
  table.append(head);
  for (const row of rows) {
    const made = element('tr');
    made.append(header(row, 'row'), ...columns.map((column) => cellAt(row.item.id, column.item.id)));
    table.append(made);
  }
  return table;
}

function imageOf({ address, description }: PrintPicture): HTMLElement {
  const image = document.createElement('img');
  image.src = address;
  image.alt = description;
  image.className = styles.picture ?? '';
  return image;
}

/** Headings are frames, sub-headings clusters, items notes; tables are tables. A frame alone is the heading of the page. */
export function printView(board: ExportedBoard, pictures: PrintPictures, words: PrintWords): HTMLElement {
  const page = element('div');
  const alone = frameTitle(board);
  page.append(element('h1', alone ?? board.title));
  if (alone !== null) page.append(element('p', board.title));
  page.append(element('p', words.date));
  if (pictures.whole !== null) page.append(imageOf(pictures.whole));
  const counts = countsOf(board.items);
  const votesOf = ({ item }: ExportedItem) => words.votes(counts.get(item.id) ?? []);
  const byId = new Map(board.items.map((one) => [one.item.id, one]));
  const linksOf = (one: ExportedItem) =>
    board.items.flatMap(({ item }) => {
      const starts = item.kind === 'connector' && (item.from ?? item.id) === one.item.id;
      const target = starts && item.to ? byId.get(item.to) : undefined;
      const label = item === one.item ? '' : item.text;
      return target ? [words.linkedTo(target.item.text || words.noTitle, label)] : [];
    });
  const heldBy = (parent: string | null) => board.items.filter((one) => one.parent === parent);
  const list = (held: readonly ExportedItem[]) => {
    const notes = held.filter(
      ({ item }) =>
        !isContainer(item.kind) && !isTableLine(item.kind) && !isJoining(item) && item.text.trim() !== '',
    );
    if (notes.length === 0) return;
    const made = element('ul');
    made.append(...notes.map((one) => itemOf(one, linksOf(one), votesOf(one))));
    page.append(made);
  };
  const clusters = (held: readonly ExportedItem[]) => {
    for (const one of held.filter(({ item }) => isGrid(item.kind))) {
      page.append(element('h3', one.item.text || words.noTitle));
      if (votesOf(one)) page.append(element('p', votesOf(one)));
      for (const link of linksOf(one)) page.append(element('p', link));
      if (one.item.kind === 'table')
        page.append(tableOf(heldBy(one.item.id), (note) => itemOf(note, linksOf(note), votesOf(note))));
      else list(heldBy(one.item.id));
    }
  };
  const turns = [...pictures.frames.keys()];
  const frames = heldBy(null)
    .filter(({ item }) => item.kind === 'frame')
    .toSorted((a, b) => turns.indexOf(a.item.id) - turns.indexOf(b.item.id));
  const loose = heldBy(null).filter(({ item }) => item.kind !== 'frame' && !isJoining(item));
  const begin = (title: string) =>
    page.append(element('h2', title, turns.length > 0 ? styles.newPage : undefined));
  for (const { item } of frames) {
    if (alone === null) begin(item.text.trim() || words.noTitle);
    const picture = pictures.frames.get(item.id);
    if (picture) page.append(imageOf(picture));
    list(heldBy(item.id));
    clusters(heldBy(item.id));
  }
  if (loose.length > 0 && frames.length > 0) begin(words.loose);
  list(loose);
  clusters(loose);
  return page;
}

/**
 * Opens the browser's own print, where "Save as PDF" is. Phones go on at once and print meanwhile: what is printed stays
 * until somebody does something on the page again.
 */
export async function print(view: HTMLElement, title: string): Promise<void> {
  const before = document.title;
  view.classList.add(styles.page ?? '');
  document.body.append(view);
  document.documentElement.classList.add(styles.printing ?? '');
  document.title = title;
  await Promise.all([...view.querySelectorAll('img')].map((image) => image.decode().catch(() => undefined)));
  const over = new AbortController();
  const end = () => {
    over.abort();
    document.title = before;
    document.documentElement.classList.remove(styles.printing ?? '');
    view.remove();
  };
  for (const type of ['pointerdown', 'keydown'])
    window.addEventListener(type, end, { capture: true, signal: over.signal });
  try {
    window.print();
  } catch (refused) {
    end();
    throw refused;
  }
}
