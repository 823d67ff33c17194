/** How wide a drawn line is, in board pixels. */
import type { Pen } from '../../../../shared/documents/boardKinds.ts';

export type Thickness = 'thin' | 'medium' | 'thick';
export const THICKNESSES: readonly Thickness[] = ['thin', 'medium', 'thick'];
const SHARES: Readonly<Record<Thickness, number>> = { thin: 0.4, medium: 1, thick: 2 };

export function widthOf(pen: Pen, thickness: Thickness): number {
  return (pen === 'pen' ? 5 : 22) * SHARES[thickness];
}
