/** What signing out does to this device: who uses it next finds no document on it. */

const PREFIX = 'jumelage.';

/**
 * Deletes the copies of documents, but for those with changes that the server does not have: these wait for their
 * author. A copy that another tab has open goes when that tab lets go of it.
 */
export async function forgetCopies(): Promise<void> {
  const databases = await indexedDB.databases();
  for (const { name } of databases) {
    if (!name?.startsWith(PREFIX)) continue;
    const unsaved = localStorage.getItem(`${PREFIX}unsaved.${name.slice(PREFIX.length)}`);
    if (unsaved === null) indexedDB.deleteDatabase(name);
  }
}
