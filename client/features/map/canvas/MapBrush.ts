/** Paints nodes, links and groups of a map where they are no elements: on the far canvas and the map in small. */
import type { MapLink } from '../../../../shared/documents/barrierMap.ts';
import type { ItemId } from '../../../../shared/ids.ts';
import { type Box, intersects } from '../../../canvas/geometry.ts';
import type { HowPainted } from '../../../canvas/items.ts';
import { type Route, runsThrough } from '../../../canvas/routes.ts';
import { NOTE_FONT } from '../../../canvas/text/measure.ts';
import type { MapCommands } from '../acts/MapCommands.ts';
import { paintGroup } from '../groups/drawGroup.ts';
import { strangersIn } from '../groups/strangersIn.ts';
import type { Colouring } from '../MapDesk.ts';
import { type MapModel, NODE } from '../model/mapModel.ts';
import { nodeShape } from '../model/nodeShape.ts';
import { verbBox } from '../model/verbRoom.ts';
import { type Drawing, drawLine, drawVerb, forgetStamps } from './drawLink.ts';
import { FAR, type FarName, farName, groupPx } from './farNames.ts';
import { isFilling, onFilling } from './filling.ts';

/** Of what the light is not on: words are too small to be read here. */
const DIMMED = 0.22;
const VERB_PX = 12.5;
/** A node that is lower than that on the screen is a block of its colour: an outline would be too thin to be seen. */
const BLOCK_PX = 12;
/** No block is smaller, no line thinner on the screen. */
const LEAST_PX = { block: 2, outline: 1, line: 0.5 };
/** What is smaller on the screen is left out. */
interface Detail {
  readonly readablePx: number;
  readonly speckPx: number;
}
const SHARPLY: Detail = { readablePx: 5, speckPx: 3 };
/** In a picture that the next frames replace. */
const ROUGHLY: Detail = { readablePx: 8, speckPx: 9 };
const detailOf = (brief: boolean): Detail => (brief ? ROUGHLY : SHARPLY);

/** How things are shown to this person now. */
interface Shown {
  /** Where a link runs, also while hands hold its ends. */
  route(id: ItemId): Route | null;
  colouring(): Colouring | null;
  dims(id: ItemId): boolean;
}

/** Of hundreds of nodes a handful are different: reading a path takes as long as drawing it. */
const shapes = new Map<string, Path2D>();

function shapeOf(kind: string, height: number): Path2D {
  const tall = Math.round(height);
  const key = `${kind}${tall}`;
  const shape = shapes.get(key) ?? new Path2D(nodeShape(kind, NODE.width, tall));
  shapes.set(key, shape);
  return shape;
}

export class MapBrush {
  readonly #model: MapModel;
  readonly #commands: MapCommands;
  readonly #shown: Shown;
  readonly #tokens = new Map<string, string>();

  constructor(model: MapModel, commands: MapCommands, shown: Shown) {
    this.#model = model;
    this.#commands = commands;
    this.#shown = shown;
  }

  /** Colours and letters are others now. */
  forget(): void {
    this.#tokens.clear();
    forgetStamps();
  }

  /** Kept until the theme changes: a canvas cannot ask for a colour each time it paints a node. */
  readonly #token = (name: string): string => {
    const known = this.#tokens.get(name);
    if (known !== undefined) return known;
    const value = getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();
    this.#tokens.set(name, value);
    return value;
  };

  paint(
    context: CanvasRenderingContext2D,
    id: ItemId,
    box: Box,
    zoom: number,
    { brief = false, area }: HowPainted = {},
  ): void {
    const link = this.#model.link(id);
    if (link) {
      const route = this.#shown.route(id);
      if (route && (!area || runsThrough(route, area)))
        drawLine(this.#drawing(context, link, zoom, brief), link, route);
      return;
    }
    context.globalAlpha = this.#shown.dims(id) ? DIMMED : 1;
    this.#draw(context, id, box, zoom, detailOf(brief));
    context.globalAlpha = 1;
  }

  #draw(context: CanvasRenderingContext2D, id: ItemId, box: Box, zoom: number, detail: Detail): void {
    const token = this.#token;
    if (this.#model.group(id)) {
      const strangers = strangersIn(this.#model, id).flatMap((one) => this.#model.box(one) ?? []);
      paintGroup(context, box, { title: this.#commands.titleOf(id), px: groupPx(zoom), strangers }, token);
    }
    const node = this.#model.node(id);
    if (!node) return;
    const ink = this.#shown.colouring()?.inkOf(node) ?? `map-${node.kind}`;
    const colour = token(ink) || token('control-border');
    if (box.h * zoom < BLOCK_PX) {
      const least = LEAST_PX.block / zoom;
      context.fillStyle = colour;
      context.fillRect(box.x, box.y, Math.max(box.w, least), Math.max(box.h, least));
      return;
    }
    const fills = isFilling(ink);
    context.fillStyle = fills ? colour : token('surface');
    context.strokeStyle = fills ? token('control-border') : colour;
    const scale = box.w / NODE.width;
    context.lineWidth = Math.max(2, LEAST_PX.outline / (scale * zoom));
    const shape = shapeOf(node.kind, box.h / scale);
    context.save();
    context.translate(box.x, box.y);
    context.scale(scale, scale);
    context.fill(shape);
    context.stroke(shape);
    const words = token(fills ? onFilling(ink) : 'text');
    const far = farName(zoom);
    if (far && detail === SHARPLY) this.#name(context, node.text, words, far, box.h / scale);
    else if (NODE.fontSize * scale * zoom >= detail.readablePx) this.#write(context, node.text, words);
    context.restore();
  }

  paintWords(context: CanvasRenderingContext2D, id: ItemId, zoom: number, brief: boolean, area: Box): void {
    const link = this.#model.link(id);
    const route = link && VERB_PX * zoom >= detailOf(brief).readablePx ? this.#shown.route(id) : null;
    if (!link || !route || !intersects(verbBox(link, route), area)) return;
    const words = this.#commands.parts.t(`relations.${link.relation ?? 'unclear'}`);
    drawVerb(this.#drawing(context, link, zoom, brief), link, route, words);
  }

  #drawing(context: CanvasRenderingContext2D, { id }: MapLink, zoom: number, brief: boolean): Drawing {
    const [speck, least] = [detailOf(brief).speckPx / zoom, LEAST_PX.line / zoom];
    return { context, token: this.#token, dimmed: this.#shown.dims(id), speck, least };
  }

  /** In the middle of the node, as the element shows it. */
  #name(context: CanvasRenderingContext2D, text: string, ink: string, far: FarName, high: number): void {
    const { px } = far;
    context.fillStyle = ink;
    context.font = `600 ${px}px ${NOTE_FONT}`;
    context.textBaseline = 'middle';
    const lines = this.#model.lines(text, far);
    const top = high / 2 - ((lines.length - 1) / 2) * px * FAR.row;
    lines.forEach((line, row) => {
      context.fillText(line, FAR.side, top + row * px * FAR.row);
    });
  }

  #write(context: CanvasRenderingContext2D, text: string, ink: string): void {
    context.fillStyle = ink;
    context.font = `600 ${NODE.fontSize}px ${NOTE_FONT}`;
    context.textBaseline = 'middle';
    this.#model.lines(text).forEach((line, row) => {
      context.fillText(line, NODE.left, NODE.top + NODE.kindLine + (row + 0.5) * NODE.lineHeight);
    });
  }
}
