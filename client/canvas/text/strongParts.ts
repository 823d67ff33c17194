/** Words in parts that are bold or not, as they are broken into lines. */
export interface StrongPart {
  readonly words: string;
  readonly strong: boolean;
}

/** How much thicker a bold letter is drawn, of its size: as wide as it was, so that lines stay as they are. */
export const STRONGER = 0.04;

/** Where each letter of the text stands in what is shown. A break stands for spaces, one of them or none in a long word. */
export function placesIn(text: string, shown: string): readonly number[] {
  const places: number[] = [];
  let at = 0;
  for (const letter of text.split('')) {
    while (shown[at] === '\n' && /\S/.test(letter)) at += 1;
    places.push(at);
    if (shown[at] === letter) at += 1;
  }
  return places;
}

/** From and to of each bold stretch. */
export function stretchesOf(strong: string): readonly (readonly [number, number])[] {
  const edges = strong === '' ? [] : strong.split(',').map(Number);
  return edges.flatMap((from, at) => (at % 2 === 0 ? [[from, edges[at + 1] ?? from] as const] : []));
}

/** Parts of what is shown from one place to another. */
export function partsIn(
  shown: string,
  stretches: readonly (readonly [number, number])[],
  from = 0,
  to = shown.length,
): readonly StrongPart[] {
  const parts: StrongPart[] = [];
  let at = from;
  const push = (end: number, strong: boolean) => {
    const stop = Math.min(to, end);
    if (stop > at) parts.push({ words: shown.slice(at, stop), strong });
    at = Math.max(at, stop);
  };
  for (const [start, end] of stretches) {
    push(start, false);
    push(end, true);
  }
  push(to, false);
  return parts;
}

/** The stretches as they stand in what is shown. */
export function stretchesIn(
  text: string,
  shown: string,
  strong: string,
): readonly (readonly [number, number])[] {
  const places = placesIn(text, shown);
  return stretchesOf(strong).map(([from, to]) => [
    places[from] ?? shown.length,
    (places[to - 1] ?? shown.length - 1) + 1,
  ]);
}

/** Each line by its parts. */
export function strongLines(
  text: string,
  lines: readonly string[],
  strong = '',
): readonly (readonly StrongPart[])[] {
  const shown = lines.join('\n');
  const stretches = stretchesIn(text, shown, strong);
  let at = 0;
  return lines.map((line) => {
    const from = at;
    at += line.length + 1;
    return partsIn(shown, stretches, from, from + line.length);
  });
}

interface Painted {
  readonly px: number;
  readonly x: number;
  readonly top: number;
  readonly lineHeight: number;
}

/** Over lines that are painted already, in the same style. */
export function paintStrong(
  context: CanvasRenderingContext2D,
  { text, strong = '' }: { readonly text: string; readonly strong?: string },
  lines: readonly string[],
  { px, x, top, lineHeight }: Painted,
): void {
  const { textAlign, strokeStyle, lineWidth, lineJoin, fillStyle } = context;
  const way = context.direction === 'rtl' ? -1 : 1;
  const widthOf = (words: string) => context.measureText(words).width;
  Object.assign(context, {
    strokeStyle: fillStyle,
    lineWidth: px * STRONGER,
    lineJoin: 'round',
    textAlign: 'start',
  });
  strongLines(text, lines, strong).forEach((parts, row) => {
    const width = widthOf(lines[row] ?? '');
    const left = textAlign === 'center' ? x - width / 2 : textAlign === 'right' ? x - width : x;
    let at = way < 0 ? left + width : left;
    for (const part of parts) {
      if (part.strong) context.strokeText(part.words, at, top + (row + 0.5) * lineHeight);
      at += way * widthOf(part.words);
    }
  });
  Object.assign(context, { textAlign, strokeStyle, lineWidth, lineJoin });
}
