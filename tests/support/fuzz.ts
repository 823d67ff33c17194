/** Seeded noise: the same seed gives the same bytes (FUZZ_SEED=… repeats a run). */

export interface Noise {
  readonly seed: number;
  below(limit: number): number;
  pick<Value>(values: readonly Value[]): Value;
  bytes(most: number): Uint8Array;
  /** Some bytes of it changed, removed, doubled or swapped. */
  mutate(bytes: Uint8Array): Uint8Array;
  /** Letters that mean something to the protocols, and some that mean nothing. */
  text(most: number): string;
}

const LETTERS = '0123456789[]{}",:-/\\b\x1e\0\u00e9€𝄞nulltrue_placeholdernum';

export function createNoise(seed = Number(process.env.FUZZ_SEED) || 20_261_128): Noise {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = state;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return (mixed ^ (mixed >>> 14)) >>> 0;
  };
  const below = (limit: number) => next() % limit;
  const bytes = (most: number) => Uint8Array.from({ length: below(most) + 1 }, () => next() & 255);
  const edits: ((whole: number[]) => void)[] = [
    (whole) => whole.splice(below(whole.length), 1, next() & 255),
    (whole) => whole.splice(below(whole.length), 1 + below(4)),
    (whole) => whole.splice(below(whole.length), 0, ...bytes(6)),
    (whole) => whole.splice(below(whole.length), 0, ...whole.slice(below(whole.length))),
    (whole) => whole.splice(below(whole.length), 1, 255, 255, 255, 255, 127),
  ];
  return {
    seed,
    below,
    pick: (values) => values[below(values.length)] as (typeof values)[number],
    bytes,
    mutate(original) {
      const whole = [...original];
      for (let times = 1 + below(4); times > 0 && whole.length > 0 && whole.length < 100_000; times--)
        edits[below(edits.length)]?.(whole);
      return Uint8Array.from(whole);
    },
    text(most) {
      const letters = [...LETTERS];
      return Array.from({ length: below(most) + 1 }, () => letters[below(letters.length)]).join('');
    },
  };
}
