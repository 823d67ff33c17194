/** What is drawn and put on a board, for its picture in a list: figures by their form, strokes by a few points, stickers. */
import type { SketchShape } from '../../shared/api.ts';
import type { BoardItem, Shape, Sticker, Stroke } from '../../shared/documents/boardKinds.ts';
import { STICKER_SIZE, STROKE_GRID } from '../../shared/documents/boardKinds.ts';
import { stuckBox } from '../../shared/documents/stuck.ts';

/** From afar a line bends at no more points than that. */
const MOST_POINTS = 16;

export function figureShape({ colour, x, y, w, h, form, hollow }: Shape): SketchShape {
  const drawn = { ...(form !== 'rectangle' && { form }), ...(hollow && { hollow }) };
  return Object.keys(drawn).length > 0 ? [colour, x, y, w, h, drawn] : [colour, x, y, w, h];
}

export function strokeShape({ colour, x, y, w, h, width, points }: Stroke): SketchShape {
  const last = Math.floor(points.length / 3) - 1;
  const count = Math.min(MOST_POINTS, last + 1);
  const line = Array.from({ length: count }, (_, at) => {
    const point = 3 * Math.round((at * last) / Math.max(1, count - 1));
    const across = (value: number | undefined, size: number) =>
      Math.round(((value ?? 0) / STROKE_GRID) * size);
    return [across(points[point], w), across(points[point + 1], h)];
  });
  return [colour, x, y, w, h, { form: 'pen', width: Math.round(width), line: line.flat() }];
}

/** On what it lies on, as far as that is drawn. */
export function stickerShape(sticker: Sticker, host?: BoardItem, hostShape?: SketchShape): SketchShape {
  const [, left, top, width, height] = hostShape ?? [];
  const around = host && hostShape && { x: left ?? 0, y: top ?? 0, w: width ?? 0, h: height ?? 0 };
  const { x, y, w, h } = around
    ? stuckBox({ kind: host.kind, box: around }, sticker)
    : { ...sticker, w: STICKER_SIZE, h: STICKER_SIZE };
  return [sticker.colour, x, y, w, h, { form: 'dot' }];
}
