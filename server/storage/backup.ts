/**
 * Backup and restore through the port, so that a backup moves between adapters. Format in docs/spec/storage.md:
 * a magic line, then frames of [length u32le][crc32 u32le][header length u32le][header JSON][body].
 */
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { crc32 } from 'node:zlib';
import { AppError } from '../../shared/errors.ts';
import type { MemberId } from '../../shared/ids.ts';
import { parseDocumentId } from '../../shared/ids.ts';
import type { EntityKind, EntityOf } from './entities.ts';
import { ENTITY_KINDS } from './entities.ts';
import type { Store } from './Store.ts';

type Parts = Pick<Store, 'log' | 'entities' | 'blobs'>;
type Header =
  | { readonly type: 'entity'; readonly kind: EntityKind; readonly entity: unknown }
  | { readonly type: 'snapshot'; readonly document: string; readonly sequence: number }
  | {
      readonly type: 'record';
      readonly document: string;
      readonly sequence: number;
      readonly deletedBy?: readonly MemberId[];
    }
  | { readonly type: 'blob'; readonly document: string; readonly name: string }
  | { readonly type: 'end'; readonly frames: number };

const MAGIC = Buffer.from('JUMELAGE BACKUP 3\n');
/** Without blobs; without who deleted. */
const OLDER_MAGICS = ['JUMELAGE BACKUP 1\n', 'JUMELAGE BACKUP 2\n'].map((line) => Buffer.from(line));
const FRAME_HEAD = 8;
const MOST_FRAME_BYTES = 256 * 1024 * 1024;

function frame(header: Header, body: Uint8Array = new Uint8Array()): Buffer {
  const json = Buffer.from(JSON.stringify(header));
  const payload = Buffer.alloc(4 + json.length + body.byteLength);
  payload.writeUInt32LE(json.length, 0);
  payload.set(json, 4);
  payload.set(body, 4 + json.length);
  const head = Buffer.alloc(FRAME_HEAD);
  head.writeUInt32LE(payload.length, 0);
  head.writeUInt32LE(crc32(payload), 4);
  return Buffer.concat([head, payload]);
}

/** Entities first, then documents: a document whose info is missing would be unreachable, never the other way round. */
export async function* backupStore(store: Parts): AsyncGenerator<Uint8Array> {
  let frames = 0;
  yield MAGIC;
  for (const kind of ENTITY_KINDS)
    for (const { entity } of await store.entities.list(kind)) {
      frames++;
      yield frame({ type: 'entity', kind, entity });
    }
  for await (const document of store.log.documents()) {
    const log = await store.log.load(document);
    if (log.snapshot !== null) {
      frames++;
      yield frame({ type: 'snapshot', document, sequence: log.snapshotSequence }, log.snapshot);
    }
    for (const { sequence, update, deletedBy } of log.records) {
      frames++;
      const signed = deletedBy.length > 0 ? { deletedBy } : {};
      yield frame({ type: 'record', document, sequence, ...signed }, update);
    }
  }
  for await (const { document, name } of store.blobs.all()) {
    const bytes = await store.blobs.get(document, name);
    if (bytes === null) continue;
    frames++;
    yield frame({ type: 'blob', document, name }, bytes);
  }
  yield frame({ type: 'end', frames });
}

function broken(why: string): AppError {
  return new AppError('BAD_REQUEST', `This backup cannot be restored: ${why}. Nothing was changed.`);
}

/** Cuts a stream of chunks into frames; throws when a frame is damaged, cut short, or the end mark is missing. */
async function* readFrames(
  chunks: AsyncIterable<Uint8Array>,
): AsyncGenerator<{ header: Header; body: Buffer }> {
  let rest = Buffer.alloc(0);
  let begun = false;
  let frames = 0;
  for await (const chunk of chunks) {
    rest = Buffer.concat([rest, chunk]);
    if (!begun) {
      if (rest.length < MAGIC.length) continue;
      const magic = rest.subarray(0, MAGIC.length);
      if (![MAGIC, ...OLDER_MAGICS].some((known) => known.equals(magic)))
        throw broken('it is not a backup, or one of a newer version');
      rest = rest.subarray(MAGIC.length);
      begun = true;
    }
    for (;;) {
      const payload = takePayload(rest);
      if (payload === null) break;
      rest = rest.subarray(FRAME_HEAD + payload.length);
      const parsed = parsePayload(payload);
      if (parsed.header.type === 'end') {
        if (parsed.header.frames !== frames || rest.length > 0) throw broken('its parts do not add up');
        yield parsed;
        return;
      }
      frames++;
      yield parsed;
    }
  }
  throw broken('it is cut short');
}

function takePayload(rest: Buffer): Buffer | null {
  if (rest.length < FRAME_HEAD) return null;
  const length = rest.readUInt32LE(0);
  if (length < 4 || length > MOST_FRAME_BYTES) throw broken('it is damaged');
  if (rest.length < FRAME_HEAD + length) return null;
  const payload = rest.subarray(FRAME_HEAD, FRAME_HEAD + length);
  if (crc32(payload) !== rest.readUInt32LE(4)) throw broken('a checksum differs');
  return payload;
}

function parsePayload(payload: Buffer): { header: Header; body: Buffer } {
  const jsonLength = payload.readUInt32LE(0);
  if (4 + jsonLength > payload.length) throw broken('it is damaged');
  const header = JSON.parse(payload.subarray(4, 4 + jsonLength).toString()) as Header;
  return { header, body: payload.subarray(4 + jsonLength) };
}

/** Throws when these chunks are not a whole, sound backup. */
export async function checkBackup(chunks: AsyncIterable<Uint8Array>): Promise<void> {
  for await (const { header } of readFrames(chunks))
    if (header.type === 'entity' && !ENTITY_KINDS.includes(header.kind))
      throw broken(`it holds unknown ${header.kind}`);
}

async function requireEmpty(store: Parts): Promise<void> {
  const lists = await Promise.all(ENTITY_KINDS.map((kind) => store.entities.list(kind)));
  const document = await store.log.documents()[Symbol.asyncIterator]().next();
  const blob = await store.blobs.all()[Symbol.asyncIterator]().next();
  if (lists.some((list) => list.length > 0) || document.done !== true || blob.done !== true)
    throw new AppError(
      'CONFLICT',
      'A backup can only be restored into an empty store. Set DATA_DIR to a new folder.',
    );
}

async function apply(store: Parts, header: Header, body: Buffer): Promise<void> {
  if (header.type === 'end') return;
  if (header.type === 'entity') {
    await store.entities.insert(header.kind, header.entity as EntityOf<EntityKind>);
    return;
  }
  const document = parseDocumentId(header.document);
  if (document === null) throw broken('a document has no valid id');
  const bytes = new Uint8Array(body);
  if (header.type === 'blob') return store.blobs.put(document, header.name, bytes);
  if (header.type === 'snapshot') return store.log.compact(document, header.sequence, bytes);
  await store.log.append(document, header.sequence - 1, bytes, { deletedBy: header.deletedBy ?? [] });
}

/** Reads the whole backup once and checks it before the first write. */
export async function restoreStore(store: Parts, chunks: AsyncIterable<Uint8Array>): Promise<void> {
  await requireEmpty(store);
  const folder = await mkdtemp(join(tmpdir(), 'jumelage-restore-'));
  const file = join(folder, 'backup');
  try {
    await pipeline(Readable.from(chunks), createWriteStream(file));
    await checkBackup(createReadStream(file));
    for await (const { header, body } of readFrames(createReadStream(file))) await apply(store, header, body);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
