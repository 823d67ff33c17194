/**
 * The MongoDB side as mongoose models on a connection of its own. Only the portable subset of docs/operations.md:
 * inserts, deletes, _id ranges, plain indexes, $in, $group. An error is known by its code, never by its text.
 */
import type { Connection, Model } from 'mongoose';
import { Schema } from 'mongoose';
import type { EntityKind } from '../entities.ts';
import { ENTITY_INDEXES, ENTITY_KINDS } from '../entities.ts';

export interface RecordRow {
  readonly _id: string;
  readonly document: string;
  readonly sequence: number;
  /** Random per append: whoever meets a duplicate key recognises its own record whose answer was lost. */
  readonly token: string;
  /** Parts that hold the body when it is too large for one row; 0 means `body`. */
  readonly parts: number;
  readonly body: Buffer;
}

export interface PartRow {
  readonly _id: string;
  readonly document: string;
  readonly body: Buffer;
}

/** One per snapshot, insert-only; the one with the highest sequence counts. */
export interface PointerRow {
  readonly _id: string;
  readonly document: string;
  readonly sequence: number;
  readonly parts: number;
  readonly token: string;
}

export interface BlobRow {
  readonly _id: string;
  readonly document: string;
  readonly name: string;
  /** Bytes. */
  readonly size: number;
  readonly parts: number;
  readonly token: string;
}

export interface EntityRow {
  readonly _id: string;
  readonly entityId: string;
  /** Random per insert of the entity; a root names the life that counts. */
  readonly life: string;
  /** 0 in a root. */
  readonly version: number;
  /** Random per row. */
  readonly token: string;
  /** Tokens of the versions that this one replaced, the latest first. */
  readonly trail: readonly string[];
  readonly keys: Record<string, string>;
  readonly body: Buffer;
}

/** Small facts of the whole database. */
export interface MetaRow {
  readonly _id: string;
  readonly value: string;
}

export interface Collections {
  readonly records: Model<RecordRow>;
  readonly parts: Model<PartRow>;
  readonly pointers: Model<PointerRow>;
  readonly blobs: Model<BlobRow>;
  readonly blobParts: Model<PartRow>;
  readonly meta: Model<MetaRow>;
  readonly entities: { readonly [Kind in EntityKind]: Model<EntityRow> };
}

const OPTIONS = {
  versionKey: false,
  strict: 'throw',
  strictQuery: 'throw',
  autoIndex: false,
  autoCreate: false,
  minimize: false,
} as const;

function entityModel(connection: Connection, kind: EntityKind): Model<EntityRow> {
  const keys = Object.fromEntries(ENTITY_INDEXES[kind].map((field) => [field, String]));
  const row = {
    _id: String,
    entityId: String,
    life: String,
    version: Number,
    token: String,
    trail: [String],
    keys: new Schema(keys, { _id: false }),
    body: Buffer,
  };
  const schema = new Schema<EntityRow>(row, OPTIONS).index({ entityId: 1 });
  for (const field of ENTITY_INDEXES[kind]) schema.index({ [`keys.${field}`]: 1 });
  return connection.model<EntityRow>(kind, schema, `${kind}s`);
}

export function defineCollections(connection: Connection): Collections {
  const record = {
    _id: String,
    document: String,
    sequence: Number,
    token: String,
    parts: Number,
    body: Buffer,
  };
  const records = new Schema<RecordRow>(record, OPTIONS).index({ document: 1 });
  const part = { _id: String, document: String, body: Buffer };
  const parts = new Schema<PartRow>(part, OPTIONS).index({ document: 1 });
  const pointer = { _id: String, document: String, sequence: Number, parts: Number, token: String };
  const pointers = new Schema<PointerRow>(pointer, OPTIONS);
  const blob = { _id: String, document: String, name: String, size: Number, parts: Number, token: String };
  const meta = new Schema<MetaRow>({ _id: String, value: String }, OPTIONS);
  const entities = Object.fromEntries(ENTITY_KINDS.map((kind) => [kind, entityModel(connection, kind)]));
  return {
    records: connection.model<RecordRow>('logRecord', records, 'logRecords'),
    parts: connection.model<PartRow>('part', parts, 'parts'),
    pointers: connection.model<PointerRow>('pointer', pointers, 'pointers'),
    blobs: connection.model<BlobRow>('blob', new Schema<BlobRow>(blob, OPTIONS), 'blobs'),
    blobParts: connection.model<PartRow>('blobPart', new Schema<PartRow>(part, OPTIONS), 'blobParts'),
    meta: connection.model<MetaRow>('meta', meta, 'meta'),
    entities: entities as Collections['entities'],
  };
}

/** A body as the driver gives it back: its own Binary when read lean. */
export function bytesOf(body: unknown): Buffer {
  if (Buffer.isBuffer(body)) return body;
  const binary = body as { buffer: Uint8Array; position?: number };
  return Buffer.from(binary.buffer.subarray(0, binary.position ?? binary.buffer.length));
}

const DUPLICATE_KEY = 11_000;

export function isDuplicate(error: unknown): boolean {
  return (error as { code?: unknown } | null)?.code === DUPLICATE_KEY;
}
