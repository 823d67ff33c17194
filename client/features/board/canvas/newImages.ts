/** Images that the server has, onto the board: where they lie, and that one is asked of each what it shows. */
import type { ImageView } from '../../../../shared/api.ts';
import { MIN_IMAGE_SIZE } from '../../../../shared/documents/boardKinds.ts';
import { inScreenRows } from '../../../../shared/exchange/screenRows.ts';
import type { DocumentId, ItemId } from '../../../../shared/ids.ts';
import '../../../i18n/words/boardLater.ts';
import type { Point, Size } from '../../../canvas/geometry.ts';
import { centre } from '../../../canvas/geometry.ts';
import { createFigures, type FigureDraft } from '../acts/makeFigure.ts';
import type { BoardCommands } from './BoardCommands.ts';
import { roomFor } from './Figures.ts';
import { containerAt, freePlace } from './places.ts';

/** On the board, an image is at first no longer than this. */
const IMAGE_SIDE = 480;
const GAP = 24;

function sizeOf({ width, height }: ImageView): Size {
  const scale = Math.min(1, IMAGE_SIDE / Math.max(width, height));
  const side = (length: number) => Math.max(MIN_IMAGE_SIZE, Math.round(length * scale));
  return { w: side(width), h: side(height) };
}

/** All in one step of undo, and chosen; who wants to writes what they show. Who presents, or writes, goes on with that first. */
export function newImages(
  commands: BoardCommands,
  images: readonly ImageView[],
  home: DocumentId,
  at?: Point | ItemId,
): void {
  const { context, model, selection, viewport, voice, presenting, t } = commands.parts;
  if (!commands.mayEdit || images.length === 0) return;
  const sizes = images.map(sizeOf);
  const { places, ...all } = inScreenRows([{ sizes, gap: GAP }]);
  const written = typeof at === 'string' ? model.box(at) : null;
  const corner = written
    ? freePlace(model, { ...all, x: written.x + written.w + GAP, y: written.y }, { way: { x: 1, y: 0 } })
    : at && typeof at !== 'string'
      ? { x: at.x - all.w / 2, y: at.y - all.h / 2 }
      : roomFor(commands, all);
  const drafts = images.map(({ id: image }, index): FigureDraft => {
    const { x = 0, y = 0 } = places[0]?.[index] ?? {};
    const { w = 0, h = 0 } = sizes[index] ?? {};
    const box = { x: Math.round(corner.x + x), y: Math.round(corner.y + y), w, h };
    const parent = containerAt(model, centre(box), 'frame');
    return { ...box, kind: 'image', image, home, parent };
  });
  const ids = createFigures(context, drafts);
  if (ids === null) return void commands.full();
  model.store.flush();
  // Who writes goes on.
  if (!presenting.get() && selection.editing === null) {
    selection.set(ids);
    viewport.reveal({ ...corner, ...all });
  }
  const left = () => ids.find((id) => model.item(id) !== null);
  const describe = () => {
    const first = left();
    commands.asking = ids;
    if (first) commands.edit(first);
  };
  const stands = {
    get: () => left() !== undefined,
    subscribe: (listener: () => void) => model.onChange(listener),
  };
  voice.offer(t('image.ask'), t('image.describe'), describe, stands, {
    renews: true,
    waits: presenting,
  });
}
