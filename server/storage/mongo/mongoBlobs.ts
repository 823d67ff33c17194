/**
 * Blobs on MongoDB: parts first, named by a random token, then one row that points to them, insert-only. Of two that put
 * one name the first row stays; the other's parts are cleared, and after a crash they are litter that nobody reads.
 */
import { randomUUID } from 'node:crypto';
import mongoose from 'mongoose';
import type { DocumentId } from '../../../shared/ids.ts';
import { parseDocumentId } from '../../../shared/ids.ts';
import { checkBlobName } from '../blobs.ts';
import { partsOf, seal, sortable, unseal } from '../records.ts';
import type { BlobInfo, Blobs } from '../Store.ts';
import type { BlobRow } from './collections.ts';
import { bytesOf, isDuplicate } from './collections.ts';
import type { MongoLink } from './MongoLink.ts';

const PAGE = 200;

const rowKey = (document: DocumentId, name: string) => `${document}:${checkBlobName(name)}`;
const partKey = (row: string, token: string, part: number) => `${row}:${token}:${sortable(part)}`;
const between = (from: string, end: string) => ({ _id: mongoose.trusted({ $gt: from, $lt: end }) });

function infoOf({ _id, name, size, document: id }: BlobRow): BlobInfo {
  const document = parseDocumentId(id);
  if (document === null) throw new Error(`Record ${_id} belongs to no document`);
  return { document, name, size };
}

export class MongoBlobs implements Blobs {
  readonly #link: MongoLink;

  constructor(link: MongoLink) {
    this.#link = link;
  }

  async put(document: DocumentId, name: string, bytes: Uint8Array): Promise<void> {
    const key = rowKey(document, name);
    if ((await this.#row(key)) !== null) return;
    const token = randomUUID();
    let parts = 0;
    for (const part of partsOf(bytes)) {
      const id = partKey(key, token, parts++);
      await this.#link.ask((at) => at.blobParts.insertMany([{ _id: id, document, body: seal(id, part) }]));
    }
    const row = { _id: key, document, name, size: bytes.byteLength, parts, token };
    try {
      await this.#link.ask((at) => at.blobs.insertMany([row]));
    } catch (error) {
      if (!isDuplicate(error)) throw error;
      await this.#clear(`${key}:${token}:`);
    }
  }

  async get(document: DocumentId, name: string): Promise<Uint8Array | null> {
    const key = rowKey(document, name);
    const row = await this.#row(key);
    if (row === null) return null;
    const bodies: Buffer[] = [];
    for (let part = 0; part < row.parts; part++) {
      const id = partKey(key, row.token, part);
      const stored = await this.#link.ask((at) => at.blobParts.findOne({ _id: id }).lean().exec());
      if (stored === null) {
        // Removed meanwhile: then its row went first.
        if ((await this.#row(key)) === null) return null;
        throw new Error(`Record ${id} is missing`);
      }
      bodies.push(unseal(id, bytesOf(stored.body)));
    }
    return new Uint8Array(Buffer.concat(bodies));
  }

  async list(document: DocumentId): Promise<readonly BlobInfo[]> {
    const range = between(`${document}:`, `${document}:~`);
    const rows = await this.#link.ask((at) => at.blobs.find(range).sort({ _id: 1 }).lean().exec());
    return (rows as unknown as BlobRow[]).map(infoOf);
  }

  async remove(document: DocumentId, name: string): Promise<void> {
    const key = rowKey(document, name);
    await this.#link.ask((at) => at.blobs.deleteOne({ _id: key }));
    await this.#clear(`${key}:`);
  }

  async *all(): AsyncGenerator<BlobInfo> {
    for (let after = ''; ; ) {
      const page = between(after, '~');
      const rows = await this.#link.ask((at) =>
        at.blobs.find(page).sort({ _id: 1 }).limit(PAGE).lean().exec(),
      );
      for (const row of rows as unknown as BlobRow[]) yield infoOf(row);
      const last = rows.at(-1);
      if (last === undefined) return;
      after = String(last._id);
    }
  }

  async #row(key: string): Promise<BlobRow | null> {
    const row = await this.#link.ask((at) => at.blobs.findOne({ _id: key }).lean().exec());
    return row as unknown as BlobRow | null;
  }

  async #clear(prefix: string): Promise<void> {
    await this.#link.ask((at) => at.blobParts.deleteMany(between(prefix, `${prefix}~`)));
  }
}
