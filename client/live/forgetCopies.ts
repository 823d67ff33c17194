/** What signing out does to this device: who uses it next finds no document on it. */
import { forgetAll, remembered } from '../deviceStorage.ts';

const PREFIX = 'jumelage.';

/**
 * Deletes the copies of documents, but for those with changes that the server does not have: these wait for their
 * author. A copy that another tab has open goes when that tab lets go of it.
 */
export async function forgetCopies(): Promise<void> {
  // Words that nobody sent. What waits to be sent stays, for its author's browser alone (see Outbox).
  forgetAll(`${PREFIX}draft.`);
  forgetAll(`${PREFIX}place.`);
  const databases = await indexedDB.databases();
  for (const { name } of databases) {
    if (!name?.startsWith(PREFIX)) continue;
    const unsaved = remembered(`${PREFIX}unsaved.${name.slice(PREFIX.length)}`);
    if (unsaved === null) indexedDB.deleteDatabase(name);
  }
}
