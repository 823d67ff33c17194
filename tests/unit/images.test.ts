import { describe, expect, it } from 'vitest';
import { createImages } from '../../server/images/createImages.ts';
import type { BlobInfo, Blobs } from '../../server/storage/Store.ts';
import type { DocumentId } from '../../shared/ids.ts';
import { newId } from '../../shared/ids.ts';
import { LIMITS } from '../../shared/limits.ts';
import { drawnPng } from '../support/images.ts';

/** A document that has these already: no test fills a disk. */
function blobsWith(kept: readonly BlobInfo[]): Blobs & { readonly put: Blobs['put']; puts: number } {
  return {
    puts: 0,
    async put() {
      this.puts += 1;
    },
    get: async () => null,
    list: async () => kept,
    remove: async () => undefined,
    async *all() {
      yield* kept;
    },
  };
}

const document = newId<DocumentId>();
const image = (name: string, size: number): BlobInfo => ({ document, name, size });

describe('how many images', () => {
  it.each([
    ['images', Array.from({ length: LIMITS.imagesPerDocument }, (_, at) => image(`image.${at}`, 1))],
    ['bytes', [image('image.1', LIMITS.imagesBytesPerDocument)]],
  ])('[IM9] a document with enough %s takes no more', async (_name, kept) => {
    const blobs = blobsWith(kept);
    await expect(createImages(blobs).keep(document, drawnPng())).rejects.toMatchObject({
      code: 'DOCUMENT_FULL',
    });
    expect(blobs.puts).toBe(0);
  });

  it('[IM9] what else a document keeps is not counted; who comes when many wait comes again later', async () => {
    const blobs = blobsWith([image('state.1', LIMITS.imagesBytesPerDocument)]);
    const images = createImages(blobs);
    const answers = await Promise.allSettled(
      Array.from({ length: LIMITS.imagesWaiting + 2 }, (_, at) => images.keep(document, drawnPng(9 + at, 9))),
    );
    const refused = answers.filter(({ status }) => status === 'rejected');
    expect(refused).toHaveLength(2);
    expect(refused[0]).toMatchObject({ reason: { code: 'TOO_FAST' } });
    expect(blobs.puts).toBe(LIMITS.imagesWaiting);
    await expect(images.keep(document, drawnPng())).resolves.toMatchObject({ width: 40 });
  });
});
