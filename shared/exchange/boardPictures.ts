/** The pictures that a file of a board holds, each once: `images: { [id]: { type, data } }`, `data` in base64. */
import { parseImageId } from '../ids.ts';
import { LIMITS } from '../limits.ts';
import type { BroughtPicture, Draft } from './draft.ts';

export interface FiledPicture {
  readonly type: string;
  readonly data: string;
}

export const PICTURE_TYPES: readonly string[] = ['image/png', 'image/jpeg', 'image/webp'];

function isFiled(value: unknown): value is FiledPicture {
  if (typeof value !== 'object' || value === null) return false;
  const { type, data } = value as Readonly<Record<string, unknown>>;
  return typeof type === 'string' && typeof data === 'string';
}

const startsWith = (bytes: Uint8Array, start: readonly number[], at = 0) =>
  start.every((byte, index) => bytes[at + index] === byte);

/** Only for what is said before: whether it is a picture, the server finds out. */
function looksLikePicture(bytes: Uint8Array): boolean {
  if (startsWith(bytes, [0x89, 0x50, 0x4e, 0x47]) || startsWith(bytes, [0xff, 0xd8, 0xff])) return true;
  return startsWith(bytes, [0x52, 0x49, 0x46, 0x46]) && startsWith(bytes, [0x57, 0x45, 0x42, 0x50], 8);
}

function bytesOf({ type, data }: FiledPicture): BroughtPicture {
  if (!PICTURE_TYPES.includes(type) || data.length % 4 > 0 || !/^[A-Za-z0-9+/]+={0,2}$/.test(data))
    return 'broken';
  const letters = atob(data);
  // Not by `from`: it walks through the letters as signs, ten times slower.
  const bytes = new Uint8Array(letters.length);
  for (let at = 0; at < letters.length; at++) bytes[at] = letters.charCodeAt(at);
  return looksLikePicture(bytes) ? bytes : 'broken';
}

const sizeOf = ({ data }: FiledPicture) => Math.ceil((data.length * 3) / 4);

/** How many letters of a file are pictures: they have a bound of their own. */
export function lettersOfPictures(images: unknown): number {
  if (typeof images !== 'object' || images === null) return 0;
  return Object.values(images).reduce((sum, one) => sum + (isFiled(one) ? one.data.length : 0), 0);
}

/** Those that the drafts show. Whatever stands there, this does not throw. */
export function picturesIn(
  images: unknown,
  drafts: readonly Draft[],
): ReadonlyMap<string, BroughtPicture> | null {
  if (typeof images !== 'object' || images === null || Array.isArray(images)) return null;
  const found = new Map<string, BroughtPicture>();
  let together = 0;
  for (const { fields } of drafts) {
    const id = parseImageId(fields.image);
    if (id === null || found.has(id) || !Object.hasOwn(images, id)) continue;
    const filed: unknown = (images as Readonly<Record<string, unknown>>)[id];
    if (!isFiled(filed)) found.set(id, 'broken');
    else if (sizeOf(filed) > LIMITS.imageBytes + 2) found.set(id, 'tooLarge');
    else if (together + sizeOf(filed) > LIMITS.picturesPerFileBytes + 2) found.set(id, 'tooMuch');
    else {
      together += sizeOf(filed);
      found.set(id, bytesOf(filed));
    }
  }
  return found;
}
