/** A map as an SVG drawing on light paper, with a legend of what occurs in it. Pure: how words break comes from the map. */
import type { MapLink, MapNode } from '../../../../shared/documents/barrierMap.ts';
import { escapeXml } from '../../../../shared/exchange/escapeXml.ts';
import type { ExportedMap } from '../../../../shared/exchange/maps/exportedMap.ts';
import type { ItemId } from '../../../../shared/ids.ts';
import type { Box } from '../../../canvas/geometry.ts';
import { intersects, union } from '../../../canvas/geometry.ts';
import { headsOf, type Route, routeBetween, routeData, routeMiddle } from '../../../canvas/routes.ts';
import { borderLook, capOf, DELAY, lineLook, signLook, stateLook } from '../canvas/linkLook.ts';
import { DASHES, gapIn, groupPaths, TINT } from '../groups/groupShape.ts';
import { LOOK } from '../model/columns.ts';
import { Lanes } from '../model/Lanes.ts';
import { GROUP, groupBox } from '../model/Membership.ts';
import { NODE } from '../model/mapModel.ts';
import {
  dashed,
  disc,
  inkOf,
  light,
  line,
  type MapLook,
  type MapPictureWords,
  MUTED,
  n,
  shapeOf,
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

function drawLine(link: MapLink, route: Route): string {
  const { ink, width, dash } = lineLook(link);
  const heads = headsOf(route)
    .map(([a, tip, b]) => `M${n(a.x)} ${n(a.y)}L${n(tip.x)} ${n(tip.y)}L${n(b.x)} ${n(b.y)}`)
    .join('');
  const pen = (cap: string) =>
    `fill="none" stroke="${light(ink)}" stroke-width="${width}" stroke-linecap="${cap}"`;
  return `<path d="${routeData(route)}" ${pen(capOf(dash))}${dashed(dash)}/><path d="${heads}" ${pen('round')}/>`;
}

const PILL = { edge: 8, disc: 16, gap: 5 };

/** The verb with its sign, delay and state, as on the map. */
function drawVerb(link: MapLink, route: Route, look: MapLook, words: MapPictureWords): string {
  const middle = routeMiddle(route);
  const [sign, state, border] = [signLook(link), stateLook(link), borderLook(link)];
  const text = [words.relations[link.relation ?? 'unclear'] ?? '', link.delay ? DELAY : '']
    .filter(Boolean)
    .join(' ');
  const [said, mark] = [look.widthOf(text) * 12, PILL.disc + PILL.gap];
  const wide = said + (sign ? mark : 0) + (state ? mark : 0) + 2 * PILL.edge;
  const left = middle.x - wide / 2;
  const first = left + PILL.edge + (sign ? mark : 0);
  const at = (x: number) => ({ x: x + PILL.disc / 2, y: middle.y });
  return [
    `<rect x="${n(left)}" y="${n(middle.y - 11)}" width="${n(wide)}" height="22" rx="11" fill="${light('surface')}" stroke="${light(border.ink)}" stroke-width="${border.width}"${dashed(border.dash)}/>`,
    sign ? disc(sign, at(left + PILL.edge - 3), PILL.disc / 2) : '',
    line(text, { x: first, y: middle.y + 4 }, { size: 12, fill: MUTED }),
    state ? disc(state, at(first + said + PILL.gap), PILL.disc / 2) : '',
  ].join('');
}

interface Drawn {
  readonly name: string;
  readonly box: Box;
  readonly count: number;
  readonly strangers: readonly Box[];
}

function drawGroup({ name, box, count, strangers }: Drawn, look: MapLook, words: MapPictureWords): string {
  const paths = groupPaths({ w: box.w, h: box.h, gaps: strangers.map((one) => gapIn(box, one)) });
  const ink = light('control-border');
  const title = name.trim() || words.group;
  const others = strangers.length === 0 ? '' : ` · ${words.othersIn(strangers.length)}`;
  const at = { x: GROUP.around, y: GROUP.title / 2 + 5 };
  return [
    `<g transform="translate(${n(box.x)} ${n(box.y)})">`,
    `<path d="${paths.inside}" fill="${ink}" fill-opacity="${TINT}" fill-rule="evenodd" stroke="${ink}" stroke-width="1.6"${dashed(DASHES)}/>`,
    line(title, at, { size: 15, weight: 650, fill: name.trim() === '' ? MUTED : light('text') }),
    line(`${count}${others}`, { x: at.x + look.widthOf(title) * 15 + 8, y: at.y }, { size: 13, fill: MUTED }),
    '</g>',
  ].join('');
}

function groupsIn(map: ExportedMap, boxes: ReadonlyMap<ItemId, Box>): readonly Drawn[] {
  return map.groups.flatMap(({ item }) => {
    const boxesOf = (held: boolean) =>
      map.nodes
        .filter((one) => (one.item.group === item.id) === held)
        .flatMap((one) => boxes.get(one.item.id) ?? []);
    const held = boxesOf(true);
    const box = groupBox(held);
    const strangers = box ? boxesOf(false).filter((one) => intersects(one, box)) : [];
    return box ? [{ name: item.text, box, count: held.length, strangers }] : [];
  });
}

/** Null of nothing. */
export function drawMapSvg(map: ExportedMap, look: MapLook, words: MapPictureWords): MapPicture | null {
  const boxes = new Map<ItemId, Box>(
    map.nodes.map(({ item }) => [
      item.id,
      { x: item.x, y: item.y, w: NODE.width, h: look.heightOf(item.text) },
    ]),
  );
  const groups = groupsIn(map, boxes);
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
    `<rect x="${x}" y="${y}" width="${w}" height="${h}" fill="${light('canvas')}"/>`,
    ...groups.map((group) => drawGroup(group, look, words)),
    ...routes.map(({ item, route }) => drawLine(item, route)),
    ...routes.map(({ item, route }) => drawVerb(item, route, look, words)),
    ...map.nodes.map(({ item }) => drawNode(item, boxes.get(item.id) ?? around, look, words)),
    legend.svg,
    '</svg>',
  ].join('\n');
  return { svg, w, h };
}
