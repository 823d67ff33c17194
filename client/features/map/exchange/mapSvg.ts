/** A map as an SVG drawing on light paper, with a legend of what occurs in it. Pure: how words break comes from the map. */
import type { MapLink } from '../../../../shared/documents/barrierMap.ts';
import { escapeXml } from '../../../../shared/exchange/escapeXml.ts';
import type { ExportedMap } from '../../../../shared/exchange/maps/exportedMap.ts';
import type { ItemId } from '../../../../shared/ids.ts';
import type { Box, Point, Size } from '../../../canvas/geometry.ts';
import { inflate, intersects, union } from '../../../canvas/geometry.ts';
import { headsOf, type Route, routeData, routeMiddle } from '../../../canvas/routes.ts';
import { LOOP_INKS, LOOP_MARKS, namedLoops, placeSigns, SIGN } from '../analysis/loopSigns.ts';
import { borderLook, capOf, DELAY, lineLook, signLook, stateLook } from '../canvas/linkLook.ts';
import { DASHES, gapIn, groupPaths, TINT, titleRoom } from '../groups/groupShape.ts';
import { Lines } from '../model/Lines.ts';
import { GROUP, groupBox } from '../model/Membership.ts';
import { NODE } from '../model/mapModel.ts';
import { PILL, verbBox } from '../model/verbRoom.ts';
import { dashed, disc, light, line, type MapLook, type MapPictureWords, MUTED, n } from './mapDrawing.ts';
import { legendOf } from './mapLegend.ts';
import { DIMMED, drawNode } from './mapNode.ts';

const MARGIN = 40;
const FONT = "'Inter Variable', Inter, system-ui, 'Segoe UI', Roboto, sans-serif";

export interface MapPicture extends Size {
  readonly svg: string;
  /** On paper it is a picture of its own, so that the map can be as large as the sheet. */
  readonly legend: (Size & { readonly svg: string }) | null;
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

const VERB_SIZE = 12.5;

/** The verb with its sign, delay and state, as on the map. */
function drawVerb(link: MapLink, route: Route, look: MapLook, words: MapPictureWords): string {
  const middle = routeMiddle(route);
  const [sign, state, border] = [signLook(link), stateLook(link), borderLook(link)];
  const text = words.relations[link.relation ?? 'unclear'] ?? '';
  const wideOf = (one: string) => look.widthOf(one) * VERB_SIZE;
  const mark = PILL.disc + PILL.gap;
  const delay = link.delay ? PILL.gap + wideOf(DELAY) : 0;
  const wide = PILL.left + (sign ? mark : 0) + wideOf(text) + delay + (state ? mark : 0) + PILL.right;
  const left = middle.x - wide / 2;
  const first = left + PILL.left + (sign ? mark : 0);
  const last = first + wideOf(text) + delay;
  const at = (x: number) => ({ x: x + PILL.disc / 2, y: middle.y });
  const letters = { size: VERB_SIZE, fill: MUTED };
  const base = middle.y + VERB_SIZE * 0.36;
  return [
    `<rect x="${n(left)}" y="${n(middle.y - PILL.height / 2)}" width="${n(wide)}" height="${PILL.height}" rx="${PILL.height / 2}" fill="${light('surface')}" stroke="${light(border.ink)}" stroke-width="${border.width}"${dashed(border.dash)}/>`,
    sign ? disc(sign, at(left + PILL.left), PILL.disc / 2) : '',
    line(text, { x: first, y: base }, letters),
    link.delay ? line(DELAY, { x: last - wideOf(DELAY), y: base }, { ...letters, weight: 700 }) : '',
    state ? disc(state, at(last + PILL.gap), PILL.disc / 2) : '',
  ].join('');
}

interface Drawn {
  readonly name: string;
  readonly box: Box;
  readonly count: number;
  readonly strangers: readonly Box[];
}

function drawGroup({ name, box, count, strangers }: Drawn, look: MapLook, words: MapPictureWords): string {
  const gaps = strangers.map((one) => gapIn(box, one));
  const paths = groupPaths({ w: box.w, h: box.h, gaps });
  const ink = light('control-border');
  const title = name.trim() || words.group;
  const others = strangers.length === 0 ? '' : ` · ${words.othersIn(strangers.length)}`;
  const counted = `${count}${others}`;
  const wide = look.widthOf(title) * 15 + 8;
  const room = titleRoom({ w: box.w, gaps }, wide + look.widthOf(counted) * 13);
  const at = { x: room.left, y: room.top + GROUP.title / 2 + 5 };
  return [
    `<g transform="translate(${n(box.x)} ${n(box.y)})">`,
    `<path d="${paths.inside}" fill="${ink}" fill-opacity="${TINT}" fill-rule="evenodd" stroke="${ink}" stroke-width="1.6"${dashed(DASHES)}/>`,
    line(title, at, { size: 15, weight: 650, fill: name.trim() === '' ? MUTED : light('text') }),
    line(counted, { x: at.x + wide, y: at.y }, { size: 13, fill: MUTED }),
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

/** As on the map. */
function routesOf({ nodes, links }: ExportedMap, boxes: ReadonlyMap<ItemId, Box>) {
  const lines = new Lines();
  for (const { item } of nodes) {
    const box = boxes.get(item.id);
    if (box) lines.putNode(item.id, { item, box });
  }
  for (const { item: link } of links) {
    const [from, to] = [boxes.get(link.from), boxes.get(link.to)];
    if (from && to) lines.putLink(link.id, { link, from, to });
  }
  lines.settle();
  return links.flatMap(({ item }) => {
    const route = lines.route(item.id);
    return route ? [{ item, route }] : [];
  });
}

const HEAD = { title: 28, date: 14, high: 72 };

/** What it is called, above it; its lower edge there. */
function headOf({ heading }: MapPictureWords, { x, y }: Point, look: MapLook) {
  if (heading === null) return { svg: '', w: 0, h: 0 };
  const title = line(heading.title, { x, y: y - 34 }, { size: HEAD.title, weight: 650 });
  const date = line(heading.date, { x, y: y - 10 }, { size: HEAD.date, fill: MUTED });
  return { svg: title + date, w: look.widthOf(heading.title) * HEAD.title * 1.05, h: HEAD.high };
}

function sheetOf({ x, y, w, h }: Box, words: MapPictureWords, drawn: readonly string[]): string {
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${w}" height="${h}" viewBox="${x} ${y} ${w} ${h}" role="img" aria-labelledby="title desc">`,
    `<title id="title">${escapeXml(words.title)}</title><desc id="desc">${escapeXml(words.description)}</desc>`,
    `<style>${words.fonts}text{font-family:${FONT}}.loop text{paint-order:stroke;stroke:${light('canvas')};stroke-width:3px}.loop text:first-of-type{stroke:none}</style>`,
    `<rect x="${x}" y="${y}" width="${w}" height="${h}" fill="${light('canvas')}"/>`,
    ...drawn,
    '</svg>',
  ].join('\n');
}

/** The loops that people have named, as on the map. */
function drawLoops(map: ExportedMap, boxes: ReadonlyMap<ItemId, Box>, verbs: readonly Box[]): string {
  const names = map.nodes.flatMap(({ item }) => item.loops);
  const graph = () => ({
    nodes: map.nodes.map(({ item }) => item),
    links: map.links.map(({ item }) => item),
  });
  const loops = namedLoops(names, graph).map((loop) => ({
    ...{ kind: loop.kind, name: loop.name, mark: LOOP_MARKS[loop.kind] },
    boxes: loop.nodes.flatMap((id) => boxes.get(id) ?? []),
  }));
  return placeSigns(loops, [...boxes.values(), ...verbs])
    .map(({ mark, lines, at }, which) => {
      const ink = light(LOOP_INKS[loops[which]?.kind ?? 'unclear']);
      const top = at.y - (SIGN.high + lines.length * SIGN.line) / 2;
      const pill = `<rect x="${n(at.x - 24)}" y="${n(top + 2)}" width="48" height="36" rx="18" fill="${ink}" stroke="${light('surface')}" stroke-width="2"/>`;
      const middle = { weight: 700, anchor: 'middle' } as const;
      const letters = line(mark, { x: at.x, y: top + 28 }, { ...middle, size: 22, fill: light('surface') });
      const words = lines.map((one, row) =>
        line(one, { x: at.x, y: top + SIGN.high + 15 + row * SIGN.line }, { ...middle, size: 15, fill: ink }),
      );
      return `<g class="loop">${pill}${letters}${words.join('')}</g>`;
    })
    .join('');
}

/** Around its middle, as it is seen. */
const scaled = ({ x, y, w, h }: Box, scale: number): Box => ({
  ...{ x: x + (w * (1 - scale)) / 2, y: y + (h * (1 - scale)) / 2 },
  ...{ w: w * scale, h: h * scale },
});

/** Null of nothing. */
export function drawMapSvg(map: ExportedMap, look: MapLook, words: MapPictureWords): MapPicture | null {
  const boxes = new Map<ItemId, Box>(
    map.nodes.map(({ item }) => {
      const [h, scale] = [look.heightOf(item.text), look.seen?.scaleOf(item.id) ?? 1];
      return [item.id, scaled({ x: item.x, y: item.y, w: NODE.width, h }, scale)];
    }),
  );
  const groups = groupsIn(map, boxes);
  const around = union([...boxes.values(), ...groups.map(({ box }) => box)]);
  if (around === null) return null;
  const routes = routesOf(map, boxes);
  const faint = (id: ItemId, drawn: string) =>
    look.seen?.dims(id) ? `<g opacity="${DIMMED}">${drawn}</g>` : drawn;
  const legend = legendOf(map, { x: around.x, y: around.y + around.h + 2 * MARGIN }, look, words);
  const head = headOf(words, { x: around.x, y: around.y - MARGIN }, look);
  const apart = words.heading === null;
  const beside = apart ? { w: 0, h: -2 * MARGIN } : legend;
  const whole = {
    x: Math.floor(around.x - MARGIN),
    y: Math.floor(around.y - MARGIN - head.h),
    w: Math.ceil(Math.max(around.w, beside.w, head.w) + 2 * MARGIN),
    h: Math.ceil(head.h + around.h + beside.h + 4 * MARGIN),
  };
  const svg = sheetOf(whole, words, [
    ...groups.map((group) => drawGroup(group, look, words)),
    ...routes.map(({ item, route }) => faint(item.id, drawLine(item, route))),
    ...routes.map(({ item, route }) => faint(item.id, drawVerb(item, route, look, words))),
    drawLoops(
      map,
      boxes,
      routes.map(({ item, route }) => verbBox(item, route)),
    ),
    ...map.nodes.map(({ item }) => drawNode(item, boxes.get(item.id) ?? around, look, words)),
    head.svg,
    apart ? '' : legend.svg,
  ]);
  // With the whole of its edge.
  const box = inflate({ x: around.x, y: around.y + around.h + 2 * MARGIN, w: legend.w, h: legend.h }, 1);
  const { w, h } = whole;
  return { svg, w, h, legend: apart ? { ...box, svg: sheetOf(box, words, [legend.svg]) } : null };
}
