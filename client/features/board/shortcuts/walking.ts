/** Keys of the surface itself that are no acts: how one walks, chooses and moves with the keyboard. */
import type en from '../../../i18n/en/sheet.json';

interface Walking {
  readonly name: keyof typeof en;
  readonly keys: readonly string[];
  /** The outline has no such thing. */
  readonly onCanvas?: true;
}

export const WALKING: readonly Walking[] = [
  { name: 'walk', keys: ['Tab', 'Shift+Tab'] },
  { name: 'nearest', keys: ['Alt+← → ↑ ↓'], onCanvas: true },
  { name: 'ends', keys: ['Home', 'End'] },
  { name: 'selectIt', keys: ['Space', 'Shift+Space'] },
  { name: 'nudge', keys: ['← → ↑ ↓', 'Shift+← → ↑ ↓'] },
  { name: 'moveMode', keys: ['M'], onCanvas: true },
  { name: 'pan', keys: ['Space'], onCanvas: true },
  { name: 'page', keys: ['PgUp', 'PgDn', 'Shift+PgUp', 'Shift+PgDn'], onCanvas: true },
  { name: 'leave', keys: ['Esc'] },
  { name: 'noteBeside', keys: ['Tab'] },
  { name: 'listLevel', keys: ['Tab', 'Shift+Tab'] },
];

/** In a cell of a table that is meant; the last while one writes there. */
export const IN_CELL: readonly Walking[] = [
  { name: 'cellBeside', keys: ['← → ↑ ↓', 'Tab', 'Shift+Tab'], onCanvas: true },
  { name: 'cellCarry', keys: ['Shift+← → ↑ ↓'], onCanvas: true },
  { name: 'cellWrite', keys: ['Enter', 'F2'], onCanvas: true },
  { name: 'cellNote', keys: ['Ctrl+Enter'], onCanvas: true },
  { name: 'cellCopy', keys: ['Ctrl+C', 'Ctrl+X', 'Ctrl+V'], onCanvas: true },
  { name: 'cellDelete', keys: ['Del'], onCanvas: true },
  { name: 'cellLeave', keys: ['Esc'], onCanvas: true },
  { name: 'cellGoOn', keys: ['Tab', 'Shift+Tab'] },
];
