/**
 * Order keys: a place between two neighbours as a short string, compared letter by letter, so that one insertion writes
 * one field and concurrent insertions never renumber each other. Equal keys are ordered by item id.
 *
 * A key is null when no key of bounded length fits: the caller then writes fresh keys for the siblings (`spreadKeys`).
 */
const DIGITS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const BASE = DIGITS.length;
/** Appending counts in steps within this many digits, so a list that only grows keeps short keys. */
const HEAD = 8;
const HEAD_SIZE = BASE ** HEAD;
const STEP = BASE ** 3;
export const MAX_ORDER_KEY = 64;
const PATTERN = /^[0-9A-Za-z]{1,64}$/;

export function isOrderKey(value: unknown): value is string {
  return typeof value === 'string' && PATTERN.test(value);
}

function headOf(key: string): number {
  let head = 0;
  for (let i = 0; i < HEAD; i++) head = head * BASE + Math.max(0, DIGITS.indexOf(key[i] ?? '0'));
  return head;
}

function keyOfHead(head: number): string {
  let key = '';
  for (let rest = head, i = 0; i < HEAD; i++, rest = Math.floor(rest / BASE)) key = DIGITS[rest % BASE] + key;
  return key.replace(/0+$/, '');
}

function after(key: string): string | null {
  const head = headOf(key) + STEP;
  return head < HEAD_SIZE ? keyOfHead(head) : middle(key, null);
}

function before(key: string): string | null {
  const head = headOf(key) - STEP;
  return head > 0 ? keyOfHead(head) : middle('', key);
}

/** A key strictly between `low` ('' = the start) and `high` (null = the end). */
function middle(low: string, high: string | null): string | null {
  let key = '';
  let ceiling = high;
  for (let i = 0; i < MAX_ORDER_KEY; i++) {
    const from = DIGITS.indexOf(low[i] ?? '0');
    if (ceiling !== null && i >= ceiling.length) return null;
    const to = ceiling === null ? BASE : DIGITS.indexOf(ceiling[i] ?? '0');
    if (to - from > 1) return key + DIGITS[(from + to) >> 1];
    if (to < from) return null;
    if (to > from) ceiling = null;
    key += DIGITS[from];
  }
  return null;
}

/** A key after `low` and before `high`; null on either side means the end of the list. */
export function keyBetween(low: string | null, high: string | null): string | null {
  if (low === null || low === '') return high === null ? keyOfHead(HEAD_SIZE / 2) : before(high);
  return high === null ? after(low) : middle(low, high);
}

/** `count` ascending keys between two neighbours, or null when they do not fit. */
export function keysBetween(
  low: string | null,
  high: string | null,
  count: number,
): readonly string[] | null {
  if (count === 0) return [];
  if (high === null) return keysAfter(low, count);
  const key = keyBetween(low, high);
  if (key === null) return null;
  const left = keysBetween(low, key, Math.floor((count - 1) / 2));
  const right = keysBetween(key, high, Math.ceil((count - 1) / 2));
  return left && right && [...left, key, ...right];
}

function keysAfter(low: string | null, count: number): readonly string[] | null {
  const keys: string[] = [];
  for (let last = low; keys.length < count; ) {
    const key = keyBetween(last, null);
    if (key === null) return null;
    keys.push(key);
    last = key;
  }
  return keys;
}

/** Fresh keys for a whole list, with room to append. */
export function spreadKeys(count: number): readonly string[] {
  return Array.from({ length: count }, (_, i) => keyOfHead(HEAD_SIZE / 2 + i * STEP));
}

export function compareOrder(
  a: { readonly z: string; readonly id: string },
  b: { readonly z: string; readonly id: string },
): number {
  if (a.z !== b.z) return a.z < b.z ? -1 : 1;
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}

/** A key's place as a whole number below 2^31, for CSS z-index. */
export function orderRank(key: string): number {
  return Math.floor(headOf(key) / STEP);
}
