/** The colours of a drawing. The values are those of client/ui/tokens.css. */
import type { NoteColour } from '../../../../shared/documents/boardKinds.ts';

type Colours = Readonly<Record<NoteColour, string>>;

export interface Paint {
  readonly board: string;
  /** Of frames and tables, and of what lies in them as a box. */
  readonly surface: string;
  readonly box: string;
  readonly edge: string;
  readonly line: string;
  readonly text: string;
  readonly muted: string;
  readonly paper: Colours;
  readonly ink: Colours;
  /** Of words on paper that have a colour of their own. */
  readonly word: Colours;
  /** Of a yellow highlighter. */
  readonly marker: string;
  /** On ink. */
  readonly glyph: string;
}

/** What goes into reports. */
export const LIGHT: Paint = {
  board: '#f6f7f9',
  surface: '#ffffff',
  box: '#eef0f4',
  edge: '#e3e6eb',
  line: '#767f8d',
  text: '#1b1f24',
  muted: '#5b6472',
  paper: {
    sun: '#ffe28a',
    peach: '#ffc9a3',
    rose: '#ffc2cf',
    lilac: '#dccbff',
    sky: '#bfe0ff',
    mint: '#bdebcb',
    lime: '#ddf0a3',
    stone: '#e4e7ec',
  },
  ink: {
    sun: '#8a6100',
    peach: '#a8480b',
    rose: '#b0234f',
    lilac: '#6d3fc0',
    sky: '#0b5cad',
    mint: '#0b7a4b',
    lime: '#4f6b12',
    stone: '#1b1f24',
  },
  word: {
    sun: '#745200',
    peach: '#963f08',
    rose: '#a9214b',
    lilac: '#683cb8',
    sky: '#0a58a6',
    mint: '#04663e',
    lime: '#446010',
    stone: '#505967',
  },
  marker: '#f5b800',
  glyph: '#ffffff',
};

/** Beside a board in the dark theme. */
export const DARK: Paint = {
  board: '#121518',
  surface: '#1c2026',
  box: '#262b33',
  edge: '#30363f',
  line: '#8b94a3',
  text: '#e9ecf1',
  muted: '#a6aebb',
  paper: {
    sun: '#c0a850',
    peach: '#c99a73',
    rose: '#c18a97',
    lilac: '#a796c9',
    sky: '#8aa9c9',
    mint: '#86b295',
    lime: '#aabd74',
    stone: '#a9adb5',
  },
  ink: {
    sun: '#e5c35a',
    peach: '#f0a878',
    rose: '#f79ab2',
    lilac: '#c1aaf3',
    sky: '#86bbf5',
    mint: '#6fd3a3',
    lime: '#b9d067',
    stone: '#e9ecf1',
  },
  word: {
    sun: '#402d00',
    peach: '#522304',
    rose: '#620a26',
    lilac: '#371a6e',
    sky: '#06305b',
    mint: '#05371f',
    lime: '#263408',
    stone: '#2c3038',
  },
  marker: '#e5c35a',
  glyph: '#1c2026',
};

/** Words on paper are dark in both. */
export const ON_PAPER = { text: LIGHT.text, muted: LIGHT.muted };
