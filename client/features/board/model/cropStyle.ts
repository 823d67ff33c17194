import type { CSSProperties } from 'react';
import type { Crop } from '../../../../shared/documents/crop.ts';

const percent = (share: number) => `${100 * share}%`;

/** For an image that fills its place: so large that this part of it does, and the rest clipped away. */
export function cropStyle(crop?: Crop): CSSProperties | undefined {
  if (!crop) return undefined;
  const [x, y, w, h] = crop;
  return {
    position: 'relative',
    left: percent(-x / w),
    top: percent(-y / h),
    width: percent(1 / w),
    height: percent(1 / h),
    maxWidth: 'none',
    clipPath: `inset(${[y, 1 - x - w, 1 - y - h, x].map(percent).join(' ')})`,
  };
}
