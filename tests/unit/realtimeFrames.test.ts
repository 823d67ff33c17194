/** Frames of a WebSocket, byte by byte: whatever a peer sends, and however the network cuts it. */
import { Duplex } from 'node:stream';
import { deflateRawSync } from 'node:zlib';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inflate } from '../../server/realtime/compression.ts';
import { FrameReader } from '../../server/realtime/FrameReader.ts';
import { readInPlace } from '../../server/realtime/readInPlace.ts';
import { LIMITS } from '../../shared/limits.ts';

const [CONTINUATION, TEXT, BINARY, CLOSE, PING, PONG] = [0, 1, 2, 8, 9, 10];
const FINAL = 0x80;
const COMPRESSED = 0x40;

interface Options {
  readonly mask?: readonly number[] | null;
  /** What the header claims. */
  readonly length?: number;
}

function frame(first: number, payload: Uint8Array, { mask = [1, 2, 3, 250], length }: Options = {}): Buffer {
  const claimed = length ?? payload.length;
  const header =
    claimed < 126
      ? Buffer.from([first, claimed])
      : claimed < 65_536
        ? Buffer.from([first, 126, claimed >> 8, claimed & 255])
        : Buffer.from([first, 127, 0, 0, 0, 0, 0, 0, 0, 0]);
  if (claimed >= 65_536) header.writeBigUInt64BE(BigInt(claimed), 2);
  if (mask === null) return Buffer.concat([header, payload]);
  header[1] = (header[1] ?? 0) | 0x80;
  const masked = Buffer.from(payload.map((byte, at) => byte ^ (mask[at & 3] ?? 0)));
  return Buffer.concat([header, Buffer.from(mask), masked]);
}

/** What was heard, as words. */
function reader({ inflates = true } = {}) {
  const heard: string[] = [];
  const frames = new FrameReader(
    {
      onMessage: (payload, isCompressed) =>
        heard.push(`message ${(isCompressed ? inflate(payload) : payload).toString('hex')}`),
      onPing: (payload) => heard.push(`ping ${payload.toString('hex')}`),
      onPong: () => heard.push('pong'),
      onGoodbye: () => heard.push('goodbye'),
      onFault: (code) => heard.push(code),
    },
    inflates,
  );
  const take = (bytes: Uint8Array) => frames.take(Buffer.from(bytes), bytes.length);
  return { heard, take, frames };
}

function packed(payload: Uint8Array): Buffer {
  const flushed = deflateRawSync(payload, { finishFlush: 2 });
  return flushed.subarray(0, flushed.length - 4);
}

const payload = fc.oneof(
  fc.uint8Array({ maxLength: 200 }),
  fc.uint8Array({ minLength: 60_000, maxLength: 70_000, size: 'max' }),
);

/** One message in frames, with what is heard of it; control frames may come between them. */
const message = fc
  .record({
    payload,
    isCompressed: fc.boolean(),
    cuts: fc.array(fc.nat({ max: 70_000 }), { maxLength: 3 }),
    between: fc.constantFrom('ping', 'pong', null),
  })
  .map(({ payload: content, isCompressed, cuts, between }) => {
    const bytes = isCompressed ? packed(content) : Buffer.from(content);
    const at = [0, ...cuts.map((cut) => Math.min(cut, bytes.length)).sort((a, b) => a - b), bytes.length];
    const parts = at.slice(1).map((end, index) => bytes.subarray(at[index], end));
    const frames = parts.flatMap((part, index) => {
      const last = index === parts.length - 1 ? FINAL : 0;
      const first = index === 0 ? BINARY | (isCompressed ? COMPRESSED : 0) : CONTINUATION;
      const control =
        between === 'ping' ? frame(FINAL | PING, Buffer.from('hi')) : frame(FINAL | PONG, Buffer.alloc(0));
      return [frame(first | last, part), ...(between !== null && last === 0 ? [control] : [])];
    });
    const control = between === 'ping' ? `ping ${Buffer.from('hi').toString('hex')}` : 'pong';
    const controls = between === null ? [] : parts.slice(1).map(() => control);
    return {
      bytes: Buffer.concat(frames),
      heard: [...controls, `message ${Buffer.from(content).toString('hex')}`],
    };
  });

describe('frames', () => {
  it('[T17] what is sent is read the same, however it is cut', () => {
    const sessions = fc.tuple(fc.array(message, { maxLength: 4 }), fc.array(fc.nat(), { maxLength: 12 }));
    void fc.assert(
      fc.property(sessions, ([messages, cuts]) => {
        const bytes = Buffer.concat([
          ...messages.map((one) => one.bytes),
          frame(FINAL | CLOSE, Buffer.from([3, 232])),
        ]);
        const { heard, take } = reader();
        const ends = [...cuts.map((cut) => cut % bytes.length).sort((a, b) => a - b), bytes.length];
        let from = 0;
        for (const end of ends) {
          take(bytes.subarray(from, end));
          from = end;
        }
        take(frame(FINAL | BINARY, Buffer.from('after')));
        expect(heard).toEqual([...messages.flatMap((one) => one.heard), 'goodbye']);
      }),
      { numRuns: 25 },
    );
  });

  it('[T17] also byte by byte, with lengths of every kind', () => {
    for (const length of [0, 1, 125, 126, 127, 65_535, 65_536]) {
      const { heard, take } = reader();
      const content = Buffer.alloc(length, 7);
      for (const byte of frame(FINAL | BINARY, content)) take(Buffer.from([byte]));
      expect(heard).toEqual([`message ${content.toString('hex')}`]);
    }
  });

  const hello = Buffer.from([102]);
  it.each([
    ['not masked', frame(FINAL | BINARY, hello, { mask: null })],
    ['a reserved bit', frame(FINAL | 0x20 | BINARY, hello)],
    ['another reserved bit', frame(FINAL | 0x10 | BINARY, hello)],
    ['an opcode that is none', frame(FINAL | 3, hello)],
    ['a control opcode that is none', frame(FINAL | 11, hello)],
    ['text', frame(FINAL | TEXT, Buffer.from('text'))],
    ['the end of nothing', frame(FINAL | CONTINUATION, hello)],
    ['a message within a message', Buffer.concat([frame(BINARY, hello), frame(FINAL | BINARY, hello)])],
    ['compressed in the middle', Buffer.concat([frame(BINARY, hello), frame(COMPRESSED, hello)])],
    ['control in pieces', frame(PING, hello)],
    ['control that is long', frame(FINAL | PING, Buffer.alloc(126))],
    ['control that is compressed', frame(FINAL | COMPRESSED | PING, hello)],
    ['half a close code', frame(FINAL | CLOSE, Buffer.from([3]))],
    ['a close code that nobody may say', frame(FINAL | CLOSE, Buffer.from([3, 238]))],
  ])('[T17] [T14] %s is BAD_FRAME, and nothing is read after it', (_what, bytes) => {
    const { heard, take } = reader();
    take(Buffer.concat([bytes, frame(FINAL | BINARY, hello)]));
    take(frame(FINAL | BINARY, hello));
    expect(heard).toEqual(['BAD_FRAME']);
  });

  it('[T17] compressed is BAD_FRAME where it was not agreed', () => {
    const { heard, take } = reader({ inflates: false });
    take(frame(FINAL | COMPRESSED | BINARY, packed(hello)));
    expect(heard).toEqual(['BAD_FRAME']);
  });

  it('[T17] [T13] a length over the limit is refused by its header, in one frame or in many', () => {
    for (const length of [LIMITS.editorFrameBytes + 1, 2 ** 31, 2 ** 53, 2 ** 60]) {
      const { heard, take } = reader();
      take(frame(FINAL | BINARY, hello, { length }));
      expect(heard).toEqual(['TOO_LARGE']);
    }
    const { heard, take } = reader();
    const half = Buffer.alloc(LIMITS.editorFrameBytes / 2);
    take(frame(BINARY, half));
    take(frame(CONTINUATION, half));
    expect(heard).toEqual([]);
    take(frame(CONTINUATION, hello));
    expect(heard).toEqual(['TOO_LARGE']);
  });

  it('[T17] a header that claims much keeps no memory', () => {
    const before = process.memoryUsage().arrayBuffers;
    const waiting = Array.from({ length: 200 }, () => {
      const one = reader();
      one.take(frame(FINAL | BINARY, hello, { length: LIMITS.editorFrameBytes }));
      return one;
    });
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(LIMITS.editorFrameBytes);
    expect(waiting.every(({ heard }) => heard.length === 0)).toBe(true);
  });

  it('[T17] a connection whose handle cannot be moved is read all the same', async () => {
    const wire = new Duplex({ read: () => undefined, write: (_chunk, _encoding, done) => done() });
    const { heard, frames } = reader();
    expect(readInPlace(wire, (bytes, count) => frames.take(bytes, count))).toBe(wire);
    wire.push(frame(FINAL | BINARY, hello));
    await new Promise((resolve) => wire.once('data', resolve));
    expect(heard).toEqual(['message 66']);
  });
});
