/** A map as an SVG drawing on light paper, with a legend of what occurs in it. Pure: how words break comes from the map. */
import type { MapLink, MapNode } from '../../../../shared/documents/barrierMap.ts';
import { escapeXml } from '../../../../shared/exchange/escapeXml.ts';
import type { ExportedMap } from '../../../../shared/exchange/maps/exportedMap.ts';
import type { ItemId } from '../../../../shared/ids.ts';
import { SIGNS } from '../../../../shared/maps/vocabulary.ts';
import type { Box, Point } from '../../../canvas/geometry.ts';
import { union } from '../../../canvas/geometry.ts';
import { headsOf, type Route, routeBetween, routeData, routeMiddle } from '../../../canvas/routes.ts';
import { Lanes } from '../model/Lanes.ts';
import { GROUP, groupBox } from '../model/Membership.ts';
import { LOOK, NODE } from '../model/mapModel.ts';
import {
  colourOf,
  inkOf,
  line,
  type MapLook,
  type MapPictureWords,
  MUTED,
  n,
  PAPER,
  shapeOf,
  signDot,
} from './mapDrawing.ts';
import { legendOf } from './mapLegend.ts';

const MARGIN = 40;
const FONT = "'Inter Variable', Inter, system-ui, 'Segoe UI', Roboto, sans-serif";

export interface MapPicture {
  readonly svg: string;
  readonly w: number;
  readonly h: number;
}

/** Severities on the lower edge, as on the map. */
function badges(node: MapNode, { x, y, w, h }: Box, look: MapLook, words: MapPictureWords): string {
  const said = Object.entries(words.badges).flatMap(([city, badge]) => {
    const severity = node.severity[city as keyof typeof node.severity];
    return severity === undefined ? [] : [`${badge} ${severity}`];
  });
  let right = x + w - 16;
  return said
    .toReversed()
    .map((text) => {
      const wide = look.widthOf(text) * 11 + 14;
      right -= wide;
      const box = `<rect x="${n(right)}" y="${n(y + h - 9)}" width="${n(wide)}" height="18" rx="9" fill="#fbe3e4" stroke="#c2262e" stroke-opacity="0.35"/>`;
      const label = line(
        text,
        { x: right + wide / 2, y: y + h + 4 },
        { size: 11, weight: 700, fill: '#8f1219', anchor: 'middle' },
      );
      right -= 4;
      return box + label;
    })
    .join('');
}

function drawNode(node: MapNode, box: Box, look: MapLook, words: MapPictureWords): string {
  const kind = words.kinds[node.kindName] ?? node.kindName;
  const category = node.category ? ` · ${words.categories[node.category] ?? node.category}` : '';
  const left = box.x + NODE.left - 22;
  const first = box.y + NODE.top + NODE.kindLine;
  return [
    shapeOf(node.kindName, box),
    line(
      kind + category,
      { x: left, y: box.y + NODE.top + 12 },
      { size: 12, weight: 600, fill: inkOf(node.kindName) },
    ),
    ...look
      .lines(node.text)
      .map((text, row) =>
        line(
          text,
          { x: left, y: first + (row + 0.75) * NODE.lineHeight },
          { size: NODE.fontSize, weight: 600 },
        ),
      ),
    badges(node, box, look, words),
  ].join('');
}

const dashOf = (relation: string) =>
  relation === 'unclear'
    ? ' stroke-dasharray="8 6"'
    : relation === 'involves'
      ? ' stroke-dasharray="2 5"'
      : '';
const WIDTHS = { weak: 1.4, medium: 2, strong: 3.2 } as const;

function drawLine({ relation, strength }: MapLink, route: Route): string {
  const colour = colourOf(relation);
  const heads = headsOf(route)
    .map(([a, tip, b]) => `M${n(a.x)} ${n(a.y)}L${n(tip.x)} ${n(tip.y)}L${n(b.x)} ${n(b.y)}`)
    .join('');
  const dash = dashOf(relation ?? 'unclear');
  return (
    `<path d="${routeData(route)}" fill="none" stroke="${colour}" stroke-width="${WIDTHS[strength]}"${dash}/>` +
    `<path d="${heads}" fill="none" stroke="${colour}" stroke-width="${WIDTHS[strength]}"/>`
  );
}

function pill(text: string, sign: '+' | '-' | '?' | null, at: Point, look: MapLook): string {
  const wide = look.widthOf(text) * 12 + (sign ? 38 : 20);
  const left = at.x - wide / 2;
  const box = `<rect x="${n(left)}" y="${n(at.y - 11)}" width="${n(wide)}" height="22" rx="11" fill="#ffffff" stroke="#d5d9e0"/>`;
  const words = line(text, { x: left + (sign ? 26 : 10), y: at.y + 4 }, { size: 12, fill: MUTED });
  return box + (sign ? signDot(sign, { x: left + 13, y: at.y }, 7) : '') + words;
}

function verb(link: MapLink, route: Route, look: MapLook, words: MapPictureWords): string {
  const relation = link.relation ?? 'unclear';
  const marks = [link.delay ? '‖' : '', link.state === 'disputed' ? '!' : ''].filter(Boolean).join(' ');
  const text = [words.relations[relation] ?? '', marks].filter(Boolean).join(' ');
  return pill(text, SIGNS[relation], routeMiddle(route), look);
}

function drawGroup(name: string, { x, y, w, h }: Box): string {
  const box = `<rect x="${n(x)}" y="${n(y)}" width="${n(w)}" height="${n(h)}" rx="10" fill="none" stroke="${MUTED}" stroke-dasharray="8 6"/>`;
  const at = { x: x + GROUP.around, y: y + GROUP.title / 2 + 5 };
  return box + (name.trim() === '' ? '' : line(name, at, { size: 15, weight: 650, fill: MUTED }));
}

/** Null of nothing. */
export function drawMapSvg(map: ExportedMap, look: MapLook, words: MapPictureWords): MapPicture | null {
  const boxes = new Map<ItemId, Box>(
    map.nodes.map(({ item }) => [
      item.id,
      { x: item.x, y: item.y, w: NODE.width, h: look.heightOf(item.text) },
    ]),
  );
  const groups = map.groups.flatMap(({ item }) => {
    const held = map.nodes.filter((one) => one.item.group === item.id);
    const box = groupBox(held.flatMap((one) => boxes.get(one.item.id) ?? []));
    return box ? [{ item, box }] : [];
  });
  const around = union([...boxes.values(), ...groups.map(({ box }) => box)]);
  if (around === null) return null;
  const lanes = Lanes.of(map.links.map(({ item }) => item));
  const routes = map.links.flatMap(({ item }) => {
    const [from, to] = [boxes.get(item.from), boxes.get(item.to)];
    return from && to ? [{ item, route: routeBetween(from, to, LOOK, lanes.laneOf(item.id)) }] : [];
  });
  const legend = legendOf(map, { x: around.x, y: around.y + around.h + 2 * MARGIN }, look, words);
  const w = Math.ceil(Math.max(around.w, legend.w) + 2 * MARGIN);
  const h = Math.ceil(around.h + legend.h + 4 * MARGIN);
  const [x, y] = [Math.floor(around.x - MARGIN), Math.floor(around.y - MARGIN)];
  const svg = [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${w}" height="${h}" viewBox="${x} ${y} ${w} ${h}" role="img" aria-labelledby="title desc">`,
    `<title id="title">${escapeXml(words.title)}</title><desc id="desc">${escapeXml(words.description)}</desc>`,
    `<style>${words.fonts}text{font-family:${FONT}}</style>`,
    `<rect x="${x}" y="${y}" width="${w}" height="${h}" fill="${PAPER}"/>`,
    ...groups.map(({ item, box }) => drawGroup(item.text, box)),
    ...routes.map(({ item, route }) => drawLine(item, route)),
    ...routes.map(({ item, route }) => verb(item, route, look, words)),
    ...map.nodes.map(({ item }) => drawNode(item, boxes.get(item.id) ?? around, look, words)),
    legend.svg,
    '</svg>',
  ].join('\n');
  return { svg, w, h };
}
