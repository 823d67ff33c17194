/** How the board paints its items, for pictures that leave it. */
import type { BoardItem } from '../../../../shared/documents/boardKinds.ts';
import { tableLines } from '../../../../shared/documents/tableLayout.ts';
import type { Box } from '../../../canvas/geometry.ts';
import { type Route, routeData } from '../../../canvas/routes.ts';
import { createRuler } from '../../../canvas/text/measure.ts';
import { LinkWords } from '../../../features/board/canvas/LinkWords.ts';
import { labelBox } from '../../../features/board/canvas/linkLabel.ts';
import { inkPath } from '../../../features/board/drawing/inkPath.ts';
import type { BoardModel } from '../../../features/board/model/boardModel.ts';
import {
  HEAD_INSET,
  HEAD_PX,
  leastLetters,
  lettersOf,
  mostLetters,
  SHAPE_PX,
  wordsTop,
  wordsWidth,
} from '../../../features/board/model/figures.ts';
import { linkRoute } from '../../../features/board/model/linkEnds.ts';
import { inkOf } from '../../../features/board/model/strokes.ts';
import { NoteFitter } from '../../../features/board/text/fitNote.ts';
import type { BoardLook } from '../../../features/exports/picture/svg.ts';

export function boardLook(model: BoardModel): BoardLook {
  const fitter = new NoteFitter(createRuler());
  const words = new LinkWords(model, fitter);
  const routeOf = (item: BoardItem): Route | null => {
    const route = item.kind === 'connector' ? linkRoute(model, item, (id) => model.solidBox(id)) : null;
    return route && item.kind === 'connector' ? words.on(item, route) : null;
  };
  return {
    wordsOf(item, box: Box) {
      const fit = fitter.of(item.bold);
      if (item.kind === 'text') return fit.words(item.text, box.w, lettersOf(item));
      if (item.kind === 'shape') {
        const width = wordsWidth(item, box.w);
        const words = fit.words(item.text, width, lettersOf(item), leastLetters(item));
        return { ...words, width, top: wordsTop(item, box.h, words.height) };
      }
      if (item.kind === 'row' || item.kind === 'column')
        return fitter.of(true).words(item.text, box.w - 2 * HEAD_INSET, HEAD_PX);
      if (item.kind === 'unknown') return fitter.words(item.text, box.w - 24, SHAPE_PX);
      const words = fit.fit(item.text, box.w, box.h, item.kind === 'note' ? mostLetters(item) : undefined);
      const high = words.lines.length * words.lineHeight;
      return item.kind === 'note' ? { ...words, top: wordsTop(item, box.h, high) } : words;
    },
    pathOf(item, box) {
      if (item.kind === 'stroke') return inkPath(inkOf(item, box), item.pen, item.width);
      const table = model.tableOf(item.id);
      if (table) return tableLines(table, box);
      const route = routeOf(item);
      return route ? routeData(route) : '';
    },
    isSigned: (item) => model.isSigned(item),
    labelOf(item) {
      const route = routeOf(item);
      // Here nothing opens on a press: all of its words.
      return route && labelBox(item.text, route, fitter, Number.POSITIVE_INFINITY);
    },
  };
}
