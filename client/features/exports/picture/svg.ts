/** A board as an SVG drawing, on light paper unless it is asked for dark. Pure: how words break and links run comes from the board. */
import type {
  BoardItem,
  Connector,
  ImageItem,
  Note,
  Shape,
  Sticker,
  Stroke,
  TableLine,
} from '../../../../shared/documents/boardKinds.ts';
import { angleOf, imageAddress, isGrid } from '../../../../shared/documents/boardKinds.ts';
import { dotMark } from '../../../../shared/documents/dotMark.ts';
import { layerOf } from '../../../../shared/documents/layers.ts';
import { compareOrder } from '../../../../shared/documents/orderKeys.ts';
import { escapeXml } from '../../../../shared/exchange/escapeXml.ts';
import type { ExportedBoard, ExportedItem } from '../../../../shared/exchange/exported.ts';
import type { Box } from '../../../canvas/geometry.ts';
import { boundsOf, union } from '../../../canvas/geometry.ts';
import { dashesOf, edgeOf, LINE_PX } from '../../../canvas/routes.ts';
import { authorPx } from '../../../canvas/text/measure.ts';
import { block, line, n, type Words, written } from './lines.ts';
import { LIGHT, ON_PAPER, type Paint } from './paint.ts';
import { REACTION_SIGNS, type Sign, STICKER_SIGNS } from './signs.ts';

/** What the board knows of how it is painted. */
export interface BoardLook {
  /** Words of a note, a text or a shape as they are broken on the board. */
  wordsOf(item: BoardItem, box: Box): Words;
  /** Path data of a link, a drawn line or the lines of a table, in board pixels; empty for what has none. */
  pathOf(item: BoardItem, box: Box): string;
  /** The pill that holds a link's words. */
  labelOf(item: BoardItem): Box | null;
  isSigned(item: BoardItem): boolean;
}

const MARGIN = 40;
const FONT = "'Inter Variable', Inter, system-ui, 'Segoe UI', Roboto, sans-serif";

const rect = ({ x, y, w, h }: Box, more: string) =>
  `<rect x="${n(x)}" y="${n(y)}" width="${n(w)}" height="${n(h)}" ${more}/>`;

const inside = ({ x, w }: Box) => ({ x: x + 16, w: w - 32 });

/** Drawn, not written: not every typeface has them. */
function drawn({ path, filled }: Sign, x: number, y: number, side: number, colour: string): string {
  const look = filled
    ? `fill="${colour}"`
    : `fill="none" stroke="${colour}" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"`;
  return `<path transform="translate(${n(x)} ${n(y)}) scale(${Math.round((side / 24) * 1_000) / 1_000})" d="${path}" ${look}/>`;
}

/** As on the board, in board pixels. */
const MARK = { h: 36, side: 10, gap: 4, icon: 20, digit: 12 } as const;
const belowOf = (h: number) => Math.max(13, Math.min(32, 80 - 0.335 * h));

/** Reactions with their counts hang from the lower edge of their item, from its right end on. */
function marks({ x, y, w, h, reactions = [] }: ExportedItem, paint: Paint): string {
  let right = x + w - MARK.side;
  const parts = reactions.toReversed().map(({ reaction, count }) => {
    const digits = String(count);
    const width = 3 * MARK.side + MARK.icon + digits.length * MARK.digit;
    const [left, top] = [right - width, y + h + belowOf(h) - MARK.h];
    right = left - MARK.gap;
    return (
      rect(
        { x: left, y: top, w: width, h: MARK.h },
        `rx="18" fill="${paint.surface}" stroke="${paint.edge}"`,
      ) +
      drawn(REACTION_SIGNS[reaction], left + MARK.side, top + 8, MARK.icon, paint.text) +
      line(digits, left + 1.5 * MARK.side + MARK.icon + 1, top + 25, {
        size: 19,
        weight: 600,
        fill: paint.text,
      })
    );
  });
  return parts.join('');
}

function shapeForm({ x, y, w, h }: Box, form: 'rectangle' | 'ellipse' | 'diamond', look: string): string {
  if (form === 'rectangle') return rect({ x, y, w, h }, `rx="8" ${look}`);
  const [cx, cy] = [x + w / 2, y + h / 2];
  if (form === 'ellipse')
    return `<ellipse cx="${n(cx)}" cy="${n(cy)}" rx="${n(w / 2)}" ry="${n(h / 2)}" ${look}/>`;
  return `<path d="M${n(cx)} ${n(y)}L${n(x + w)} ${n(cy)}L${n(cx)} ${n(y + h)}L${n(x)} ${n(cy)}Z" ${look}/>`;
}

/** About as wide as a letter is, for each pixel of its size. */
const LETTER = 0.54;

/** Name and badge as large as on the board; a name that is too long ends in dots, as there. */
function byline(
  { name, badge = '' }: { readonly name: string; readonly badge?: string },
  x: number,
  y: number,
  room: number,
  size: number,
): string {
  const letters = [...name];
  const small = size * 0.875;
  const most = Math.floor((room - (badge.length + 1) * small * LETTER) / (size * LETTER));
  const shown = letters.length > most ? `${letters.slice(0, Math.max(0, most - 1)).join('')}…` : name;
  const city = badge && `<tspan dx="6" font-size="${n(small)}" font-weight="650">${escapeXml(badge)}</tspan>`;
  return line(shown, x, y, { size, fill: ON_PAPER.text }).replace('</text>', () => `${city}</text>`);
}

/** Of words on paper, and in a form, with its filling or without. */
function wordsOn(item: Note | Shape, { ink, word }: Paint): string {
  if (item.kind === 'shape' && item.hollow) return ink[item.ink ?? item.colour];
  return item.ink ? word[item.ink] : ON_PAPER.text;
}

function note(one: ExportedItem & { readonly item: Note }, look: BoardLook, paint: Paint): string {
  const { x, y, w, h, author, item } = one;
  const words = look.wordsOf(item, one);
  return (
    rect(one, `rx="4" fill="${paint.paper[item.colour]}"`) +
    block(words, inside(one), y + (words.top ?? 14), {
      ...written(item, words),
      fill: wordsOn(item, paint),
    }) +
    (author && look.isSigned(item) ? byline(author, x + 16, y + h - 15, w - 32, authorPx(w)) : '')
  );
}

/** Without its bytes, as without a network, its place and what it shows. */
function image(
  one: ExportedItem & { readonly item: ImageItem },
  source: string | undefined,
  paint: Paint,
): string {
  const { x, y, w, h, item } = one;
  const name = `role="img" aria-label="${escapeXml(item.text)}"`;
  if (source === undefined)
    return (
      rect(one, `fill="${paint.box}" ${name}`) +
      line(item.text, x + w / 2, y + h / 2, { size: 16, align: 'centre', fill: paint.text })
    );
  const [left, top, across, down] = item.crop ?? [0, 0, 1, 1];
  const [wide, high] = [w / across, h / down];
  const at = item.crop ? { x: -left * wide, y: -top * high } : { x, y };
  const whole = `<image x="${n(at.x)}" y="${n(at.y)}" width="${n(wide)}" height="${n(high)}" preserveAspectRatio="xMidYMid slice" href="${source}" ${name}/>`;
  // A drawing in a drawing shows nothing beyond its edges.
  return item.crop
    ? `<svg x="${n(x)}" y="${n(y)}" width="${n(w)}" height="${n(h)}" overflow="hidden">${whole}</svg>`
    : whole;
}

function table(one: ExportedItem, lines: string, paint: Paint): string {
  const edge = `stroke="${paint.edge}" stroke-width="1.5"`;
  return (
    rect(one, `rx="10" fill="${paint.surface}" ${edge}`) +
    `<path d="${lines}" fill="none" ${edge}/>` +
    line(one.item.text, one.x + 16, one.y + 36, { size: 20, weight: 650, fill: paint.text })
  );
}

/** Of a row or a column of a table. */
function head(one: ExportedItem & { readonly item: TableLine }, words: Words, paint: Paint): string {
  const { item, y, h } = one;
  const top = item.kind === 'row' ? y + 16 : y + Math.max(0, h - words.lines.length * words.lineHeight) / 2;
  return (
    rect(one, `fill="${paint.paper[item.colour]}" fill-opacity="0.26"`) +
    block(words, inside(one), top, { weight: 650, fill: paint.text })
  );
}

function drawing({ pen, colour }: Stroke, edge: string, paint: Paint): string {
  const marks = pen === 'marker';
  const fill = marks && colour === 'sun' ? paint.marker : paint.ink[colour];
  return `<path d="${edge}" fill="${fill}"${marks ? ' opacity="0.4"' : ''}/>`;
}

function sticker({ item, x, y, w, h }: ExportedItem & { readonly item: Sticker }, paint: Paint): string {
  const circle = `<circle cx="${n(x + w / 2)}" cy="${n(y + h / 2)}" r="${n(w / 2 + 1)}" fill="${paint.ink[item.colour]}" stroke="${paint.glyph}" stroke-width="2"/>`;
  const mark = dotMark(item.symbol, item.colour);
  const inner = mark
    ? `<circle cx="${n(x + w / 2)}" cy="${n(y + h / 2)}" r="${n(w * mark.radius)}" fill="none" stroke="${paint.glyph}" stroke-width="${n(w * mark.line)}"/>`
    : '';
  if (item.symbol === 'dot') return circle + inner;
  const side = w * 0.58;
  return (
    circle + drawn(STICKER_SIGNS[item.symbol], x + (w - side) / 2, y + (h - side) / 2, side, paint.glyph)
  );
}

function link({ colour, weight, dash }: Connector, path: string, paint: Paint): string {
  const stroke = `stroke="${colour ? paint.ink[colour] : paint.line}" stroke-width="${LINE_PX[weight]}" stroke-linecap="round"`;
  return `<path d="${path}" fill="none" ${stroke}${dashed(dash === 'dashed' ? dashesOf(weight) : [])}/>`;
}

const dashed = (dashes: readonly number[]) =>
  dashes.length > 0 ? ` stroke-dasharray="${dashes.join(' ')}"` : '';

function draw(one: ExportedItem, look: BoardLook, images: ReadonlyMap<string, string>, paint: Paint): string {
  const { item, x, y, h } = one;
  switch (item.kind) {
    case 'frame':
      return (
        rect(
          one,
          `rx="10" fill="${item.background === 'none' ? 'none' : paint.surface}" stroke="${paint.edge}" stroke-width="1.5"`,
        ) +
        (item.background === 'tint'
          ? rect(one, `rx="10" fill="${paint.paper[item.colour]}" fill-opacity="0.26"`)
          : '') +
        line(item.text, x + 20, y + 40, { size: 24, weight: 650, fill: paint.text })
      );
    case 'cluster':
      return (
        rect(one, `rx="8" fill="${paint.box}" stroke="${paint.edge}"`) +
        line(item.text, x + 16, y + 36, { size: 20, weight: 650, fill: paint.text })
      );
    case 'table':
      return table(one, look.pathOf(item, one), paint);
    case 'row':
    case 'column':
      return head({ ...one, item }, look.wordsOf(item, one), paint);
    case 'note':
      return note({ ...one, item }, look, paint);
    case 'text': {
      const words = look.wordsOf(item, one);
      return block(words, one, y, { ...written(item, words), fill: paint.ink[item.colour] });
    }
    case 'shape': {
      const words = look.wordsOf(item, one);
      const top = y + (words.top ?? (h - words.lines.length * words.lineHeight) / 2);
      const ink = paint.ink[item.colour];
      const [width, dashes] = edgeOf(item);
      const edge = `fill="${item.hollow ? 'none' : paint.paper[item.colour]}" stroke="${ink}" stroke-width="${width}"${dashed(dashes)}`;
      const style = { ...written(item, words), fill: wordsOn(item, paint) };
      const w = words.width ?? one.w;
      const room = { x: x + (one.w - w) / 2, w };
      return shapeForm(one, item.form, edge) + block(words, room, top, style);
    }
    case 'stroke':
      return drawing(item, look.pathOf(item, one), paint);
    case 'image':
      return image({ ...one, item }, images.get(imageAddress(item)), paint);
    case 'unknown': {
      const words = look.wordsOf(item, one);
      const top = y + (h - words.lines.length * words.lineHeight) / 2;
      const edge = `rx="8" fill="${paint.box}" stroke="${paint.line}" stroke-width="2" stroke-dasharray="8 6"`;
      return rect(one, edge) + block(words, one, top, { align: 'centre', fill: paint.muted });
    }
    case 'sticker':
      return sticker({ ...one, item }, paint);
    case 'connector':
      return link(item, look.pathOf(item, one), paint);
  }
}

/** As on the board. */
const LABEL_PX = 19;

/** The words on a link lie on a pill over everything. */
function label({ item }: ExportedItem, look: BoardLook, paint: Paint): readonly string[] {
  const box = item.kind === 'connector' && item.text.trim() !== '' ? look.labelOf(item) : null;
  if (box === null) return [];
  const style = { size: LABEL_PX, align: 'centre', fill: paint.muted } as const;
  return [
    rect(box, `rx="16" fill="${paint.surface}" stroke="${paint.edge}" stroke-width="1.5"`),
    line(item.text, box.x + box.w / 2, box.y + (box.h + LABEL_PX * 0.72) / 2, style),
  ];
}

function turnedBy({ item, x, y, w, h }: ExportedItem, drawn: string): string {
  const angle = angleOf(item);
  return angle === 0 ? drawn : `<g transform="rotate(${angle} ${n(x + w / 2)} ${n(y + h / 2)})">${drawn}</g>`;
}

function compareAlone({ item: a }: ExportedItem, { item: b }: ExportedItem): number {
  return layerOf(a) - layerOf(b) || compareOrder(a, b);
}

/** A sticker comes directly over its item, so that what covers that covers it too; in a cluster or a table over all its notes. */
function stacked(items: readonly ExportedItem[]): readonly ExportedItem[] {
  const byId = new Map(items.map((one) => [one.item.id, one]));
  const bedOf = (one: ExportedItem) => {
    const holder = ({ parent }: ExportedItem) => (parent === null ? undefined : byId.get(parent));
    const host = one.item.kind === 'sticker' ? holder(one) : undefined;
    const inGrid = host && (isGrid(host.item.kind) || isGrid(holder(host)?.item.kind));
    return host && host.item.kind !== 'frame' && !inGrid ? host : one;
  };
  return items.toSorted((a, b) => {
    const [under, over] = [bedOf(a), bedOf(b)];
    if (under !== over) return compareAlone(under, over);
    return a === under ? -1 : b === under ? 1 : compareAlone(a, b);
  });
}

export interface Picture {
  readonly svg: string;
  readonly w: number;
  readonly h: number;
}

export interface PictureWords {
  readonly title: string;
  /** What is in it, for those who cannot see it. */
  readonly description: string;
  /** `@font-face` rules with the typeface inside, so that the drawing looks the same everywhere. */
  readonly fonts: string;
  /** Addresses of images and their bytes as data URLs. */
  readonly images?: ReadonlyMap<string, string>;
  readonly paint?: Paint;
}

const NO_IMAGES: ReadonlyMap<string, string> = new Map();

/** Null of nothing. */
export function drawSvg(board: ExportedBoard, look: BoardLook, words: PictureWords): Picture | null {
  const around = union(board.items.map((one) => boundsOf(one, angleOf(one.item))));
  if (around === null) return null;
  const [x, y] = [Math.floor(around.x - MARGIN), Math.floor(around.y - MARGIN)];
  const [w, h] = [Math.ceil(around.w + 2 * MARGIN), Math.ceil(around.h + 2 * MARGIN)];
  const layered = stacked(board.items);
  const { paint = LIGHT, images = NO_IMAGES } = words;
  const style = `<style>${words.fonts}text{font-family:${FONT}}</style>`;
  const named = `<title id="title">${escapeXml(words.title)}</title><desc id="desc">${escapeXml(words.description)}</desc>`;
  const svg = [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${w}" height="${h}" viewBox="${x} ${y} ${w} ${h}" role="img" aria-labelledby="title desc">`,
    named,
    style,
    rect({ x, y, w, h }, `fill="${paint.board}"`),
    ...layered.map((one) => turnedBy(one, draw(one, look, images, paint) + marks(one, paint))),
    ...layered.flatMap((one) => label(one, look, paint)),
    '</svg>',
  ].join('\n');
  return { svg, w, h };
}
