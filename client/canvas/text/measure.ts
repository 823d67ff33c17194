/** Widths of letters. One canvas measures every word once at a fixed size; other sizes scale, as Inter does. */
export interface Ruler {
  /** Width of a piece of text at 1 px font size. */
  width(text: string): number;
  /** After a font may have arrived: false when letters are as wide as they were, else it forgets what was measured. */
  reset(): boolean;
}

export const NOTE_FONT = '"Inter Variable", Inter, system-ui, "Segoe UI", Roboto, sans-serif';
export const NOTE_WEIGHT = 500;
export const weightOf = (bold?: boolean) => (bold ? 700 : NOTE_WEIGHT);
/** Of the author's name: it goes smaller with a small note, and can still be read. */
export const authorPx = (width: number) => Math.max(11, Math.min(16, width / 10));
const MEASURED_AT = 48;
const MOST_CACHED = 20_000;
/** Words that tell whether another font measures now. */
const SAMPLE = 40;
/** Without a canvas (tests, a server) letters have an average width. */
const AVERAGE = 0.56;

export function measurer(weight = NOTE_WEIGHT): ((text: string) => number) | null {
  const context = globalThis.document?.createElement('canvas').getContext?.('2d') ?? null;
  if (!context) return null;
  context.font = `${weight} ${MEASURED_AT}px ${NOTE_FONT}`;
  return (text) => context.measureText(text).width / MEASURED_AT;
}

export function createRuler(measure: ((text: string) => number) | null = measurer()): Ruler {
  const cache = new Map<string, number>();
  const widthOf = measure ?? ((text: string) => text.length * AVERAGE);
  return {
    width(text) {
      const known = cache.get(text);
      if (known !== undefined) return known;
      if (cache.size >= MOST_CACHED) cache.clear();
      const width = widthOf(text);
      cache.set(text, width);
      return width;
    },
    reset() {
      const differs = [...cache].slice(0, SAMPLE).some(([text, width]) => widthOf(text) !== width);
      if (differs) cache.clear();
      return differs;
    },
  };
}
