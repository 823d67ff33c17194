/**
 * Blobs on LevelDB.
 *   b!<document>!<name>                     sealed pointer { size, parts, token }: written after all parts
 *   c!<document>!<name>!<token>!<part>      sealed part
 * Parts without a pointer are what a crash left of a put; nobody reads them, and removing the name clears them.
 */
import { randomUUID } from 'node:crypto';
import type { DocumentId } from '../../../shared/ids.ts';
import { parseDocumentId } from '../../../shared/ids.ts';
import { checkBlobName } from '../blobs.ts';
import { partsOf, seal, sortable, unseal } from '../records.ts';
import type { BlobInfo, Blobs } from '../Store.ts';
import { type Committer, type Database, reading } from './Committer.ts';

interface Pointer {
  readonly size: number;
  readonly parts: number;
  readonly token: string;
}

const PAGE = 200;

const pointerKey = (document: DocumentId, name: string) => `b!${document}!${checkBlobName(name)}`;
const partsPrefix = (document: DocumentId, name: string) => `c!${document}!${name}!`;
const partKey = (document: DocumentId, name: string, token: string, part: number) =>
  `${partsPrefix(document, name)}${token}!${sortable(part)}`;

function infoOf(key: string, stored: Buffer): BlobInfo {
  const [, id, name] = key.split('!');
  const document = parseDocumentId(id);
  if (document === null || name === undefined) throw new Error(`Record ${key} belongs to no document`);
  return { document, name, size: readPointer(key, stored).size };
}

function readPointer(key: string, stored: Buffer): Pointer {
  return JSON.parse(unseal(key, stored).toString()) as Pointer;
}

export class LevelBlobs implements Blobs {
  readonly #db: Database;
  readonly #committer: Committer;

  constructor(db: Database, committer: Committer) {
    this.#db = db;
    this.#committer = committer;
  }

  async put(document: DocumentId, name: string, bytes: Uint8Array): Promise<void> {
    const key = pointerKey(document, name);
    if ((await reading(() => this.#db.get(key))) !== undefined) return;
    const token = randomUUID();
    let parts = 0;
    for (const part of partsOf(bytes)) {
      const at = partKey(document, name, token, parts++);
      await this.#committer.commit(async (draft) => {
        draft.put(at, seal(at, part));
        return () => undefined;
      });
    }
    const pointer = { size: bytes.byteLength, parts, token };
    const first = await this.#committer.commit(async (draft) => {
      const free = (await draft.get(key)) === undefined;
      if (free) draft.put(key, seal(key, Buffer.from(JSON.stringify(pointer))));
      return () => free;
    });
    if (!first) await this.#clear(`${partsPrefix(document, name)}${token}!`);
  }

  get(document: DocumentId, name: string): Promise<Uint8Array | null> {
    return reading(() => this.#get(document, name));
  }

  /** At one moment: a removal beside it changes nothing of what it reads. */
  async #get(document: DocumentId, name: string): Promise<Uint8Array | null> {
    const key = pointerKey(document, name);
    const snapshot = this.#db.snapshot();
    try {
      const stored = await this.#db.get(key, { snapshot });
      if (stored === undefined) return null;
      const pointer = readPointer(key, stored);
      const parts: Buffer[] = [];
      for (let part = 0; part < pointer.parts; part++) {
        const at = partKey(document, name, pointer.token, part);
        const bytes = await this.#db.get(at, { snapshot });
        if (bytes === undefined) throw new Error(`Record ${at} is missing`);
        parts.push(unseal(at, bytes));
      }
      return new Uint8Array(Buffer.concat(parts));
    } finally {
      await snapshot.close();
    }
  }

  async list(document: DocumentId): Promise<readonly BlobInfo[]> {
    const rows = await reading(() =>
      this.#db.iterator({ gt: `b!${document}!`, lt: `b!${document}!~` }).all(),
    );
    return rows.map(([key, stored]) => infoOf(key, stored));
  }

  async remove(document: DocumentId, name: string): Promise<void> {
    const key = pointerKey(document, name);
    await this.#committer.commit(async (draft) => {
      draft.delete(key);
      return () => undefined;
    });
    await this.#clear(partsPrefix(document, name));
  }

  async *all(): AsyncGenerator<BlobInfo> {
    for (let after = 'b!'; ; ) {
      const rows = await reading(() => this.#db.iterator({ gt: after, lt: 'b!~', limit: PAGE }).all());
      for (const [key, stored] of rows) yield infoOf(key, stored);
      const last = rows.at(-1);
      if (last === undefined) return;
      after = last[0];
    }
  }

  #clear(prefix: string): Promise<void> {
    return this.#committer.commit(async (draft) => {
      for (const key of await this.#db.keys({ gt: prefix, lt: `${prefix}~` }).all()) draft.delete(key);
      return () => undefined;
    });
  }
}
