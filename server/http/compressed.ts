/** Hashed assets, compressed once per process and file: a server without a proxy in front is quick as well. */
import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { RequestHandler } from 'express';

const compressors = {
  br: (bytes: Buffer) =>
    promisify(brotliCompress)(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }),
  gzip: (bytes: Buffer) => promisify(gzip)(bytes),
} as const;

type Encoding = keyof typeof compressors;

const TEXT_TYPES: Readonly<Record<string, string>> = { '.js': 'text/javascript', '.css': 'text/css' };
/** A plain file name: nothing that could leave the folder. */
const FILE = /^\/[\w.-]+$/;

function encodingFor(accepted: string | undefined): Encoding | null {
  const names = (accepted ?? '').split(',').map((part) => part.trim().split(';')[0]);
  if (names.includes('br')) return 'br';
  return names.includes('gzip') ? 'gzip' : null;
}

/** Answers what it can; the rest, a missing file included, is for the next handler. */
export function compressedAssets(folder: string, cacheControl: string): RequestHandler {
  const made = new Map<string, Promise<Buffer>>();

  function compress(path: string, encoding: Encoding): Promise<Buffer> {
    const key = `${encoding} ${path}`;
    const known = made.get(key);
    if (known !== undefined) return known;
    const bytes = readFile(join(folder, path)).then(compressors[encoding]);
    made.set(key, bytes);
    bytes.catch(() => made.delete(key));
    return bytes;
  }

  return async (req, res, next) => {
    const type = TEXT_TYPES[extname(req.path)];
    const encoding = encodingFor(req.headers['accept-encoding']);
    if (type === undefined || encoding === null || req.method !== 'GET' || !FILE.test(req.path))
      return next();
    const bytes = await compress(req.path, encoding).catch(() => null);
    if (bytes === null) return next();
    res.set({ 'Content-Encoding': encoding, Vary: 'Accept-Encoding', 'Cache-Control': cacheControl });
    res.type(type).send(bytes);
  };
}
