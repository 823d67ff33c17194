/** Words, lock, colour, undo, delete. */
import { IconArrowBackUp, IconArrowForwardUp } from '@tabler/icons-react';
import { colourShown, NOTE_COLOURS } from '../../../../shared/documents/boardKinds.ts';
import type { Action } from './Action.ts';
import { chosenItems, needsColour, needsFree, needsKnown, needsOne } from './needs.ts';

const COLOURS: readonly Action[] = NOTE_COLOURS.map((colour, index) => ({
  id: `colour.${colour}`,
  group: 'colour',
  keys: [String(index + 1)],
  writes: true,
  menus: ['items'],
  label: () => `board:colours.${colour}`,
  // A frame on paper shows none.
  checked: (desk) =>
    chosenItems(desk).every(
      (item) => 'colour' in item && (item.kind === 'frame' ? colourShown(item) : item.colour) === colour,
    ),
  // Without a selection it is the colour of the next note.
  when: (desk) => (chosenItems(desk).length === 0 ? null : needsColour(desk)),
  run: ({ commands }) => commands.setColour(colour),
}));

export const CHANGING: readonly Action[] = [
  {
    id: 'edit',
    group: 'edit',
    keys: ['Enter', 'F2'],
    writes: true,
    menus: ['items'],
    // Of what is only a name there.
    label({ model, selection }) {
      const kind = model.item(selection.single)?.kind ?? '';
      if (kind === 'image') return 'actions:names.describe';
      return `actions:names.${/frame|cluster|table/.test(kind) ? 'rename' : 'edit'}`;
    },
    when: (desk) => needsOne(desk) ?? needsKnown(desk) ?? needsFree(desk),
    run: ({ commands, selection }) => selection.single !== null && commands.edit(selection.single),
  },
  {
    id: 'undo',
    group: 'edit',
    icon: IconArrowBackUp,
    keys: ['Ctrl+Z'],
    writes: true,
    run: ({ commands }) => commands.undo(),
    when: ({ history }) => (history.state.get().canUndo ? null : 'nothingToUndo'),
  },
  {
    id: 'redo',
    group: 'edit',
    icon: IconArrowForwardUp,
    keys: ['Ctrl+Shift+Z', 'Ctrl+Y'],
    writes: true,
    run: ({ commands }) => commands.redo(),
    when: ({ history }) => (history.state.get().canRedo ? null : 'nothingToRedo'),
  },
  ...COLOURS,
];
