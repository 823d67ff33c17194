/** Images as cameras and programs make them, and as nobody should. */
import { Transformer } from '@napi-rs/image';

/** Left half red, right half blue. */
function pixels(width: number, height: number): Uint8Array {
  const bytes = new Uint8Array(width * height * 4);
  for (let at = 0; at < width * height; at++)
    bytes.set(at % width < width / 2 ? [255, 0, 0, 255] : [0, 0, 255, 255], at * 4);
  return bytes;
}

export const drawn = (width: number, height: number) =>
  Transformer.fromRgbaPixels(pixels(width, height), width, height);

export function drawnPng(width = 40, height = 20): Uint8Array<ArrayBuffer> {
  return new Uint8Array(drawn(width, height).pngSync());
}

/** With an EXIF segment behind the start: an orientation, and words that are nobody's business. */
export function photo(width: number, height: number, orientation: number): Buffer {
  const jpeg = drawn(width, height).jpegSync(90);
  const tiff = Buffer.alloc(26);
  tiff.write('MM\0*', 'latin1');
  tiff.writeUInt32BE(8, 4);
  tiff.writeUInt16BE(1, 8);
  tiff.writeUInt16BE(0x0112, 10);
  tiff.writeUInt16BE(3, 12);
  tiff.writeUInt32BE(1, 14);
  tiff.writeUInt16BE(orientation, 18);
  const content = Buffer.concat([Buffer.from('Exif\0\0'), tiff, Buffer.from('GPS of my home')]);
  const head = Buffer.from([0xff, 0xe1, 0, 0]);
  head.writeUInt16BE(content.length + 2, 2);
  return Buffer.concat([jpeg.subarray(0, 2), head, content, jpeg.subarray(2)]);
}
