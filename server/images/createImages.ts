/** The images of documents. Their name is the hash of what was sent: the same image sent twice is one image. */
import { createHash } from 'node:crypto';
import type { ImageView } from '../../shared/api.ts';
import { AppError } from '../../shared/errors.ts';
import type { DocumentId, ImageId } from '../../shared/ids.ts';
import { LIMITS } from '../../shared/limits.ts';
import { oneAtATime } from '../oneAtATime.ts';
import type { Blobs } from '../storage/Store.ts';
import { encodeAgain } from './encodeAgain.ts';
import type { ImageFormat } from './imageHeader.ts';
import { hasTooManyPixels, readImageHeader } from './imageHeader.ts';

export interface KeptImage {
  readonly bytes: Uint8Array;
  readonly format: ImageFormat;
}

export interface Images {
  /** Durable when it resolves. Throws NOT_AN_IMAGE, TOO_LARGE, DOCUMENT_FULL, TOO_FAST. */
  keep(document: DocumentId, sent: Uint8Array): Promise<ImageView>;
  get(document: DocumentId, id: ImageId): Promise<KeptImage | null>;
}

const PREFIX = 'image.';
const nameOf = (id: ImageId) => `${PREFIX}${id}`;

function viewOf(id: ImageId, bytes: Uint8Array): ImageView {
  const header = readImageHeader(bytes);
  if (header === null) throw new Error(`image ${id} cannot be read any more`);
  return { id, width: header.width, height: header.height };
}

async function encodeSafely(sent: Uint8Array): Promise<Uint8Array> {
  const header = readImageHeader(sent);
  if (header === null) throw new AppError('NOT_AN_IMAGE');
  if (hasTooManyPixels(sent, header)) throw new AppError('TOO_LARGE', 'too many pixels');
  return encodeAgain(sent, header);
}

export function createImages(blobs: Blobs): Images {
  const inTurn = oneAtATime();
  let waiting = 0;

  /** A picture being decoded takes much memory (MOST_DECODED_BYTES): only one at a time, of everybody together. */
  async function decodeInTurn<Answer>(work: () => Promise<Answer>): Promise<Answer> {
    if (waiting >= LIMITS.imagesWaiting) throw new AppError('TOO_FAST', 'too many images at once');
    waiting += 1;
    try {
      return await inTurn('', work);
    } finally {
      waiting -= 1;
    }
  }

  async function put(document: DocumentId, id: ImageId, bytes: Uint8Array): Promise<ImageView> {
    const kept = (await blobs.list(document)).filter(({ name }) => name.startsWith(PREFIX));
    const size = kept.reduce((sum, one) => sum + one.size, bytes.length);
    if (kept.length >= LIMITS.imagesPerDocument || size > LIMITS.imagesBytesPerDocument)
      throw new AppError('DOCUMENT_FULL', 'too many images');
    await blobs.put(document, nameOf(id), bytes);
    return viewOf(id, bytes);
  }

  async function known(document: DocumentId, id: ImageId): Promise<ImageView | null> {
    const bytes = await blobs.get(document, nameOf(id));
    return bytes && viewOf(id, bytes);
  }

  return {
    async keep(document, sent) {
      const id = createHash('sha256').update(sent).digest('hex') as ImageId;
      const before = await known(document, id);
      return before ?? decodeInTurn(async () => put(document, id, await encodeSafely(sent)));
    },

    async get(document, id) {
      const bytes = await blobs.get(document, nameOf(id));
      const header = bytes && readImageHeader(bytes);
      return bytes && header && { bytes, format: header.format };
    },
  };
}
