/** My pens as I last used them: each has a colour and a thickness of its own. */
import type { NoteColour, Pen } from '../../../../shared/documents/boardKinds.ts';
import { writable } from '../../../live/readable.ts';
import { widthOf } from '../model/penWidth.ts';

interface OwnPen {
  readonly colour: NoteColour;
  readonly width: number;
}

export const ownPens = writable<Readonly<Record<Pen, OwnPen>>>({
  pen: { colour: 'stone', width: widthOf('pen', 'medium') },
  marker: { colour: 'sun', width: widthOf('marker', 'medium') },
});

export function changePen(pen: Pen, change: Partial<OwnPen>): void {
  const pens = ownPens.get();
  ownPens.set({ ...pens, [pen]: { ...pens[pen], ...change } });
}
