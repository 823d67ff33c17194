/** The legend of a map's picture: only the kinds and the verbs that occur. */
import type { ExportedMap } from '../../../../shared/exchange/maps/exportedMap.ts';
import { NODE_KINDS, RELATIONS, SIGNS, type Sign } from '../../../../shared/maps/vocabulary.ts';
import type { Point } from '../../../canvas/geometry.ts';
import { DELAY, lineLook, signLook, stateLook } from '../canvas/linkLook.ts';
import { dashed, disc, light, line, type MapLook, type MapPictureWords, n, shapeOf } from './mapDrawing.ts';

export interface Legend {
  readonly svg: string;
  readonly w: number;
  readonly h: number;
}

const ROW = 30;
const HEAD = 40;
const SIZE = 13;
const EDGE = 16;
const SYMBOL = 44;
/** A node from afar. */
const SMALL = { w: 170, h: 100, scale: 0.2 };

interface Row {
  readonly text: string;
  /** With its middle there. */
  readonly symbol: (at: Point) => string;
}

function kindRows({ nodes }: ExportedMap, words: MapPictureWords): readonly Row[] {
  const used = new Set(nodes.map(({ item }) => item.kindName));
  const newer = [...used].filter((kind) => !NODE_KINDS.some((known) => known === kind)).toSorted();
  const kinds = [...NODE_KINDS.filter((kind) => used.has(kind)), ...newer];
  return kinds.map((kind) => ({
    text: words.kinds[kind] ?? kind,
    symbol: ({ x, y }) => {
      const corner = { x: x - (SMALL.w * SMALL.scale) / 2, y: y - (SMALL.h * SMALL.scale) / 2 };
      return shapeOf(kind, { ...corner, w: SMALL.w, h: SMALL.h }, SMALL.scale);
    },
  }));
}

/** Verbs that look alike share a row: those with a sign by its mark, the others by their line. */
function linkRows({ links }: ExportedMap, words: MapPictureWords): readonly Row[] {
  const used = new Set(links.map(({ item }) => item.relation ?? 'unclear'));
  const rows = new Map<string, { names: string[]; sign: Sign; symbol: Row['symbol'] }>();
  for (const relation of RELATIONS.filter((one) => used.has(one))) {
    const mark = signLook({ relation });
    const { ink, dash } = lineLook({ relation, strength: 'medium' });
    const symbol: Row['symbol'] = (at) =>
      mark
        ? disc(mark, at, 8)
        : `<path d="M${n(at.x - 12)} ${n(at.y)}h24" stroke="${light(ink)}" stroke-width="2"${dashed(dash)}/>`;
    const key = mark ? `${mark.text} ${mark.ink}` : relation;
    const row = rows.get(key) ?? { names: [], sign: SIGNS[relation], symbol };
    row.names.push(words.relations[relation] ?? relation);
    rows.set(key, row);
  }
  const order = ['+', '-', '?', null];
  return [...rows.values()]
    .toSorted((a, b) => order.indexOf(a.sign) - order.indexOf(b.sign))
    .map(({ names, sign, symbol }) => {
      const verbs = names.join(', ');
      return { text: sign ? `${verbs}: ${words.signs[sign]}` : verbs, symbol };
    });
}

/** Of the states and delays that occur. */
function markRows({ links }: ExportedMap, words: MapPictureWords): readonly Row[] {
  const states = (['agreed', 'disputed'] as const).flatMap((state): readonly Row[] => {
    const mark = links.some(({ item }) => item.state === state) ? stateLook({ state }) : null;
    return mark ? [{ text: words.marks[state], symbol: (at) => disc(mark, at, 8) }] : [];
  });
  if (!links.some(({ item }) => item.delay)) return states;
  const symbol: Row['symbol'] = ({ x, y }) =>
    line(DELAY, { x, y: y + 5 }, { size: SIZE, fill: light('muted'), anchor: 'middle' });
  return [...states, { text: words.marks.delay, symbol }];
}

export function legendOf(map: ExportedMap, { x, y }: Point, look: MapLook, words: MapPictureWords): Legend {
  const columns = [kindRows(map, words), [...linkRows(map, words), ...markRows(map, words)]].filter(
    (rows) => rows.length > 0,
  );
  let left = x + EDGE;
  const drawn = columns.map((rows) => {
    const widest = Math.max(...rows.map(({ text }) => look.widthOf(text) * SIZE));
    const cells = rows.map(({ text, symbol }, row) => {
      const middle = y + HEAD + row * ROW + ROW / 2;
      return (
        symbol({ x: left + SYMBOL / 2 - 4, y: middle }) +
        line(text, { x: left + SYMBOL, y: middle + 5 }, { size: SIZE })
      );
    });
    left += SYMBOL + widest + 2 * EDGE;
    return cells.join('');
  });
  const w = Math.max(left - x, look.widthOf(words.legend) * SIZE + 2 * EDGE);
  const h = HEAD + Math.max(...columns.map((rows) => rows.length)) * ROW + EDGE / 2;
  const frame = `<rect x="${n(x)}" y="${n(y)}" width="${n(w)}" height="${n(h)}" rx="8" fill="#ffffff" stroke="#e3e6eb"/>`;
  const title = line(words.legend, { x: x + EDGE, y: y + 26 }, { size: SIZE, weight: 700 });
  return { svg: `<g>${frame}${title}${drawn.join('')}</g>`, w, h };
}
