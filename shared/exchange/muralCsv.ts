/**
 * What Mural saves as a table, told in our columns: signs of HTML become letters; "Link to" is an address, which goes to
 * the words, as the tags do, so that every note stays where it lay; its notes are 138 pixels wide and ours are wider, so
 * all lie further apart.
 */
import { NOTE_SIZE } from '../documents/boardKinds.ts';
import type { Row } from './cells.ts';

const SIGNS: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
};
const BETWEEN = NOTE_SIZE + 20;
const MOST_SPREAD = 4;

/** Once only: `&amp;lt;` is what somebody wrote who wrote `&lt;`. */
function letters(text: string): string {
  return text.replace(/&(#x?[0-9a-f]{1,6}|[a-z]{2,6});/gi, (whole, name: string) => {
    if (!name.startsWith('#')) return SIGNS[name.toLowerCase()] ?? whole;
    const code = Number(name[1] === 'x' || name[1] === 'X' ? `0x${name.slice(2)}` : name.slice(1));
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}

type At = readonly [x: number, y: number];

/** How far apart they must go so that the nearest neighbours of most do not lie on each other. */
function spread(places: readonly At[]): number {
  const gaps = places
    .map(([x, y], one) =>
      places.reduce((least, [ox, oy], other) => {
        const gap = Math.max(Math.abs(x - ox), Math.abs(y - oy));
        return one === other || gap === 0 ? least : Math.min(least, gap);
      }, Number.POSITIVE_INFINITY),
    )
    .filter(Number.isFinite)
    .sort((a, b) => a - b);
  const usual = gaps[gaps.length >> 2];
  return usual === undefined ? 1 : Math.max(1, Math.min(MOST_SPREAD, BETWEEN / usual));
}

const WEB = /^https?:\/\//i;
/** Every place is compared with every other. */
const MOST_COMPARED = 2_000;

/** The rows with their heading; null for a table of another kind. `plain` is how names of columns are compared. */
export function fromMural(rows: readonly Row[], plain: (cell: string) => string): readonly Row[] | null {
  const [heading, ...body] = rows;
  const names = (heading?.cells ?? []).map(plain);
  const column = (name: string) => names.indexOf(name);
  const [text, x, y] = [column('text'), column('positionx'), column('positiony')];
  if (!heading || text < 0 || x < 0 || y < 0 || column('bgcolor') < 0) return null;
  const [link, tags] = [column('linkto'), column('tags')];
  const placed = body.slice(0, MOST_COMPARED).map(({ cells }): At => [Number(cells[x]), Number(cells[y])]);
  const factor = spread(placed.filter((at) => at.every(Number.isFinite)));
  const further = (cell: string) =>
    Number.isFinite(Number(cell)) && cell.trim() !== '' ? String(Math.round(Number(cell) * factor)) : cell;
  return [
    { ...heading, cells: heading.cells.map((name, at) => (at === tags ? '' : name)) },
    ...body.map(({ line, cells }) => {
      const leads = WEB.test(cells[link]?.trim() ?? '');
      const marks = (cells[tags] ?? '').split(',').map((tag) => tag.trim());
      const words = [
        letters(cells[text] ?? ''),
        leads ? (cells[link] ?? '').trim() : '',
        marks
          .filter((tag) => tag !== '')
          .map((tag) => `#${letters(tag)}`)
          .join(' '),
      ];
      const told = cells.map((cell, at) => (at === x || at === y ? further(cell) : cell));
      told[text] = words.filter((one) => one !== '').join('\n');
      if (leads) told[link] = '';
      if (tags >= 0) told[tags] = '';
      return { line, cells: told };
    }),
  ];
}
