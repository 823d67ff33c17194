/** Colours of other programs as the nearest of ours. */
import type { NoteColour } from '../documents/boardKinds.ts';
import { isNoteColour } from '../documents/boardKinds.ts';

/** Up to which hue, in degrees: a strong yellow is our pale one. */
const BANDS: readonly (readonly [number, NoteColour])[] = [
  [12, 'rose'],
  [38, 'peach'],
  [66, 'sun'],
  [95, 'lime'],
  [178, 'mint'],
  [245, 'sky'],
  [290, 'lilac'],
  [360, 'rose'],
];

const NAMES: Readonly<Record<string, NoteColour>> = {
  yellow: 'sun',
  light_yellow: 'sun',
  dark_yellow: 'sun',
  gold: 'sun',
  orange: 'peach',
  red: 'rose',
  'light-red': 'rose',
  pink: 'rose',
  light_pink: 'rose',
  magenta: 'rose',
  violet: 'lilac',
  purple: 'lilac',
  'light-violet': 'lilac',
  blue: 'sky',
  light_blue: 'sky',
  dark_blue: 'sky',
  'light-blue': 'sky',
  cyan: 'sky',
  teal: 'mint',
  green: 'mint',
  light_green: 'lime',
  dark_green: 'mint',
  'light-green': 'lime',
  lime: 'lime',
  grey: 'stone',
  gray: 'stone',
  black: 'stone',
  white: 'stone',
};

/** Less difference between its parts is grey. */
const GREY = 18;

function nearest(r: number, g: number, b: number): NoteColour {
  const max = Math.max(r, g, b);
  const chroma = max - Math.min(r, g, b);
  if (chroma < GREY) return 'stone';
  const sixth =
    max === r ? ((g - b) / chroma + 6) % 6 : max === g ? (b - r) / chroma + 2 : (r - g) / chroma + 4;
  return BANDS.find(([upTo]) => sixth * 60 <= upTo)?.[1] ?? 'stone';
}

/** Null for what is no colour, or none at all. */
export function colourOf(value: unknown): NoteColour | null {
  if (typeof value !== 'string') return null;
  const name = value.trim().toLowerCase();
  if (isNoteColour(name)) return name;
  const hex = /^#?([0-9a-f]{3}|[0-9a-f]{6})(?:[0-9a-f]{2})?$/.exec(name)?.[1];
  if (hex !== undefined) {
    const full = hex.length === 3 ? [...hex].map((digit) => digit + digit).join('') : hex;
    const [r, g, b] = [0, 2, 4].map((at) => Number.parseInt(full.slice(at, at + 2), 16));
    return nearest(r ?? 0, g ?? 0, b ?? 0);
  }
  const rgb = /^rgba?\(\s*(\d{1,3})[,\s]+(\d{1,3})[,\s]+(\d{1,3})/.exec(name);
  if (rgb) return nearest(Number(rgb[1]), Number(rgb[2]), Number(rgb[3]));
  return Object.hasOwn(NAMES, name) ? (NAMES[name] ?? null) : null;
}
