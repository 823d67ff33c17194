/** The way to all that is gone; null for who may not see the past. */
import { may } from '../../../shared/permissions.ts';
import type { Together } from '../Together.ts';

export function toDeleted(together: Together | null): (() => void) | null {
  if (together === null || !may(together.document.capabilities, 'document.history')) return null;
  return () => together.past.set('gone');
}
