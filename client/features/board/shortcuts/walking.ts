/** Keys of the surface itself that are no acts: how one walks, chooses and moves with the keyboard. */
import type en from '../../../i18n/en/sheet.json';

export const WALKING: readonly { readonly name: keyof typeof en; readonly keys: readonly string[] }[] = [
  { name: 'walk', keys: ['Tab', 'Shift+Tab'] },
  { name: 'nearest', keys: ['Alt+← → ↑ ↓'] },
  { name: 'ends', keys: ['Home', 'End'] },
  { name: 'selectIt', keys: ['Space', 'Shift+Space'] },
  { name: 'nudge', keys: ['← → ↑ ↓', 'Shift+← → ↑ ↓'] },
  { name: 'moveMode', keys: ['M'] },
  { name: 'pan', keys: ['Space'] },
  { name: 'page', keys: ['PgUp', 'PgDn', 'Shift+PgUp', 'Shift+PgDn'] },
  { name: 'leave', keys: ['Esc'] },
  { name: 'noteBeside', keys: ['Tab'] },
];
