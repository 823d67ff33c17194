/** A template as it is drawn: frames, clusters, notes and links at places, in the words of one language. */
import type { NoteColour } from '../documents/boardKinds.ts';
import { NOTE_SIZE } from '../documents/boardKinds.ts';
import type { Language } from '../domain/workspace.ts';
import type { Draft, DraftFields } from '../exchange/draft.ts';

export const GAP = 20;
export const STEP = NOTE_SIZE + GAP;
export const MARGIN = 32;
export const HEADER = 80;
export const BETWEEN = 64;

/** One text in each language, side by side, so that nobody changes one and forgets the other. */
export type Say = (english: string, dutch: string) => string;

export const sayIn =
  (language: Language): Say =>
  (english, dutch) =>
    language === 'nl' ? dutch : english;

interface Place {
  readonly x: number;
  readonly y: number;
  readonly parent?: number | null;
}

export class Sheet {
  readonly drafts: Draft[] = [];

  #add(kind: Draft['kind'], text: string, fields: DraftFields, more: Partial<Draft> = {}): number {
    const none = { parent: null, from: null, to: null, author: null, at: null };
    this.drafts.push({ ...none, ...more, kind, text, fields });
    return this.drafts.length - 1;
  }

  frame(text: string, x: number, y: number, w: number, h: number): number {
    return this.#add('frame', text, { x, y, w, h });
  }

  note(text: string, colour: NoteColour, { x, y, parent = null }: Place, w = NOTE_SIZE): number {
    return this.#add('note', text, { x, y, w, colour }, { parent });
  }

  /** Something between arrows that is no note of its own. */
  joint(text: string, colour: NoteColour, { x, y, parent = null }: Place, w: number, h: number): number {
    return this.#add('shape', text, { x, y, w, h, form: 'ellipse', colour }, { parent });
  }

  /** An empty cluster keeps one place open. */
  cluster(text: string, columns: number, { x, y, parent = null }: Place): number {
    return this.#add('cluster', text, { x, y, columns }, { parent });
  }

  link(from: number, to: number, text = ''): number {
    return this.#add('connector', text, {}, { from, to });
  }

  /** Notes below each other. */
  column(texts: readonly string[], colour: NoteColour, at: Place): readonly number[] {
    return texts.map((text, row) => this.note(text, colour, { ...at, y: at.y + row * STEP }));
  }

  /** Notes beside each other. */
  row(texts: readonly string[], colour: NoteColour, at: Place): readonly number[] {
    return texts.map((text, column) => this.note(text, colour, { ...at, x: at.x + column * STEP }));
  }
}

/** Width of a frame that holds so many notes beside each other. */
export const wide = (columns: number): number => 2 * MARGIN + columns * STEP - GAP;
/** Height of a frame that holds so many rows. */
export const high = (rows: number): number => HEADER + rows * STEP - GAP + MARGIN;
