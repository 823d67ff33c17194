/**
 * Reads what the lz-string library packs, into base64 as tldraw's clipboard does, or into letters of UTF-16 as PRSM's
 * files do. The algorithm is LZ78 over bits.
 */
const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const END = 2;

/** How many bits one letter holds, and which. */
interface Packing {
  readonly bits: number;
  readonly numberOf: (letter: string) => number;
}
const BASE64: Packing = { bits: 6, numberOf: (letter) => ALPHABET.indexOf(letter) };
/** No letter is a control character: all are moved up by 32. */
const UTF16: Packing = { bits: 15, numberOf: (letter) => letter.charCodeAt(0) - 32 };

class Bits {
  readonly #source: string;
  readonly #packing: Packing;
  #at = 0;

  constructor(source: string, packing: Packing) {
    this.#source = source;
    this.#packing = packing;
  }

  get spent(): boolean {
    return this.#at >= this.#source.length * this.#packing.bits;
  }

  /** Lowest bit first. */
  read(count: number): number {
    const { bits, numberOf } = this.#packing;
    let value = 0;
    for (let bit = 0; bit < count; bit++, this.#at++) {
      const letter = this.#source[Math.floor(this.#at / bits)];
      const packed = letter === undefined ? 0 : numberOf(letter);
      if ((packed >> (bits - 1 - (this.#at % bits))) & 1) value |= 1 << bit;
    }
    return value;
  }
}

/** Null for what is not packed so, or unpacks to more than `most` letters. */
export function unpackBase64(packed: string, most: number): string | null {
  const source = packed.replace(/=+$/, '');
  return /^[A-Za-z0-9+/]+$/.test(source) ? unpack(new Bits(source, BASE64), most) : null;
}

/** Null as above. */
export function unpackUtf16(packed: string, most: number): string | null {
  return packed === '' ? null : unpack(new Bits(packed, UTF16), most);
}

function unpack(bits: Bits, most: number): string | null {
  const words: string[] = ['', '', ''];
  let width = 3;
  let room = 4;
  const learn = (word: string) => {
    words.push(word);
    room -= 1;
    if (room === 0) room = 2 ** width++;
  };
  const literal = (code: number) => String.fromCharCode(bits.read(code === 0 ? 8 : 16));
  const first = bits.read(2);
  if (first === END) return '';
  if (first > END) return null;
  let before = literal(first);
  words.push(before);
  const result = [before];
  for (let length = 1; length <= most && !bits.spent; ) {
    let code = bits.read(width);
    if (code === END) return result.join('');
    if (code < END) {
      const letter = literal(code);
      code = words.length;
      learn(letter);
    }
    const word = words[code] ?? (code === words.length ? before + before.charAt(0) : null);
    if (word === null) return null;
    result.push(word);
    length += word.length;
    learn(before + word.charAt(0));
    before = word;
  }
  return null;
}
