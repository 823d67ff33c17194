/** Keys of the views themselves that are no acts: how one walks, chooses, moves and writes. */
import type en from '../../../i18n/en/mapActs.json';

export const WALKING: readonly {
  readonly name: keyof typeof en.walking;
  readonly keys: readonly string[];
}[] = [
  { name: 'walk', keys: ['Tab', 'Shift+Tab'] },
  { name: 'nearest', keys: ['← → ↑ ↓'] },
  { name: 'ends', keys: ['Home', 'End'] },
  { name: 'selectIt', keys: ['Space', 'Shift+Space'] },
  { name: 'nudge', keys: ['← → ↑ ↓', 'Shift+← → ↑ ↓'] },
  { name: 'moveMode', keys: ['M'] },
  { name: 'pan', keys: ['Space'] },
  { name: 'page', keys: ['PgUp', 'PgDn', 'Shift+PgUp', 'Shift+PgDn'] },
  { name: 'sibling', keys: ['Tab'] },
  { name: 'cells', keys: ['← → ↑ ↓', 'PgUp', 'PgDn'] },
  { name: 'leave', keys: ['Esc'] },
];
