/** Yjs updates (format V1) written by hand, with whatever no honest client writes. */
import * as encoding from 'lib0/encoding';

type Write = (encoder: encoding.Encoder) => void;

const HAS_ORIGIN = 0x80;
const HAS_PARENT_SUB = 0x20;
const REF = {
  gc: 0,
  deleted: 1,
  json: 2,
  binary: 3,
  string: 4,
  embed: 5,
  format: 6,
  type: 7,
  any: 8,
  subdocument: 9,
};

/** Content: its kind, and its bytes. */
export interface RawContent {
  readonly ref: number;
  readonly write: Write;
}

export const content = {
  any: (...values: readonly unknown[]): RawContent => ({
    ref: REF.any,
    write: (encoder) => {
      encoding.writeVarUint(encoder, values.length);
      for (const value of values) encoding.writeAny(encoder, value as never);
    },
  }),
  rawAny: (bytes: readonly number[]): RawContent => ({
    ref: REF.any,
    write: (encoder) => encoding.writeUint8Array(encoder, Uint8Array.of(1, ...bytes)),
  }),
  textBytes: (bytes: readonly number[]): RawContent => ({
    ref: REF.string,
    write: (encoder) => encoding.writeVarUint8Array(encoder, Uint8Array.from(bytes)),
  }),
  text: (text: string): RawContent => ({
    ref: REF.string,
    write: (encoder) => encoding.writeVarString(encoder, text),
  }),
  embed: (json: string): RawContent => ({
    ref: REF.embed,
    write: (encoder) => encoding.writeVarString(encoder, json),
  }),
  format: (key: string, json: string): RawContent => ({
    ref: REF.format,
    write: (encoder) => {
      encoding.writeVarString(encoder, key);
      encoding.writeVarString(encoder, json);
    },
  }),
  json: (...texts: readonly string[]): RawContent => ({
    ref: REF.json,
    write: (encoder) => {
      encoding.writeVarUint(encoder, texts.length);
      for (const text of texts) encoding.writeVarString(encoder, text);
    },
  }),
  /** 0 list, 1 map, 2 text, 5 XML hook. */
  type: (kind: number): RawContent => ({
    ref: REF.type,
    write: (encoder) => encoding.writeVarUint(encoder, kind),
  }),
  subdocument: (guid: string): RawContent => ({
    ref: REF.subdocument,
    write: (encoder) => {
      encoding.writeVarString(encoder, guid);
      encoding.writeAny(encoder, {});
    },
  }),
  deleted: (length: number): RawContent => ({
    ref: REF.deleted,
    write: (encoder) => encoding.writeVarUint(encoder, length),
  }),
};

export const struct = {
  gc:
    (length: number): Write =>
    (encoder) => {
      encoding.writeUint8(encoder, REF.gc);
      encoding.writeVarUint(encoder, length);
    },
  /** At a root; a key makes it a map entry. */
  atRoot:
    (root: string, key: string | null, { ref, write }: RawContent): Write =>
    (encoder) => {
      encoding.writeUint8(encoder, key === null ? ref : ref | HAS_PARENT_SUB);
      encoding.writeVarUint(encoder, 1);
      encoding.writeVarString(encoder, root);
      if (key !== null) encoding.writeVarString(encoder, key);
      write(encoder);
    },
  inside:
    (client: number, clock: number, key: string | null, { ref, write }: RawContent): Write =>
    (encoder) => {
      encoding.writeUint8(encoder, key === null ? ref : ref | HAS_PARENT_SUB);
      encoding.writeVarUint(encoder, 0);
      encoding.writeVarUint(encoder, client);
      encoding.writeVarUint(encoder, clock);
      if (key !== null) encoding.writeVarString(encoder, key);
      write(encoder);
    },
  behind:
    (client: number, clock: number, { ref, write }: RawContent): Write =>
    (encoder) => {
      encoding.writeUint8(encoder, ref | HAS_ORIGIN);
      encoding.writeVarUint(encoder, client);
      encoding.writeVarUint(encoder, clock);
      write(encoder);
    },
};

export interface RawClient {
  readonly client: number;
  readonly clock: number;
  readonly structs: readonly Write[];
}
export type RawDeletes = readonly (readonly [
  client: number,
  ranges: readonly (readonly [number, number])[],
])[];

export function rawUpdate(clients: readonly RawClient[], deletes: RawDeletes = []): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, clients.length);
    for (const { client, clock, structs } of clients) {
      encoding.writeVarUint(encoder, structs.length);
      encoding.writeVarUint(encoder, client);
      encoding.writeVarUint(encoder, clock);
      for (const write of structs) write(encoder);
    }
    encoding.writeVarUint(encoder, deletes.length);
    for (const [client, ranges] of deletes) {
      encoding.writeVarUint(encoder, client);
      encoding.writeVarUint(encoder, ranges.length);
      for (const [clock, length] of ranges) {
        encoding.writeVarUint(encoder, clock);
        encoding.writeVarUint(encoder, length);
      }
    }
  });
}

/** One map entry of the board's root. */
export const rootEntry = (client: number, key: string, what: RawContent): Uint8Array =>
  rawUpdate([{ client, clock: 0, structs: [struct.atRoot('items', key, what)] }]);
