import { stickers } from '../later.ts';
import { newcomers } from '../laterNewcomers.ts';
import { drawing } from '../pens.ts';

/** What most boards do without at first: loaded when it is wanted, or before, when the page has nothing to do. */
export const fetchBackToContent = () => import('./BackToContent.tsx');
export const fetchDrawingBar = () => {
  drawing.now();
  return import('./DrawingBar.tsx');
};
export const fetchEmptyBoard = () => import('./EmptyBoard.tsx');
export const fetchHints = () => {
  // Who makes something types at once.
  newcomers.now();
  return import('./Hints.tsx');
};
export const fetchStickerBar = () => {
  stickers.now();
  return import('../../stickers/StickerBar.tsx');
};
export const fetchSelectionBar = () => import('./SelectionBar.tsx');
