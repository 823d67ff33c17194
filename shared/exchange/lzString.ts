/** Reads what the lz-string library packs into base64, as tldraw's clipboard does. The algorithm is LZ78 over bits. */
const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const BITS = 6;
const END = 2;

class Bits {
  readonly #source: string;
  #at = 0;

  constructor(source: string) {
    this.#source = source;
  }

  get spent(): boolean {
    return this.#at >= this.#source.length * BITS;
  }

  /** Lowest bit first. */
  read(count: number): number {
    let value = 0;
    for (let bit = 0; bit < count; bit++, this.#at++) {
      const letter = ALPHABET.indexOf(this.#source[Math.floor(this.#at / BITS)] ?? 'A');
      if ((letter >> (BITS - 1 - (this.#at % BITS))) & 1) value |= 1 << bit;
    }
    return value;
  }
}

/** Null for what is not packed so, or unpacks to more than `most` letters. */
export function unpackBase64(packed: string, most: number): string | null {
  const source = packed.replace(/=+$/, '');
  if (!/^[A-Za-z0-9+/]+$/.test(source)) return null;
  const bits = new Bits(source);
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
