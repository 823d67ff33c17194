/** The legend of a map's picture: only the kinds, verbs, marks and cities that occur. */
import type { ExportedMap } from '../../../../shared/exchange/maps/exportedMap.ts';
import { actsBothWays, NODE_KINDS, RELATIONS, SIGNS, type Sign } from '../../../../shared/maps/vocabulary.ts';
import type { Point } from '../../../canvas/geometry.ts';
import { borderLook, DELAY, lineLook, signLook, stateLook } from '../canvas/linkLook.ts';
import { DASHES, TINT } from '../groups/groupShape.ts';
import type { Saying } from '../legend/sayings.ts';
import {
  dashed,
  disc,
  iconAt,
  light,
  line,
  type MapLook,
  type MapPictureWords,
  n,
  shapeOf,
} from './mapDrawing.ts';
import { badge, badgeWide, kindIcon } from './mapNode.ts';

export interface Legend {
  readonly svg: string;
  readonly w: number;
  readonly h: number;
}

const ROW = 32;
const HEAD = 44;
const SIZE = 13;
const EDGE = 20;
/** Between a symbol and its words. */
const GAP = 14;
const WIDEST = 60;
/** A node from afar, and in it its icon. */
const SMALL = { w: 232, h: 110, scale: 0.22 };
const ICON_SCALE = 0.66;
const STEPS = [1, 2, 3, 4, 5];
const STEP = 26;

interface Row {
  readonly text: string;
  readonly wide: number;
  /** Above those that follow. */
  readonly heads?: boolean;
  /** With its middle there. */
  readonly symbol: (at: Point) => string;
}

const swatch = ({ x, y }: Point, w: number, fill: string, stroke: string) =>
  `<rect x="${n(x - w / 2)}" y="${n(y - w * 0.3)}" width="${w}" height="${n(w * 0.6)}" rx="4" fill="${fill}" stroke="${stroke}"/>`;

/** What colours and sizes say. */
function saidRows({ seen }: MapLook): readonly Row[] {
  const rowOf = ({ text, ink, hollow = false }: Saying['rows'][number]): Row => ({
    text,
    wide: 56,
    symbol(at) {
      const grey = light('muted');
      if (ink !== null)
        return swatch(at, 28, light(hollow ? 'surface' : ink), light(hollow ? ink : 'control-border'));
      return [-22, -6, 15]
        .map((by, which) => swatch({ ...at, x: at.x + by }, 10 + 6 * which, grey, grey))
        .join('');
    },
  });
  return (seen?.sayings ?? []).flatMap(({ title, rows }) => [
    { text: title, wide: 0, heads: true, symbol: () => '' },
    ...rows.map(rowOf),
  ]);
}

function kindRows({ nodes }: ExportedMap, look: MapLook, words: MapPictureWords): readonly Row[] {
  const used = new Set(nodes.map(({ item }) => item.kindName));
  const newer = [...used].filter((kind) => !NODE_KINDS.some((known) => known === kind)).toSorted();
  const kinds = [...NODE_KINDS.filter((kind) => used.has(kind)), ...newer];
  return kinds.map((kind) => ({
    text: words.kinds[kind] ?? kind,
    wide: SMALL.w * SMALL.scale,
    symbol: (at) => {
      const corner = { x: at.x - (SMALL.w * SMALL.scale) / 2, y: at.y - (SMALL.h * SMALL.scale) / 2 };
      const named = look.seen?.coloured ? 'muted' : `map-${kind}`;
      const shape = shapeOf(kind, { ...corner, w: SMALL.w, h: SMALL.h }, SMALL.scale, named);
      return shape + kindIcon(kind, at, look, { scale: ICON_SCALE, named });
    },
  }));
}

const stroke = (at: Point, ink: string, width: number, dash: readonly number[]) =>
  `<path d="M${n(at.x - 16)} ${n(at.y)}h32" fill="none" stroke="${light(ink)}" stroke-width="${width}"${dashed(dash)}/>`;

/** Verbs that look alike share a row: those with a sign by its mark, the others by their line. */
function linkRows({ links }: ExportedMap, words: MapPictureWords): readonly Row[] {
  const used = new Set(links.map(({ item }) => item.relation ?? 'unclear'));
  const rows = new Map<string, { names: string[]; sign: Sign; symbol: Row['symbol'] }>();
  for (const relation of RELATIONS.filter((one) => used.has(one))) {
    const mark = signLook({ relation });
    const { ink, dash } = lineLook({ relation, strength: 'medium' });
    const symbol: Row['symbol'] = (at) => stroke(at, ink, 2, dash) + (mark ? disc(mark, at, 8) : '');
    const both = actsBothWays(relation);
    const key = mark && !both ? `${mark.text} ${mark.ink}` : relation;
    const row = rows.get(key) ?? { names: [], sign: SIGNS[relation], symbol };
    row.names.push(`${words.relations[relation] ?? relation}${both ? ' ↔' : ''}`);
    rows.set(key, row);
  }
  const order = ['+', '-', '?', null];
  return [...rows.values()]
    .toSorted((a, b) => order.indexOf(a.sign) - order.indexOf(b.sign))
    .map(({ names, sign, symbol }) => {
      const verbs = names.join(', ');
      return { text: sign ? `${verbs}: ${words.signs[sign]}` : verbs, wide: 32, symbol };
    });
}

/** Of the states, delays and strengths that occur. */
function markRows({ links }: ExportedMap, words: MapPictureWords): readonly Row[] {
  const states = (['proposed', 'agreed', 'disputed'] as const).flatMap((state): readonly Row[] => {
    if (!links.some(({ item }) => item.state === state)) return [];
    const [mark, border] = [stateLook({ state }), borderLook({ state })];
    // On a verb this border is faint; here nothing else shows where it is.
    const symbol: Row['symbol'] = (at) =>
      `<rect x="${n(at.x - 16)}" y="${n(at.y - 10)}" width="32" height="20" rx="10" fill="${light('surface')}" stroke="${light(mark ? border.ink : 'control-border')}" stroke-width="${border.width}"${dashed(border.dash)}/>${mark ? disc(mark, { x: at.x + 7, y: at.y }, 7) : ''}`;
    return [{ text: words.marks[state], wide: 32, symbol }];
  });
  const delayed: Row = {
    text: words.marks.delay,
    wide: 32,
    symbol: ({ x, y }) =>
      line(DELAY, { x, y: y + 5 }, { size: SIZE, weight: 700, fill: light('muted'), anchor: 'middle' }),
  };
  const strengths = (['weak', 'medium', 'strong'] as const).filter((one) =>
    links.some(({ item }) => item.strength === one),
  );
  const thick = strengths.map((strength): Row => {
    const { ink, width } = lineLook({ relation: 'causes', strength });
    return { text: words.strengths[strength], wide: 32, symbol: (at) => stroke(at, ink, width, []) };
  });
  const hasDelay = links.some(({ item }) => item.delay);
  return [...states, ...(hasDelay ? [delayed] : []), ...(strengths.length > 1 ? thick : [])];
}

/** The steps of severity, and whose the short names on them are. */
function cityRows({ nodes }: ExportedMap, look: MapLook, words: MapPictureWords): readonly Row[] {
  const said = new Set(nodes.flatMap(({ item }) => Object.keys(item.severity)));
  const cities = Object.entries(words.badges).filter(([city]) => said.has(city));
  if (cities.length === 0) return [];
  const steps: Row = {
    text: words.severity,
    wide: STEPS.length * STEP,
    symbol: ({ x, y }) =>
      STEPS.map((step, at) => badge(String(step), step, { x: x + (at - 2) * STEP, y }, look)).join(''),
  };
  const named = cities.map(
    ([city, short]): Row => ({
      text: words.cities[city] ?? city,
      wide: badgeWide(short, look),
      symbol: (at) => badge(short, 0, at, look),
    }),
  );
  return [steps, ...named];
}

function otherRows({ nodes, groups }: ExportedMap, look: MapLook, words: MapPictureWords): readonly Row[] {
  const pinned: Row = {
    text: words.pinned,
    wide: 16,
    symbol: (at) => iconAt(look.pin, at, 16, light('muted')),
  };
  const ink = light('control-border');
  const group: Row = {
    text: words.group,
    wide: 32,
    symbol: ({ x, y }) =>
      `<rect x="${n(x - 16)}" y="${n(y - 10)}" width="32" height="20" rx="6" fill="${ink}" fill-opacity="${TINT}" stroke="${ink}" stroke-width="1.6"${dashed(DASHES)}/>`,
  };
  return [...(groups.length > 0 ? [group] : []), ...(nodes.some(({ item }) => item.pinned) ? [pinned] : [])];
}

export function legendOf(map: ExportedMap, { x, y }: Point, look: MapLook, words: MapPictureWords): Legend {
  const columns = [
    saidRows(look),
    kindRows(map, look, words),
    linkRows(map, words),
    markRows(map, words),
    [...cityRows(map, look, words), ...otherRows(map, look, words)],
  ].filter((rows) => rows.length > 0);
  let left = x + EDGE;
  const drawn = columns.map((rows) => {
    // One that is wider, as the steps of severity, does not push the words of the others away.
    const symbols = Math.max(0, ...rows.map(({ wide }) => wide).filter((wide) => wide <= WIDEST));
    let widest = 0;
    const cells = rows.map(({ text, wide, symbol, heads = false }, row) => {
      const middle = y + HEAD + row * ROW + ROW / 2;
      const at = heads ? 0 : Math.max(symbols, wide) + GAP;
      widest = Math.max(widest, at + look.widthOf(text) * SIZE);
      return (
        symbol({ x: left + wide / 2, y: middle }) +
        line(text, { x: left + at, y: middle + 5 }, { size: SIZE, weight: heads ? 650 : 500 })
      );
    });
    left += widest + 2 * EDGE;
    return cells.join('');
  });
  const w = Math.max(left - x - EDGE, look.widthOf(words.legend) * SIZE + 2 * EDGE);
  const h = HEAD + Math.max(...columns.map((rows) => rows.length)) * ROW + EDGE / 2;
  const frame = `<rect x="${n(x)}" y="${n(y)}" width="${n(w)}" height="${n(h)}" rx="8" fill="${light('surface')}" stroke="${light('hairline')}"/>`;
  const title = line(words.legend, { x: x + EDGE, y: y + 28 }, { size: SIZE, weight: 700 });
  return { svg: `<g>${frame}${title}${drawn.join('')}</g>`, w, h };
}
