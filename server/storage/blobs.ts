/** What every adapter of Blobs keeps to. */

/** Sorts as text, needs no escaping in a key: a hash, or numbers of equal length. */
const BLOB_NAME = /^[a-z0-9][a-z0-9.-]{0,99}$/;

/** A name that our own code makes is never wrong by accident of a user: throws a plain Error. */
export function checkBlobName(name: string): string {
  if (!BLOB_NAME.test(name)) throw new Error(`"${name}" cannot name a blob`);
  return name;
}
