/** A node as the map shows it: its shape, icon, kind, words, pin and severities. */
import type { MapNode } from '../../../../shared/documents/barrierMap.ts';
import type { Box, Point } from '../../../canvas/geometry.ts';
import { isFilling, onFilling } from '../canvas/filling.ts';
import { NODE } from '../model/mapModel.ts';
import { nodeShape } from '../model/nodeShape.ts';
import { iconAt, light, line, type MapLook, type MapPictureWords, mixed, n, shapeOf } from './mapDrawing.ts';

/** As in Nodes.module.css. */
const BADGE = { size: 11.5, side: 7, high: 20, gap: 4, right: 18, below: 11 };
const ICON = { left: 18, disc: 32, size: 20 };
const PIN = { top: 6, right: 20, size: 16 };
const WORDS_WIDE = 148;
/** What a filter or a focus leaves out. */
export const DIMMED = 0.3;

export const badgeWide = (text: string, look: MapLook) =>
  look.widthOf(text) * BADGE.size * 1.04 + 2 * BADGE.side;

/** With its middle there. */
export function badge(text: string, severity: number, { x, y }: Point, look: MapLook, edge = ''): string {
  const [paper, ink] = severity
    ? [light(`severity-${severity}`), light(`on-severity-${severity}`)]
    : [light('hairline'), light('text')];
  const wide = badgeWide(text, look);
  const box = `x="${n(x - wide / 2)}" y="${n(y - BADGE.high / 2)}" width="${n(wide)}" height="${BADGE.high}" rx="9"`;
  const at = { x, y: y + BADGE.size * 0.36 };
  return `<rect ${box} fill="${paper}"${edge}/>${line(text, at, { size: BADGE.size, weight: 650, fill: ink, anchor: 'middle' })}`;
}

/** On the lower edge, in the order of the cities. */
function badges(node: MapNode, { x, y, w, h }: Box, look: MapLook, words: MapPictureWords): string {
  // Else one of the same colour as the node would have no edge.
  const edge = isFilling(look.seen?.inkOf(node) ?? '')
    ? ` stroke="${light('canvas')}" stroke-width="1.5"`
    : '';
  const middle = y + h + BADGE.below - BADGE.high / 2;
  let right = x + w - BADGE.right;
  return Object.entries(words.badges)
    .toReversed()
    .map(([city, short]) => {
      const severity = node.severity[city as keyof typeof node.severity];
      if (severity === undefined) return '';
      const text = `${short} ${severity}`;
      const wide = badgeWide(text, look);
      right -= wide + BADGE.gap;
      return badge(text, severity, { x: right + BADGE.gap + wide / 2, y: middle }, look, edge);
    })
    .join('');
}

/** With what shows that there is more. */
function cut(text: string, wide: number, size: number, look: MapLook): string {
  if (look.widthOf(text) * size <= wide) return text;
  let kept = text;
  while (kept !== '' && look.widthOf(`${kept}…`) * size > wide) kept = kept.slice(0, -1);
  return `${kept.trimEnd()}…`;
}

/** In a disc of its kind's colour, its middle there. */
export function kindIcon(
  kind: string,
  { x, y }: Point,
  look: MapLook,
  { scale = 1, named = `map-${kind}` }: { readonly scale?: number; readonly named?: string } = {},
): string {
  const fills = isFilling(named);
  const ink = light(fills ? onFilling(named) : named);
  const disc = fills
    ? ''
    : `<circle cx="${n(x)}" cy="${n(y)}" r="${n((ICON.disc / 2) * scale)}" fill="${mixed(ink, 0.12)}"/>`;
  return disc + iconAt(look.icons[kind] ?? look.icons.unknown ?? '', { x, y }, ICON.size * scale, ink);
}

/** As large as it is seen, and faint where it is dimmed: no line shows through it. */
export function drawNode(node: MapNode, box: Box, look: MapLook, words: MapPictureWords): string {
  const { seen } = look;
  const scale = seen?.scaleOf(node.id) ?? 1;
  const own = { x: 0, y: 0, w: box.w / scale, h: box.h / scale };
  const drawn = scale === 1 ? drawAt(node, box, look, words) : drawAt(node, own, look, words);
  const sized =
    scale === 1
      ? drawn
      : `<g transform="translate(${n(box.x)} ${n(box.y)}) scale(${Math.round(scale * 1000) / 1000})">${drawn}</g>`;
  if (!seen?.dims(node.id)) return sized;
  const back = `<path transform="translate(${n(box.x)} ${n(box.y)})" d="${nodeShape(node.kind, box.w, box.h)}" fill="${light('canvas')}"/>`;
  return `${back}<g opacity="${DIMMED}">${sized}</g>`;
}

function drawAt(node: MapNode, box: Box, look: MapLook, words: MapPictureWords): string {
  const named = look.seen?.inkOf(node) ?? `map-${node.kindName}`;
  const fills = isFilling(named);
  const on = light(fills ? onFilling(named) : 'text');
  const kind = words.kinds[node.kindName] ?? node.kindName;
  const category = node.category ? ` · ${words.categories[node.category] ?? node.category}` : '';
  const left = box.x + NODE.left;
  const first = box.y + NODE.top + NODE.kindLine;
  const icon = { x: box.x + ICON.left + ICON.disc / 2, y: box.y + box.h / 2 };
  const pin = { x: box.x + box.w - PIN.right - PIN.size / 2, y: box.y + PIN.top + PIN.size / 2 };
  return [
    shapeOf(node.kindName, box, 1, named),
    kindIcon(node.kindName, icon, look, { named }),
    line(
      cut(kind + category, WORDS_WIDE, 12, look),
      { x: left, y: box.y + NODE.top + 13 },
      { size: 12, weight: 550, fill: fills ? on : light(named) },
    ),
    ...look
      .lines(node.text)
      .map((text, row) =>
        line(
          text,
          { x: left, y: first + (row + 0.77) * NODE.lineHeight },
          { size: NODE.fontSize, weight: 600, fill: on },
        ),
      ),
    node.pinned ? iconAt(look.pin, pin, PIN.size, fills ? on : light('muted')) : '',
    badges(node, box, look, words),
  ].join('');
}
