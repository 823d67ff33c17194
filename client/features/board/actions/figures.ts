/** Texts, shapes, stickers. */
import {
  IconCircle,
  IconEraser,
  IconHighlight,
  IconLetterT,
  IconPencil,
  IconSquare,
  IconSquareRotated,
} from '@tabler/icons-react';
import type { BoardItem, ShapeForm } from '../../../../shared/documents/boardKinds.ts';
import {
  ALIGNS,
  hasLetters,
  hasRoom,
  NOTE_COLOURS,
  SHAPE_FORMS,
  STICKERS,
  TEXT_SIZES,
  VALIGNS,
} from '../../../../shared/documents/boardKinds.ts';
import { alignOf, valignOf } from '../../../canvas/text/wordsDirection.ts';
import { stickers } from '../canvas/later.ts';
import { newcomers } from '../canvas/laterNewcomers.ts';
import { SYMBOLS } from '../canvas/symbols.tsx';
import { hasSize } from '../model/figures.ts';
import { THICKNESSES, widthOf } from '../model/penWidth.ts';
import type { Action, Desk } from './Action.ts';
import { chosenItems, needsFree, needsKind, onCanvas } from './needs.ts';
import { orderingActs } from './ordering.ts';

const SHAPE_KEYS: Partial<Record<ShapeForm, readonly string[]>> = {
  rectangle: ['R'],
  ellipse: ['O'],
};

const SHAPE_ICONS: Readonly<Record<ShapeForm, NonNullable<Action['icon']>>> = {
  rectangle: IconSquare,
  ellipse: IconCircle,
  diamond: IconSquareRotated,
};

const SHAPES: readonly Action[] = SHAPE_FORMS.map((form) => ({
  id: form,
  group: 'make',
  icon: SHAPE_ICONS[form],
  ...(SHAPE_KEYS[form] && { keys: SHAPE_KEYS[form] }),
  writes: true,
  menus: ['board', 'shape'],
  run: (desk, at) => newcomers.run(desk.commands.parts, ({ bring }) => bring(desk, form, at)),
}));

const STICKER_ACTS: readonly Action[] = STICKERS.map((symbol) => ({
  id: `sticker.${symbol}`,
  group: 'stick',
  icon: SYMBOLS[symbol],
  writes: true,
  menus: ['board', 'more', 'items'],
  run({ commands }, at) {
    // On what is chosen now: the code may come when somebody has gone on already.
    const { chosen } = commands;
    stickers.run(commands.parts, ({ putOn }) => putOn(commands, symbol, chosen, at));
  },
}));

/** What nobody has given a size has one by itself, but a text. */
const SIZES: readonly Action[] = [null, ...TEXT_SIZES].map((size) => ({
  id: `textSize.${size ?? 'auto'}`,
  group: 'textSize',
  writes: true,
  menus: ['items'],
  checked: (desk) => chosenItems(desk).every((item) => hasSize(item) && (item.size ?? null) === size),
  when: (desk) =>
    chosenItems(desk).some((item) => hasSize(item) && (size || item.kind !== 'text'))
      ? needsFree(desk)
      : 'textOnly',
  run: (desk) => orderingActs.run(desk.commands.parts, (acts) => acts.letters(desk, size)),
}));

const needsLetters = (desk: Desk) =>
  chosenItems(desk).some(({ kind }) => hasLetters(kind)) ? needsFree(desk) : 'forms';

const BOLD: Action = {
  id: 'bold',
  group: 'textSize',
  keys: ['Ctrl+B'],
  writes: true,
  menus: ['items'],
  checked: (desk) => chosenItems(desk).every((item) => item.bold),
  when: needsLetters,
  run: (desk) => orderingActs.run(desk.commands.parts, (acts) => acts.embolden(desk)),
};

const STRUCK: Action = {
  id: 'struck',
  group: 'textSize',
  keys: ['Ctrl+Shift+X'],
  writes: true,
  menus: ['items'],
  checked: (desk) => chosenItems(desk).every((item) => item.struck),
  when: needsLetters,
  run: (desk) => orderingActs.run(desk.commands.parts, (acts) => acts.strike(desk)),
};

const WORDS: readonly Action[] = ALIGNS.map((align) => ({
  id: `words.${align}`,
  group: 'textSize',
  writes: true,
  menus: ['items'],
  checked: (desk) => chosenItems(desk).every((item) => alignOf(item) === align),
  when: needsLetters,
  run: (desk) => orderingActs.run(desk.commands.parts, (acts) => acts.alignWords(desk, align)),
}));

const STANDS: readonly Action[] = VALIGNS.map((valign) => ({
  id: `words.${valign}`,
  group: 'textSize',
  writes: true,
  menus: ['items'],
  checked: (desk) => chosenItems(desk).every((item) => valignOf(item) === valign),
  when: (desk) => (chosenItems(desk).some(({ kind }) => hasRoom(kind)) ? needsFree(desk) : 'roomy'),
  run: (desk) => orderingActs.run(desk.commands.parts, (acts) => acts.standWords(desk, valign)),
}));

/** A text has it as its colour, which is stone until somebody chooses one. */
const inkOf = (item: BoardItem) =>
  item.kind === 'text' ? item.colour !== 'stone' && item.colour : (item.ink ?? false);

const INKS: readonly Action[] = [false as const, ...NOTE_COLOURS].map((ink) => ({
  id: `ink.${ink || 'auto'}`,
  group: 'ink',
  writes: true,
  menus: ['items'],
  checked: (desk) => chosenItems(desk).every((item) => inkOf(item) === ink),
  when: needsLetters,
  run: (desk) => orderingActs.run(desk.commands.parts, (acts) => acts.inkWords(desk, ink || null)),
}));

const HOLLOW: Action = {
  id: 'hollow',
  group: 'colour',
  writes: true,
  menus: ['items'],
  checked: (desk) => chosenItems(desk).every((item) => item.kind === 'shape' && item.hollow),
  when: needsKind('shape', 'shapeOnly'),
  // Of what is chosen now: the code may come when somebody has gone on already.
  run(desk) {
    const chosen = chosenItems(desk);
    orderingActs.run(desk.commands.parts, (acts) => acts.hollow(desk, chosen));
  },
};

const LINES: readonly Action[] = THICKNESSES.map((thickness) => ({
  id: `thickness.${thickness}`,
  group: 'textSize',
  writes: true,
  menus: ['items'],
  checked: (desk) =>
    chosenItems(desk).every((item) => item.kind === 'stroke' && item.width === widthOf(item.pen, thickness)),
  when: needsKind('stroke', 'drawingOnly'),
  run: (desk) => orderingActs.run(desk.commands.parts, (acts) => acts.thicken(desk, thickness)),
}));

const DRAWING = (
  [
    { id: 'pen', icon: IconPencil, keys: ['P'] },
    { id: 'marker', icon: IconHighlight, keys: ['Shift+P'] },
    { id: 'eraser', icon: IconEraser, keys: ['E'] },
  ] as const
).map(
  (one): Action => ({
    ...one,
    group: 'draw',
    writes: true,
    when: onCanvas,
    checked: ({ hands }) => hands?.tool.get() === 'draw' && hands.pen.get() === one.id,
    run({ hands, selection }) {
      hands?.links.cancel();
      // Its bar would lie over what is drawn.
      selection.clear();
      hands?.pen.set(one.id);
      hands?.tool.set('draw');
    },
  }),
);

/** From item to item, as a dot goes that is stuck on paper. */
const STICKING: Action = {
  id: 'stickers',
  group: 'draw',
  keys: ['S'],
  writes: true,
  when: onCanvas,
  checked: ({ hands }) => hands?.tool.get() === 'stamp',
  run({ hands, selection }) {
    hands?.links.cancel();
    selection.clear();
    hands?.placing.takeSticker();
  },
};

export const FIGURES: readonly Action[] = [
  {
    id: 'text',
    group: 'make',
    icon: IconLetterT,
    keys: ['T'],
    writes: true,
    menus: ['board'],
    run: (desk, at) => newcomers.run(desk.commands.parts, ({ bring }) => bring(desk, 'text', at)),
  },
  ...SHAPES,
  ...STICKER_ACTS,
  STICKING,
  ...DRAWING,
  HOLLOW,
  BOLD,
  STRUCK,
  ...SIZES,
  ...WORDS,
  ...STANDS,
  ...INKS,
  ...LINES,
];
