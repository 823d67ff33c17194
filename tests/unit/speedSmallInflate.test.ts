import { constants, deflateRawSync, inflateRawSync } from 'node:zlib';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inflateSmall } from '../../server/realtime/smallInflate.ts';

const FLUSH = { finishFlush: constants.Z_SYNC_FLUSH };
const TAIL = Buffer.from([0, 0, 0xff, 0xff]);

/** As on the wire: flushed, without the tail. */
function packed(data: Uint8Array, options: object = {}): Buffer {
  const flushed = deflateRawSync(data, { ...FLUSH, ...options });
  return flushed.subarray(0, flushed.length - TAIL.length);
}

const text = fc
  .string({ unit: fc.constantFrom(...'{"cursor":1,xyé}'), maxLength: 300 })
  .map((one) => Buffer.from(one));
const bytes = fc.uint8Array({ maxLength: 600 }).map((one) => Buffer.from(one));
const anything = fc.oneof(text, bytes);

describe('small inflate', () => {
  it('[SP4] reads what compressors make of small messages', async () => {
    const strategy = fc.constantFrom(constants.Z_FIXED, constants.Z_DEFAULT_STRATEGY);
    await fc.assert(
      fc.property(anything, strategy, fc.integer({ min: 0, max: 9 }), (data, chosen, level) => {
        const read = inflateSmall(packed(data, { strategy: chosen, level }));
        if (chosen === constants.Z_FIXED) expect(read).not.toBeNull();
        if (read) expect(read.equals(data)).toBe(true);
      }),
      { numRuns: 1_000 },
    );
    expect(
      inflateSmall(packed(Buffer.from('{"cursor":{"x":1,"y":2}}'), { memLevel: 1, windowBits: 9 })),
    ).not.toBeNull();
  });

  it('[SP4] never reads otherwise than zlib, whatever the bytes', async () => {
    const mangled = fc.tuple(anything, fc.nat(), fc.nat(255)).map(([data, at, byte]) => {
      const one = Buffer.from(packed(data, { strategy: constants.Z_FIXED }));
      if (one.length > 0) one[at % one.length] = byte;
      return one;
    });
    await fc.assert(
      fc.property(fc.oneof(mangled, bytes), (data) => {
        const read = inflateSmall(data);
        if (read === null) return;
        expect(inflateRawSync(Buffer.concat([data, TAIL]), FLUSH).equals(read)).toBe(true);
      }),
      { numRuns: 5_000 },
    );
  });

  it('[SP4] leaves what is large to zlib', () => {
    expect(inflateSmall(packed(Buffer.alloc(5_000)))).toBeNull();
  });
});
