/**
 * What an image says about itself in its first bytes. It is read before anything is decoded, because a file of some
 * kilobytes can ask a decoder for gigabytes. What is not certainly one of the three formats is null; nothing throws.
 */
export type ImageFormat = 'png' | 'jpeg' | 'webp';

export interface ImageHeader {
  readonly format: ImageFormat;
  readonly width: number;
  readonly height: number;
}

/**
 * Of the one image that is decoded at a time: the 50 million pixels of a large phone's photo. Turned and made smaller it
 * takes up to six times as much for a moment, which is what a server must have left.
 */
export const MOST_DECODED_BYTES = 150_000_000;

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

function saysAt(bytes: Uint8Array, at: number, words: string): boolean {
  return [...words].every((character, index) => bytes[at + index] === character.charCodeAt(0));
}

function header(format: ImageFormat, width: number, height: number): ImageHeader | null {
  return width > 0 && height > 0 ? { format, width, height } : null;
}

function readPng(bytes: Uint8Array): ImageHeader | null {
  if (bytes.length < 33 || !saysAt(bytes, 0, '\x89PNG\r\n\x1a\n')) return null;
  const view = viewOf(bytes);
  if (view.getUint32(8) !== 13 || !saysAt(bytes, 12, 'IHDR')) return null;
  return header('png', view.getUint32(16), view.getUint32(20));
}

/** SOF0…SOF15, without the three in that range that are tables (DHT, JPG, DAC). */
function isStartOfFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
}

function readJpeg(bytes: Uint8Array): ImageHeader | null {
  if (bytes.length < 4 || bytes[0] !== 0xff || bytes[1] !== 0xd8) return null;
  const view = viewOf(bytes);
  // A preview in the EXIF segment has a frame of its own: whole segments are stepped over, never searched.
  for (let at = 2; at + 4 <= bytes.length; ) {
    if (bytes[at] !== 0xff) return null;
    const marker = bytes[at + 1] ?? 0;
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    if (isStartOfFrame(marker)) {
      if (at + 9 > bytes.length) return null;
      return header('jpeg', view.getUint16(at + 7), view.getUint16(at + 5));
    }
    const length = view.getUint16(at + 2);
    if (length < 2 || marker < 0xc0 || marker === 0xda || marker === 0xd9) return null;
    at += 2 + length;
  }
  return null;
}

interface Size {
  readonly width: number;
  readonly height: number;
}

/** Of the picture data in a chunk whose content begins at `at`; null for another kind of chunk. */
function webpFrame(bytes: Uint8Array, at: number): Size | null {
  if (at + 10 > bytes.length) return null;
  const view = viewOf(bytes);
  if (saysAt(bytes, at - 8, 'VP8L')) {
    if (bytes[at] !== 0x2f) return null;
    const bits = view.getUint32(at + 1, true);
    return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 };
  }
  if (!saysAt(bytes, at - 8, 'VP8 ') || !saysAt(bytes, at + 3, '\x9d\x01\x2a')) return null;
  return {
    width: view.getUint16(at + 6, true) & 0x3fff,
    height: view.getUint16(at + 8, true) & 0x3fff,
  };
}

/** With extras (colour profile, EXIF, transparency) the size stands twice: the two must agree, or it is a trick. */
function extendedWebp(bytes: Uint8Array): Size | null {
  const view = viewOf(bytes);
  const moves = (view.getUint8(20) & 0x02) !== 0;
  if (moves) return null;
  const three = (at: number) => view.getUint16(at, true) + view.getUint8(at + 2) * 0x10000 + 1;
  for (let at = 12; at + 8 <= bytes.length; ) {
    const frame = webpFrame(bytes, at + 8);
    if (frame) return frame.width === three(24) && frame.height === three(27) ? frame : null;
    const length = view.getUint32(at + 4, true);
    at += 8 + length + (length % 2);
  }
  return null;
}

function readWebp(bytes: Uint8Array): ImageHeader | null {
  if (bytes.length < 30 || !saysAt(bytes, 0, 'RIFF') || !saysAt(bytes, 8, 'WEBP')) return null;
  const size = saysAt(bytes, 12, 'VP8X') ? extendedWebp(bytes) : webpFrame(bytes, 20);
  return size && header('webp', size.width, size.height);
}

export function readImageHeader(bytes: Uint8Array): ImageHeader | null {
  return readPng(bytes) ?? readJpeg(bytes) ?? readWebp(bytes);
}

/** PNG counts as if it were transparent, and may have 16 bits a channel; its header says so in byte 24. */
function pixelBytes(bytes: Uint8Array, format: ImageFormat): number {
  if (format === 'jpeg') return 3;
  return format === 'png' && bytes[24] === 16 ? 8 : 4;
}

export function hasTooManyPixels(bytes: Uint8Array, { format, width, height }: ImageHeader): boolean {
  return width * height * pixelBytes(bytes, format) > MOST_DECODED_BYTES;
}
