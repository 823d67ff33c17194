/** What is being written, kept on this device until it is sent, so that a reload or a closed panel loses nothing. */
import { remember, remembered } from '../../deviceStorage.ts';

const PREFIX = 'jumelage.draft.';

export function readDraft(key: string): string {
  return remembered(PREFIX + key) ?? '';
}

export function keepDraft(key: string, text: string): void {
  remember(PREFIX + key, text === '' ? null : text);
}
