/** The images that a drawing needs, with their bytes: it then looks the same everywhere. */
import { imageAddress } from '../../../../shared/documents/boardKinds.ts';
import type { ExportedItem } from '../../../../shared/exchange/exported.ts';

export function dataUrl(blob: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result));
    reader.onerror = () => reject(reader.error ?? new Error('unreadable'));
    reader.readAsDataURL(blob);
  });
}

async function bytesAt(address: string): Promise<readonly [string, string] | null> {
  const answer = await fetch(address);
  return answer.ok ? [address, await dataUrl(await answer.blob())] : null;
}

/** Those that cannot be had, as without a network, are left out: the drawing then has their words in their place. */
export async function imagesFor(
  items: readonly Pick<ExportedItem, 'item'>[],
): Promise<ReadonlyMap<string, string>> {
  const addresses = new Set(items.flatMap(({ item }) => (item.kind === 'image' ? [imageAddress(item)] : [])));
  const found = await Promise.all([...addresses].map((one) => bytesAt(one).catch(() => null)));
  return new Map(found.filter((one) => one !== null));
}
