/**
 * Places for drafts that bring none: notes over clusters over frames, on the board and in a frame. All of it, and what is
 * in each, has the shape of a screen. Heights are estimates, since no letters are measured here; gaps forgive them.
 */
import { isGrid, MOST_COLUMNS, NOTE_SIZE } from '../documents/boardKinds.ts';
import type { Draft } from './draft.ts';
import { layDraftTable } from './draftTables.ts';
import { noteHeight } from './noteHeight.ts';
import { inScreenRows, type Rows } from './screenRows.ts';
import type { Size } from './screenShape.ts';

const GAP = 20;
const MARGIN = 24;
const FRAME_HEADER = 72;
export const CLUSTER = { header: 56, padding: 16, gap: 14 } as const;
const BETWEEN = 64;

/** Where what something holds lies in it, kind by kind. */
interface Lay extends Rows {
  readonly runs: readonly (readonly number[])[];
}

export function clusterSize(columns: number, heights: readonly number[]): Size {
  let h = CLUSTER.header + CLUSTER.padding - CLUSTER.gap;
  for (let start = 0; start < Math.max(1, heights.length); start += columns)
    h += Math.max(NOTE_SIZE, ...heights.slice(start, start + columns)) + CLUSTER.gap;
  return { w: 2 * CLUSTER.padding + columns * (NOTE_SIZE + CLUSTER.gap) - CLUSTER.gap, h };
}

class Arranger {
  readonly #drafts: Draft[];
  readonly #children = new Map<number | null, number[]>();
  readonly #lays = new Map<number | null, Lay>();

  constructor(drafts: readonly Draft[]) {
    this.#drafts = [...drafts];
    drafts.forEach((draft, at) => {
      if (draft.kind === 'connector') return;
      const held = this.#children.get(draft.parent);
      if (held) held.push(at);
      else this.#children.set(draft.parent, [at]);
    });
  }

  arrange(): Draft[] {
    this.#put(this.#layOf(null), 0, 0);
    return this.#drafts;
  }

  #heldBy(parent: number | null): readonly number[] {
    return this.#children.get(parent) ?? [];
  }

  /** Notes, then clusters and tables, then frames. */
  #layOf(parent: number | null): Lay {
    const known = this.#lays.get(parent);
    if (known) return known;
    const held = this.#heldBy(parent);
    const isFrame = (at: number) => this.#drafts[at]?.kind === 'frame';
    const isBox = (at: number) => isGrid(this.#drafts[at]?.kind);
    const runs = [
      { held: held.filter((at) => !isFrame(at) && !isBox(at)), gap: GAP },
      { held: held.filter(isBox), gap: GAP },
      { held: held.filter(isFrame), gap: BETWEEN },
    ];
    const rows = inScreenRows(runs.map((run) => ({ ...run, sizes: run.held.map((at) => this.#sizeOf(at)) })));
    const lay = { ...rows, runs: runs.map((run) => run.held) };
    this.#lays.set(parent, lay);
    return lay;
  }

  #put({ runs, places }: Lay, left: number, top: number): void {
    runs.forEach((held, run) => {
      held.forEach((at, place) => {
        const { x = 0, y = 0 } = places[run]?.[place] ?? {};
        this.#putOne(at, left + x, top + y);
      });
    });
  }

  #putOne(at: number, x: number, y: number): void {
    const draft = this.#drafts[at];
    if (!draft) return;
    const held = this.#heldBy(at);
    const size = draft.kind === 'frame' ? this.#sizeOf(at) : {};
    const columns = draft.kind === 'cluster' ? { columns: this.#columnsOf(draft, held) } : {};
    this.#drafts[at] = { ...draft, fields: { ...draft.fields, x, y, ...size, ...columns } };
    if (draft.kind === 'frame') this.#put(this.#layOf(at), x + MARGIN, y + FRAME_HEADER);
    // These have their places from what holds them.
    else for (const one of held) if (this.#drafts[one]?.kind === 'note') this.#putOne(one, x, y);
  }

  #columnsOf({ fields }: Draft, held: readonly number[]): number {
    if (fields.columns !== undefined) return fields.columns;
    const sizes = held.map((at) => ({ w: NOTE_SIZE, h: noteHeight(this.#drafts[at]?.text ?? '') }));
    const { gap } = CLUSTER;
    const columns = (inScreenRows([{ sizes, gap, few: 1 }]).w + gap) / (NOTE_SIZE + gap);
    return Math.max(1, Math.min(MOST_COLUMNS, columns));
  }

  #sizeOf(at: number): Size {
    const draft = this.#drafts[at];
    const { w = NOTE_SIZE, h = NOTE_SIZE } = draft?.fields ?? {};
    if (draft?.kind === 'frame') {
      const inside = this.#layOf(at);
      return {
        w: Math.max(480, inside.w + 2 * MARGIN),
        h: Math.max(360, FRAME_HEADER + inside.h + MARGIN),
      };
    }
    const held = this.#heldBy(at);
    if (draft?.kind === 'table') return layDraftTable(this.#drafts, at, held).box;
    if (draft?.kind === 'cluster')
      return clusterSize(
        this.#columnsOf(draft, held),
        held.map((note) => noteHeight(this.#drafts[note]?.text ?? '')),
      );
    return { w, h: draft?.kind === 'note' ? noteHeight(draft.text, w) : h };
  }
}

export function arrange(drafts: readonly Draft[]): Draft[] {
  return new Arranger(drafts).arrange();
}
