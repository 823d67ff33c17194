/** A kept template as a drawing: its items on a board that nobody sees, painted as a picture of a board is. */
import * as Y from 'yjs';
import { boardItems } from '../../../../shared/documents/board.ts';
import type { BoardItem } from '../../../../shared/documents/boardKinds.ts';
import { readItem } from '../../../../shared/documents/readItem.ts';
import { parseJson, readJson } from '../../../../shared/exchange/boardJson.ts';
import { landDrafts } from '../../../../shared/exchange/landDrafts.ts';
import type { ItemId } from '../../../../shared/ids.ts';
import { newId } from '../../../../shared/ids.ts';
import { createRuler } from '../../../canvas/text/measure.ts';
import { BoardModel } from '../../../features/board/model/boardModel.ts';
import { NoteFitter } from '../../../features/board/text/fitNote.ts';
import { exportedBoard } from '../../../features/exports/exportedBoard.ts';
import { DARK, LIGHT } from '../../../features/exports/picture/paint.ts';
import { drawSvg } from '../../../features/exports/picture/svg.ts';
import { EntityStore } from '../../../live/EntityStore.ts';
import { boardLook } from './boardLook.ts';

/** The SVG; null of what holds nothing or cannot be read. Images are their places: their bytes are not worth a picture of this size. */
export { bentLinks } from '../../../features/board/model/bentLinks.ts';

export function templatePicture(content: string, title: string, dark: boolean): string | null {
  const reading = readJson(parseJson(content));
  if (reading.kind !== 'read') return null;
  const doc = new Y.Doc();
  const items = boardItems(doc);
  const newItemId = () => newId<ItemId>();
  doc.transact(() =>
    landDrafts(items, reading.drafts, {
      by: { x: 0, y: 0 },
      author: null,
      at: 0,
      top: null,
      newId: newItemId,
    }),
  );
  const store = new EntityStore<ItemId, BoardItem>({
    map: items,
    parse: readItem,
    schedule: () => () => undefined,
  });
  const fitter = new NoteFitter(createRuler());
  const model = new BoardModel(
    store,
    (text, width, bold) => fitter.of(bold).fit(text, width).height,
    (text, width, px, bold, least) => fitter.of(bold).words(text, width, px, least).height,
  );
  const board = exportedBoard(
    {
      title,
      origin: window.location.origin,
      readingOrder: () => model.readingOrder(),
      frames: () => model.frames(),
      item: (id) => model.item(id),
      box: (id) => model.box(id),
      parentOf: (id) => model.parentOf(id),
      withContents: (id) => model.withContents(id),
      authorOf: () => null,
      reactionsTo: () => [],
    },
    null,
    0,
  );
  const picture = drawSvg(board, boardLook(model), {
    ...{ title, description: '', fonts: '' },
    paint: dark ? DARK : LIGHT,
  });
  model.destroy();
  store.destroy();
  doc.destroy();
  return picture?.svg ?? null;
}
