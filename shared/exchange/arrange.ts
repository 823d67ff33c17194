/**
 * Places for drafts that bring none: frames side by side, in a frame loose notes over clusters, loose things first.
 * Heights are estimates, since no letters are measured here; gaps forgive them.
 */
import { isGrid, NOTE_SIZE } from '../documents/boardKinds.ts';
import type { Draft } from './draft.ts';
import { layDraftTable } from './draftTables.ts';
import { noteHeight } from './noteHeight.ts';

const GAP = 20;
const MARGIN = 24;
const FRAME_HEADER = 72;
export const CLUSTER = { header: 56, padding: 16, gap: 14 } as const;
const BETWEEN = 64;

interface Size {
  readonly w: number;
  readonly h: number;
}

/** Wide rather than tall, as people lay notes. */
export function columnsFor(count: number): number {
  return Math.max(1, Math.min(20, count <= 5 ? count : Math.ceil(Math.sqrt(count * 1.6))));
}

export function clusterColumns(count: number): number {
  return Math.max(1, Math.min(6, Math.ceil(Math.sqrt(count))));
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
    const tops = this.#heldBy(null);
    const frames = tops.filter((at) => this.#drafts[at]?.kind === 'frame');
    const loose = this.#fill(
      tops.filter((at) => this.#drafts[at]?.kind !== 'frame'),
      0,
      0,
    );
    let x = loose.w > 0 ? loose.w + BETWEEN : 0;
    for (const frame of frames) {
      const inside = this.#fill(this.#heldBy(frame), x + MARGIN, FRAME_HEADER);
      const size = {
        w: Math.max(480, inside.w + 2 * MARGIN),
        h: Math.max(360, FRAME_HEADER + inside.h + MARGIN),
      };
      this.#put(frame, { x, y: 0, ...size });
      x += size.w + BETWEEN;
    }
    return this.#drafts;
  }

  #heldBy(parent: number | null): readonly number[] {
    return this.#children.get(parent) ?? [];
  }

  #put(at: number, fields: { x: number; y: number; w?: number; h?: number; columns?: number }): void {
    const draft = this.#drafts[at];
    if (draft) this.#drafts[at] = { ...draft, fields: { ...draft.fields, ...fields } };
  }

  #height(at: number): number {
    return noteHeight(this.#drafts[at]?.text ?? '');
  }

  /** Notes in a grid, clusters and tables in rows below it. */
  #fill(held: readonly number[], left: number, top: number): Size {
    const clusters = held.filter((at) => isGrid(this.#drafts[at]?.kind));
    const notes = held.filter((at) => !clusters.includes(at));
    const columns = columnsFor(notes.length);
    let [y, w] = [top, 0];
    for (let start = 0; start < notes.length; start += columns) {
      const row = notes.slice(start, start + columns);
      for (const [column, at] of row.entries()) this.#put(at, { x: left + column * (NOTE_SIZE + GAP), y });
      y += Math.max(...row.map((at) => this.#height(at))) + GAP;
      w = Math.max(w, row.length * (NOTE_SIZE + GAP) - GAP);
    }
    const perRow = Math.max(1, Math.min(4, Math.ceil(Math.sqrt(clusters.length))));
    for (let start = 0; start < clusters.length; start += perRow) {
      let [x, high] = [left, 0];
      for (const at of clusters.slice(start, start + perRow)) {
        const size =
          this.#drafts[at]?.kind === 'table' ? this.#putTable(at, x, y) : this.#putCluster(at, x, y);
        x += size.w + GAP;
        high = Math.max(high, size.h);
      }
      w = Math.max(w, x - GAP - left);
      y += high + GAP;
    }
    return { w, h: Math.max(0, y - GAP - top) };
  }

  #putTable(at: number, x: number, y: number): Size {
    for (const held of this.#heldBy(at)) if (this.#drafts[held]?.kind === 'note') this.#put(held, { x, y });
    this.#put(at, { x, y });
    return layDraftTable(this.#drafts, at, this.#heldBy(at)).box;
  }

  #putCluster(at: number, x: number, y: number): Size {
    const held = this.#heldBy(at);
    const columns = this.#drafts[at]?.fields.columns ?? clusterColumns(held.length);
    for (const note of held) this.#put(note, { x, y });
    this.#put(at, { x, y, columns });
    return clusterSize(
      columns,
      held.map((note) => this.#height(note)),
    );
  }
}

export function arrange(drafts: readonly Draft[]): Draft[] {
  return new Arranger(drafts).arrange();
}
