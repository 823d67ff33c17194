/** The pictures of what goes out, with their bytes, for a file that another server reads. */
import { imageAddress } from '../../../shared/documents/boardKinds.ts';
import { type FiledPicture, PICTURE_TYPES } from '../../../shared/exchange/boardPictures.ts';
import type { ExportedItem } from '../../../shared/exchange/exported.ts';
import { LIMITS } from '../../../shared/limits.ts';
import type { Running } from './exportDoor.ts';
import { dataUrl } from './picture/images.ts';

export interface FiledPictures {
  readonly pictures: Readonly<Record<string, FiledPicture>>;
  /** How many stay out, since they cannot be had now, or since the file has enough. */
  readonly gone: number;
  readonly tooMuch: number;
}

async function bytesAt(address: string, signal: AbortSignal): Promise<Blob | null> {
  try {
    const answer = await fetch(address, { signal });
    const blob = answer.ok ? await answer.blob() : null;
    return blob && PICTURE_TYPES.includes(blob.type) ? blob : null;
  } catch {
    // Without a network it is as one that nobody has: it stays out, and that is said.
    return null;
  }
}

export async function filedPictures(
  items: readonly Pick<ExportedItem, 'item'>[],
  { signal, onProgress }: Pick<Running, 'signal' | 'onProgress'>,
): Promise<FiledPictures> {
  const wanted = new Map(
    items.flatMap(({ item }) => (item.kind === 'image' ? [[item.image, imageAddress(item)] as const] : [])),
  );
  const pictures: Record<string, FiledPicture> = {};
  let [at, gone, together, tooMuch] = [0, 0, 0, 0];
  for (const [id, address] of wanted) {
    if (signal.aborted) break;
    onProgress(at++ / wanted.size);
    // Beyond the bound nothing more is fetched.
    const blob = tooMuch > 0 ? null : await bytesAt(address, signal);
    if (tooMuch > 0 || (blob && together + blob.size > LIMITS.picturesPerFileBytes)) tooMuch += 1;
    else if (blob === null) gone += 1;
    else {
      together += blob.size;
      const url = await dataUrl(blob);
      pictures[id] = { type: blob.type, data: url.slice(url.indexOf(',') + 1) };
    }
  }
  return { pictures, gone, tooMuch };
}
