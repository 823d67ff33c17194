/** Words in a drawing: lines of text, where they are held and how they are written. */
import type { Align, Note, Shape, TextItem } from '../../../../shared/documents/boardKinds.ts';
import { escapeXml } from '../../../../shared/exchange/escapeXml.ts';
import type { Box } from '../../../canvas/geometry.ts';
import { weightOf } from '../../../canvas/text/measure.ts';
import { STRONGER, type StrongPart, strongLines } from '../../../canvas/text/strongParts.ts';
import { alignOf, isRightToLeft } from '../../../canvas/text/wordsDirection.ts';

export interface Words {
  readonly lines: readonly string[];
  readonly fontSize: number;
  readonly lineHeight: number;
  /** Of the room in the middle of a shape that they have. */
  readonly width?: number;
  /** Where they begin, below the upper edge of their note or shape. */
  readonly top?: number;
}

export const n = (value: number) => String(Math.round(value * 10) / 10);

interface LineStyle {
  readonly size: number;
  readonly weight?: number;
  readonly fill: string;
  /** Where a line is held; else where its words begin. */
  readonly align?: Align;
  /** They run from right to left, and then begin at the right. */
  readonly leftwards?: boolean;
  /** The same words where some are bold. */
  readonly parts?: readonly StrongPart[] | undefined;
  readonly struck?: true | undefined;
}

/** As wide as they were. */
function strongly({ words, strong }: StrongPart, { size, fill }: LineStyle): string {
  if (!strong) return escapeXml(words);
  const edge = `stroke="${fill}" stroke-width="${(size * STRONGER).toFixed(2)}"`;
  return `<tspan ${edge} stroke-linejoin="round">${escapeXml(words)}</tspan>`;
}

export function line(text: string, x: number, y: number, style: LineStyle): string {
  if (text.trim() === '') return '';
  const { size, weight = 500, fill, align, struck } = style;
  const leftwards = style.leftwards ?? (align === 'centre' && isRightToLeft(text));
  const held = align === 'centre' ? 'middle' : align === (leftwards ? 'left' : 'right') ? 'end' : '';
  const anchor = held && ` text-anchor="${held}"`;
  const place = `x="${n(x)}" y="${n(y)}" font-size="${n(size)}" font-weight="${weight}" fill="${fill}"`;
  const through = struck ? ' text-decoration="line-through"' : '';
  const way = leftwards ? ' direction="rtl"' : '';
  const { parts = [{ words: text, strong: false }] } = style;
  const spans = parts.map((part) => strongly(part, style)).join('');
  return `<text ${place}${anchor}${way}${through} xml:space="preserve">${spans}</text>`;
}

/** How words of notes, texts and shapes are written. */
export const written = (item: Note | TextItem | Shape, { lines }: Words) => {
  const { bold, struck, text, strong } = item;
  const weight = bold ? { weight: weightOf(bold) } : {};
  return { align: alignOf(item), struck, ...(strong ? { rows: strongLines(text, lines, strong) } : weight) };
};

/** Letters stand on a line a little below its middle. */
export function block(
  { lines, fontSize, lineHeight }: Words,
  { x, w }: Pick<Box, 'x' | 'w'>,
  top: number,
  {
    rows,
    ...style
  }: Omit<LineStyle, 'size' | 'leftwards' | 'parts'> & {
    readonly rows?: readonly (readonly StrongPart[])[];
  },
) {
  const leftwards = isRightToLeft(lines.join(' '));
  const { align = leftwards ? 'right' : 'left' } = style;
  const start = { left: x, centre: x + w / 2, right: x + w }[align];
  const base = (lineHeight + fontSize * 0.72) / 2;
  return lines
    .map((words, row) =>
      line(words, start, top + row * lineHeight + base, {
        ...style,
        parts: rows?.[row],
        leftwards,
        size: fontSize,
      }),
    )
    .join('');
}
