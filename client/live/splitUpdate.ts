/**
 * One Yjs update as several smaller ones, for ways that take only so much at once. Each piece can be applied when those
 * before it have been: a struct comes after everything it refers to, deletions come last.
 */
import * as encoding from 'lib0/encoding';
import * as Y from 'yjs';

type Struct = ReturnType<typeof Y.decodeUpdate>['structs'][number];
type DeleteSet = ReturnType<typeof Y.decodeUpdate>['ds'];

/** Room for headers and counts in a piece. */
const OVERHEAD = 64;
/** Well below what the server takes in one update, see LIMITS.deleteRanges. */
const RANGES_PER_PIECE = 5_000;

/** A single struct that is larger than `mostBytes` makes a piece of its own, larger than that. */
export function splitUpdate(update: Uint8Array, mostBytes: number): readonly Uint8Array[] {
  if (update.length <= mostBytes) return [update];
  const { structs, ds } = Y.decodeUpdate(update);
  // What was taken out of a document has no gaps; a piece could not say where one is.
  if (structs.some((struct) => struct instanceof Y.Skip)) return [update];
  const pieces: Uint8Array[] = [];
  let piece: Struct[] = [];
  let size = OVERHEAD;
  for (const struct of inCausalOrder(structs)) {
    const bytes = sizeOf(struct);
    if (piece.length > 0 && size + bytes > mostBytes) {
      pieces.push(encodeStructs(piece));
      piece = [];
      size = OVERHEAD;
    }
    piece.push(struct);
    size += bytes;
  }
  if (piece.length > 0) pieces.push(encodeStructs(piece));
  return [...pieces, ...deletionPieces(ds)];
}

/** What of one client is still to come, and the clock up to which it has come. */
interface Queue {
  readonly structs: readonly Struct[];
  at: number;
  next: number;
}

function* inCausalOrder(structs: readonly Struct[]): Iterable<Struct> {
  const queues = new Map<number, Queue>();
  for (const [client, own] of byClient(structs))
    queues.set(client, { structs: own, at: 0, next: own[0]?.id.clock ?? 0 });
  for (const client of queues.keys()) {
    // A stack instead of recursion: notes that were written in reply to each other chain deeply.
    const waiting = [client];
    for (let top = waiting.at(-1); top !== undefined; top = waiting.at(-1)) {
      const queue = queues.get(top);
      const struct = queue?.structs[queue.at];
      if (!queue || !struct) {
        waiting.pop();
        continue;
      }
      const needed = referencesOf(struct).find(({ client: of, clock }) => isToCome(queues.get(of), clock));
      if (needed && !waiting.includes(needed.client)) waiting.push(needed.client);
      else {
        queue.at++;
        queue.next = struct.id.clock + struct.length;
        yield struct;
        if (waiting.length > 1) waiting.pop();
      }
    }
  }
}

const isToCome = (queue: Queue | undefined, clock: number) =>
  queue !== undefined && queue.at < queue.structs.length && clock >= queue.next;

function referencesOf(struct: Struct): readonly Y.ID[] {
  if (!(struct instanceof Y.Item)) return [];
  const { origin, rightOrigin } = struct;
  const parent: unknown = struct.parent;
  return [origin, rightOrigin, parent instanceof Y.ID ? parent : null].filter((id) => id !== null);
}

function byClient(structs: readonly Struct[]): Map<number, Struct[]> {
  const groups = new Map<number, Struct[]>();
  for (const struct of structs) {
    const group = groups.get(struct.id.client);
    if (group) group.push(struct);
    else groups.set(struct.id.client, [struct]);
  }
  return groups;
}

function sizeOf(struct: Struct): number {
  const encoder = new Y.UpdateEncoderV1();
  struct.write(encoder, 0);
  return encoding.length(encoder.restEncoder);
}

function encodeStructs(structs: readonly Struct[]): Uint8Array {
  const encoder = new Y.UpdateEncoderV1();
  const rest = encoder.restEncoder;
  // Higher clients first, as Yjs writes them.
  const groups = [...byClient(structs)].sort(([a], [b]) => b - a);
  encoding.writeVarUint(rest, groups.length);
  for (const [client, own] of groups) {
    encoding.writeVarUint(rest, own.length);
    encoder.writeClient(client);
    encoding.writeVarUint(rest, own[0]?.id.clock ?? 0);
    for (const struct of own) struct.write(encoder, 0);
  }
  encoding.writeVarUint(rest, 0);
  return encoder.toUint8Array();
}

function deletionPieces(deletions: DeleteSet): readonly Uint8Array[] {
  const ranges = [...deletions.clients].flatMap(([client, own]) =>
    own.map((range) => ({ client, ...range })),
  );
  const pieces: Uint8Array[] = [];
  for (let at = 0; at < ranges.length; at += RANGES_PER_PIECE)
    pieces.push(encodeDeletions(ranges.slice(at, at + RANGES_PER_PIECE)));
  return pieces;
}

interface Range {
  readonly client: number;
  readonly clock: number;
  readonly len: number;
}

function encodeDeletions(ranges: readonly Range[]): Uint8Array {
  const groups = new Map<number, Range[]>();
  for (const range of ranges) {
    const own = groups.get(range.client);
    if (own) own.push(range);
    else groups.set(range.client, [range]);
  }
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, 0);
    encoding.writeVarUint(encoder, groups.size);
    for (const [client, own] of groups) {
      encoding.writeVarUint(encoder, client);
      encoding.writeVarUint(encoder, own.length);
      for (const { clock, len } of own) {
        encoding.writeVarUint(encoder, clock);
        encoding.writeVarUint(encoder, len);
      }
    }
  });
}
