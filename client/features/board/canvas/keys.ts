/**
 * Which key means what on a board's canvas, besides those of every surface (client/canvas/keys.ts). Letters follow the typed character, so they are where the keyboard's print says;
 * digits follow the key, because on AZERTY a digit is typed with Shift and a colour must not be.
 */
export type Command =
  | { readonly act: 'colour'; readonly index: number }
  | {
      readonly act:
        | 'select'
        | 'hand'
        | 'note'
        | 'frame'
        | 'link'
        | 'list'
        | 'duplicate'
        | 'cluster'
        | 'uncluster'
        | 'lock'
        | 'delete'
        | 'undo'
        | 'redo'
        | 'moveTo'
        | 'noteBelow'
        | 'menu';
    };

export interface KeyPress {
  readonly key: string;
  readonly code: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
  readonly altKey: boolean;
}

type Plain = Exclude<Command['act'], 'colour'>;

const LETTERS: Readonly<Record<string, Plain>> = {
  v: 'select',
  h: 'hand',
  n: 'note',
  f: 'frame',
  a: 'link',
  l: 'list',
};
const CONTROL: Readonly<Record<string, Plain>> = {
  d: 'duplicate',
  g: 'cluster',
  z: 'undo',
  y: 'redo',
  Enter: 'noteBelow',
};
const CONTROL_SHIFT: Readonly<Record<string, Plain>> = {
  g: 'uncluster',
  z: 'redo',
  l: 'lock',
  m: 'moveTo',
};
const OTHERS: Readonly<Record<string, Plain>> = {
  Delete: 'delete',
  Backspace: 'delete',
  ContextMenu: 'menu',
};

/** Null for a key that means nothing here. `letters` off leaves single keys to assistive technology. */
export function commandOf(press: KeyPress, letters = true): Command | null {
  const { key, code, shiftKey, altKey } = press;
  const control = press.ctrlKey || press.metaKey;
  const letter = key.length === 1 ? key.toLowerCase() : key;
  if (altKey) return null;
  if (control) return plain((shiftKey ? CONTROL_SHIFT : CONTROL)[letter]);
  if (shiftKey && key === 'F10') return { act: 'menu' };
  if (OTHERS[key] && !shiftKey) return plain(OTHERS[key]);
  if (!letters) return null;
  const digit = /^(?:Digit|Numpad)([1-8])$/.exec(code)?.[1];
  if (digit !== undefined && !shiftKey) return { act: 'colour', index: Number(digit) - 1 };
  return shiftKey ? null : plain(LETTERS[letter]);
}

function plain(act: Plain | undefined): Command | null {
  return act === undefined ? null : { act };
}
