/**
 * Guessing is slowed down without banning a city hall: one address may stand for 200 people, so the bucket of an
 * address is generous. Failed codes also draw on one bucket for everybody, because 6 characters can be guessed from
 * many addresses; while that is empty, only addresses wait that failed more often lately than a room of people mistypes.
 */
import { AppError } from '../../shared/errors.ts';
import { LIMITS } from '../../shared/limits.ts';
import type { Clock } from '../clock.ts';

const MINUTE = 60_000;
const MOST_KEYS = 50_000;

/** Takes one token of a key's bucket; false when it is empty. */
export type TakeToken = (key: string) => boolean;

/** `size` tokens per key, refilled evenly within `periodMs`. */
export function tokenBuckets(clock: Clock, size: number, periodMs: number): TakeToken {
  const buckets = new Map<string, { tokens: number; at: number }>();
  const perMs = size / periodMs;

  const refilled = (bucket: { tokens: number; at: number }, now: number) =>
    Math.min(size, bucket.tokens + (now - bucket.at) * perMs);

  function dropFull(now: number) {
    for (const [key, bucket] of buckets) if (refilled(bucket, now) >= size) buckets.delete(key);
    if (buckets.size >= MOST_KEYS) buckets.clear();
  }

  return (key) => {
    const now = clock.now();
    const known = buckets.get(key);
    const tokens = known === undefined ? size : refilled(known, now);
    if (known === undefined && buckets.size >= MOST_KEYS) dropFull(now);
    buckets.set(key, { tokens: tokens >= 1 ? tokens - 1 : tokens, at: now });
    return tokens >= 1;
  };
}

/** Who is counted: an IPv4 address, or the /64 of an IPv6 one, since that is what one household or office gets. */
export function addressKey(address: string | undefined): string {
  const plain = (address ?? '').replace(/^::ffff:(?=\d+\.)/, '');
  if (!plain.includes(':')) return plain;
  const [head = '', tail] = plain.split('::');
  const left = head === '' ? [] : head.split(':');
  const right = tail === undefined || tail === '' ? [] : tail.split(':');
  const middle = tail === undefined ? [] : Array.from({ length: 8 - left.length - right.length }, () => '0');
  return [...left, ...middle, ...right].slice(0, 4).join(':');
}

export interface JoinThrottle {
  /** Throws TOO_FAST; before anything else is done with a key. */
  attempt(address: string, isCode: boolean): void;
  failed(address: string, isCode: boolean): void;
}

export function createJoinThrottle(clock: Clock): JoinThrottle {
  const perAddress = tokenBuckets(clock, LIMITS.joinAttemptsPerMinutePerAddress, MINUTE);
  const failedCodes = tokenBuckets(clock, LIMITS.failedCodesPerMinute, MINUTE);
  const mistyped = tokenBuckets(clock, LIMITS.failedCodesPerAddress, 10 * MINUTE);
  const suspects = new Map<string, number>();
  let exhaustedUntil = 0;

  return {
    attempt(address, isCode) {
      const suspect = (suspects.get(address) ?? 0) > clock.now();
      const wait = isCode && suspect && clock.now() < exhaustedUntil;
      if (wait || !perAddress(address)) throw new AppError('TOO_FAST');
    },
    failed(address, isCode) {
      if (!isCode) return;
      if (!mistyped(address)) {
        if (suspects.size >= MOST_KEYS) suspects.clear();
        suspects.set(address, clock.now() + 10 * MINUTE);
      }
      if (!failedCodes('everybody')) exhaustedUntil = clock.now() + MINUTE;
    },
  };
}
