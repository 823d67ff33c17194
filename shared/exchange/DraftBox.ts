/** Collects what a parser finds: cleans the words, keeps to the limits, notes what did not come in as it was. */
import { LIMITS } from '../limits.ts';
import { cleanText, cutText, oneLine } from './cleanText.ts';
import type { Draft, DraftFields, Format, Problem, ProblemKind, Reading, Refusal } from './draft.ts';
import { PROBLEMS } from './draft.ts';

const MOST_LISTED = 100;
const SAMPLE = 80;

/** Everything but the kind may be left out. */
export type Sketch = Partial<Draft> & Pick<Draft, 'kind'>;

/** Bold letters go along when spaces before the words go. */
function movedBy(by: number, fields: DraftFields = {}): DraftFields {
  if (by === 0 || !fields.strong) return fields;
  const edges = fields.strong.split(',').map((edge) => Math.max(0, Number(edge) + by));
  return { ...fields, strong: edges.join() };
}

export class DraftBox {
  readonly drafts: Draft[] = [];
  readonly #problems: Problem[] = [];
  readonly #counts = Object.fromEntries(PROBLEMS.map((kind) => [kind, 0])) as Record<ProblemKind, number>;
  #letters = 0;
  #offered = 0;

  /** Its place in the list. Beyond the limits nothing is kept any more, and `reading` says so. */
  add({ kind, text = '', ...rest }: Sketch, line: number): number {
    this.#offered += 1;
    const whole = cleanText(text);
    const clean = whole.trim();
    if (clean.length > LIMITS.noteLength) this.problem('cut', line, clean);
    this.#letters += Math.min(clean.length, LIMITS.noteLength);
    const draft: Draft = {
      parent: null,
      from: null,
      to: null,
      author: null,
      at: null,
      ...rest,
      kind,
      text: cutText(clean, LIMITS.noteLength),
      fields: movedBy(whole.trimStart().length - whole.length, rest.fields),
    };
    if (!this.full) this.drafts.push(draft);
    return this.drafts.length - 1;
  }

  get full(): boolean {
    return this.#offered > LIMITS.itemsPerImport || this.#letters > LIMITS.lettersPerImport;
  }

  problem(kind: ProblemKind, line: number, sample: string): void {
    this.#counts[kind] += 1;
    if (this.#problems.length >= MOST_LISTED) return;
    const start = cleanText(sample.slice(0, 4 * SAMPLE));
    this.#problems.push({ kind, line, sample: cutText(oneLine(start), SAMPLE) });
  }

  reading(format: Format, heading: boolean | null = null): Reading {
    if (this.#offered > LIMITS.itemsPerImport) return refused('tooMany', this.#offered);
    if (this.#letters > LIMITS.lettersPerImport) return refused('tooLong', this.#letters);
    if (this.drafts.length === 0) return refused('empty');
    const report = { problems: this.#problems.toSorted((a, b) => a.line - b.line), counts: this.#counts };
    return { kind: 'read', format, drafts: this.drafts, report, heading };
  }
}

export function refused(why: Refusal, count = 0): Reading {
  return { kind: 'refused', why, count };
}
