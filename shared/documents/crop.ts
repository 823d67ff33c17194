/** Which part of an image is shown. No Yjs in here. */

/** Left, upper edge, width and height as shares of the whole: numbers, which older versions carry along. */
export type Crop = readonly [x: number, y: number, w: number, h: number];

/** Of less nothing would be seen. */
const LEAST = 0.001;

/** Empty for what is no part of an image, or all of it. */
export function readCrop(value: unknown): { readonly crop?: Crop } {
  if (!Array.isArray(value) || value.length !== 4) return {};
  const isShare = value.every((one) => typeof one === 'number' && one >= 0 && one <= 1);
  const [x, y, w, h] = value as unknown as Crop;
  // What rounding adds is no more of the image.
  const isPart = isShare && Math.min(w, h) >= LEAST && Math.max(x + w, y + h) <= 1 + 1e-6;
  return isPart && Math.min(w, h) < 1 ? { crop: [x, y, w, h] } : {};
}
