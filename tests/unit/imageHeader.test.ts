import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hasTooManyPixels, MOST_DECODED_BYTES, readImageHeader } from '../../server/images/imageHeader.ts';

/** Drawn by Chromium, 37×23 pixels; of the WebP ones only the chunk with the picture. */
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAACUAAAAXCAYAAACMLIalAAAAQklEQVR4AezSsQkAAAgDweD+O+sKX0Z4wS6FnJlNtm0nheNR9ClKKUUFaM5OKUUFaM5OKUUFaM5OKUUFaM5OvZY6AAAA//+bZ1PYAAAABklEQVQDANMwSeVXM3oyAAAAAElFTkSuQmCC',
  'base64',
);
const JPEG = Buffer.from(
  '/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDABsSFBcUERsXFhceHBsgKEIrKCUlKFE6PTBCYFVlZF9VXVtqeJmBanGQc1tdhbWGkJ6jq62rZ4C8ybqmx5moq6T/2wBDARweHigjKE4rK06kbl1upKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKT/wAARCAAXACUDASIAAhEBAxEB/8QAFQABAQAAAAAAAAAAAAAAAAAAAAT/xAAUEAEAAAAAAAAAAAAAAAAAAAAA/8QAFgEBAQEAAAAAAAAAAAAAAAAAAAQG/8QAFBEBAAAAAAAAAAAAAAAAAAAAAP/aAAwDAQACEQMRAD8AgARtIAAAAAAAAAA//9k=',
  'base64',
);
const LOSSY = Buffer.from(
  'VlA4IDoAAAAwAwCdASolABcAPxGGu1csKSYjpWgBgCIJZwB2AABX74bgAP7mzt/13i0o1//8s/7yvRDv+p6WFAAA',
  'base64',
);
const LOSSLESS = Buffer.from('VlA4TA8AAAAvJIAFAAcQ/Y/+ByKi/wEA', 'base64');

const SIZE = { width: 37, height: 23 };

function chunk(name: string, content: Uint8Array): Buffer {
  const head = Buffer.alloc(8);
  head.write(name, 'latin1');
  head.writeUInt32LE(content.length, 4);
  return Buffer.concat([head, content, Buffer.alloc(content.length % 2)]);
}

function webp(...chunks: readonly Buffer[]): Buffer {
  return chunk('RIFF', Buffer.concat([Buffer.from('WEBP'), ...chunks]));
}

function canvasOf(width: number, height: number, flags = 0): Buffer {
  const content = Buffer.alloc(10);
  content.writeUInt8(flags, 0);
  content.writeUIntLE(width - 1, 4, 3);
  content.writeUIntLE(height - 1, 7, 3);
  return chunk('VP8X', content);
}

function pngOf(width: number, height: number): Buffer {
  const claims = Buffer.from(PNG);
  claims.writeUInt32BE(width, 16);
  claims.writeUInt32BE(height, 20);
  return claims;
}

const KINDS = [
  ['png', PNG],
  ['jpeg', JPEG],
  ['webp', webp(LOSSY)],
  ['webp', webp(LOSSLESS)],
  ['webp', webp(canvasOf(37, 23), chunk('ICCP', Buffer.alloc(7)), LOSSY)],
] as const;

describe('what an image says about itself', () => {
  it('[IM1] PNG, JPEG and WebP say their kind and size', () => {
    for (const [format, bytes] of KINDS) expect(readImageHeader(bytes)).toEqual({ format, ...SIZE });
  });

  it('[IM1] what lies further on in a larger buffer is not read', () => {
    for (const [format, bytes] of KINDS) {
      const inside = Buffer.concat([Buffer.alloc(3), bytes, PNG]).subarray(3, 3 + bytes.length);
      expect(readImageHeader(inside)).toEqual({ format, ...SIZE });
    }
  });

  it('[IM1] SVG, GIF, a moving WebP, an empty size and nothing are no image', () => {
    const nothing = [
      Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="37" height="23"/>'),
      Buffer.from('GIF89a\x25\x00\x17\x00\x80\x00\x00 and so on, and on and on', 'latin1'),
      webp(canvasOf(37, 23, 0x02), LOSSY),
      pngOf(0, 23),
      Buffer.alloc(0),
      Buffer.alloc(64),
    ];
    for (const bytes of nothing) expect(readImageHeader(bytes)).toBeNull();
  });

  it('[IM1] a header that is cut anywhere never throws and is not believed beyond its end', () => {
    for (const [format, bytes] of KINDS) {
      for (let length = 0; length < bytes.length; length += 1) {
        const read = readImageHeader(bytes.subarray(0, length));
        if (read) expect(read).toEqual({ format, ...SIZE });
      }
      expect(readImageHeader(bytes.subarray(0, 24))).toBeNull();
    }
  });

  it('[IM1] whatever the bytes, reading ends and never throws', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...KINDS),
        fc.array(fc.tuple(fc.nat(80), fc.nat(255)), { maxLength: 6 }),
        ([, bytes], changes) => {
          const broken = Buffer.from(bytes);
          for (const [at, value] of changes) if (at < broken.length) broken[at] = value;
          const read = readImageHeader(broken);
          expect(read === null || (read.width > 0 && read.height > 0)).toBe(true);
        },
      ),
      { numRuns: 500 },
    );
  });

  it('[IM2] a small file that claims 50,000×50,000 pixels is too large', () => {
    const claim = readImageHeader(pngOf(50_000, 50_000));
    expect(claim && hasTooManyPixels(pngOf(50_000, 50_000), claim)).toBe(true);
  });

  it('[IM2] what counts is the memory that it takes: of a JPEG more pixels than of a PNG, of one with 16 bits fewer', () => {
    const deep = Buffer.from(PNG);
    deep[24] = 16;
    const each = [
      [JPEG, 'jpeg', 3],
      [PNG, 'png', 4],
      [deep, 'png', 8],
      [webp(LOSSY), 'webp', 4],
    ] as const;
    for (const [bytes, format, size] of each) {
      const width = MOST_DECODED_BYTES / size / 1_000;
      expect(hasTooManyPixels(bytes, { format, width: Math.floor(width), height: 1_000 })).toBe(false);
      expect(hasTooManyPixels(bytes, { format, width: Math.floor(width) + 1, height: 1_000 })).toBe(true);
    }
  });

  it('[IM2] a WebP whose canvas and picture differ in size is no image', () => {
    expect(readImageHeader(webp(canvasOf(1, 1), LOSSY))).toBeNull();
    expect(readImageHeader(webp(canvasOf(16_000, 16_000), LOSSLESS))).toBeNull();
  });

  it('[IM3] the frame of a preview in the metadata is not the picture', () => {
    const preview = Buffer.from([0xff, 0xc0, 0, 17, 8, 0, 1, 0, 1, 3]);
    const length = Buffer.alloc(2);
    length.writeUInt16BE(preview.length + 2);
    const exif = Buffer.concat([Buffer.from([0xff, 0xe1]), length, preview]);
    const bytes = Buffer.concat([JPEG.subarray(0, 2), exif, JPEG.subarray(2)]);
    expect(readImageHeader(bytes)).toEqual({ format: 'jpeg', ...SIZE });
  });
});
