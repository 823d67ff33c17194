/**
 * A drawing as PNG, band by band, so that no canvas has to be as large as the picture. The bands are filtered and packed
 * by the browser's own deflate; the words for those who cannot see it go into the file as text.
 */
const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
const BAND = 256;

/** Wider or larger than this no browser paints reliably, and few programs open it. */
export const MOST_SIDE = 16_000;
export const MOST_PIXELS = 120_000_000;

export interface Size {
  readonly w: number;
  readonly h: number;
}

/** The largest scale up to the wish at which the picture fits. */
export function fittingScale({ w, h }: Size, wish: number): number {
  const most = Math.min(MOST_SIDE / w, MOST_SIDE / h, Math.sqrt(MOST_PIXELS / (w * h)));
  return wish <= most ? wish : Math.floor(most * 100) / 100;
}

const CRC = Uint32Array.from({ length: 256 }, (_, byte) => {
  let crc = byte;
  for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? 0xedb88320 ^ (crc >>> 1) : crc >>> 1;
  return crc >>> 0;
});

function chunk(type: string, data: Uint8Array): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(12 + data.length);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, data.length);
  for (let at = 0; at < 4; at++) bytes[4 + at] = type.charCodeAt(at);
  bytes.set(data, 8);
  let crc = 0xffffffff;
  for (let at = 4; at < 8 + data.length; at++) crc = (CRC[(crc ^ (bytes[at] ?? 0)) & 255] ?? 0) ^ (crc >>> 8);
  view.setUint32(8 + data.length, (crc ^ 0xffffffff) >>> 0);
  return bytes;
}

function header({ w, h }: Size): Uint8Array {
  const data = new Uint8Array(13);
  const view = new DataView(data.buffer);
  view.setUint32(0, w);
  view.setUint32(4, h);
  // Eight bits, red green blue without alpha: paper is never see-through.
  data.set([8, 2, 0, 0, 0], 8);
  return chunk('IHDR', data);
}

/** International text: UTF-8, not packed. */
function textChunk(keyword: string, text: string): Uint8Array<ArrayBuffer> {
  const encoder = new TextEncoder();
  return chunk('iTXt', Uint8Array.from([...encoder.encode(keyword), 0, 0, 0, 0, 0, ...encoder.encode(text)]));
}

/** Rows of RGBA as PNG wants them: each with the filter "difference to the left", which flat colour packs well with. */
export function filteredRows(
  pixels: Uint8ClampedArray,
  width: number,
  rows: number,
): Uint8Array<ArrayBuffer> {
  const out = new Uint8Array(rows * (1 + 3 * width));
  let to = 0;
  for (let row = 0; row < rows; row++) {
    out[to++] = 1;
    let from = row * width * 4;
    for (let column = 0; column < width; column++, from += 4)
      for (let part = 0; part < 3; part++) {
        const left = column === 0 ? 0 : (pixels[from + part - 4] ?? 0);
        out[to++] = (pixels[from + part] ?? 0) - left;
      }
  }
  return out;
}

export interface PngOptions {
  readonly size: Size;
  readonly title: string;
  readonly description: string;
  /** The pixels of the rows from `top`, RGBA. */
  readonly band: (top: number, rows: number) => Uint8ClampedArray;
  /** From 0 to 1, after each band. */
  readonly onProgress: (share: number) => void;
  readonly signal: AbortSignal;
}

/** Rejects with the signal's reason when it is given up. */
export async function encodePng(options: PngOptions): Promise<Blob> {
  const { size, title, description, band, onProgress, signal } = options;
  const packing = new CompressionStream('deflate');
  const packed = new Response(packing.readable).arrayBuffer();
  const writer = packing.writable.getWriter();
  for (let top = 0; top < size.h; top += BAND) {
    if (signal.aborted) {
      await writer.abort(signal.reason).catch(() => undefined);
      packed.catch(() => undefined);
      throw signal.reason;
    }
    const rows = Math.min(BAND, size.h - top);
    await writer.write(filteredRows(band(top, rows), size.w, rows));
    onProgress((top + rows) / size.h);
    // The page stays alive between bands.
    await new Promise((resolve) => setTimeout(resolve));
  }
  await writer.close();
  const parts = [
    Uint8Array.from(SIGNATURE),
    header(size) as Uint8Array<ArrayBuffer>,
    textChunk('Title', title),
    textChunk('Description', description),
    chunk('IDAT', new Uint8Array(await packed)),
    chunk('IEND', new Uint8Array()),
  ];
  return new Blob(parts, { type: 'image/png' });
}
