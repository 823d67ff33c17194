import { describe, expect, it } from 'vitest';
import { clearCookie, cookieStyle, readSecret, setCookie } from '../../server/access/credentials.ts';
import { createOriginCheck } from '../../server/access/origins.ts';
import { remember } from '../../server/access/remember.ts';
import {
  hashSecret,
  newCode,
  newInviteToken,
  newSecret,
  parseCode,
  showCode,
} from '../../server/access/secrets.ts';
import { addressKey, createJoinThrottle } from '../../server/access/throttle.ts';
import { oneAtATime } from '../../server/oneAtATime.ts';
import { citiesWithBadges } from '../../server/programmes/cities.ts';
import { noteEdits } from '../../server/programmes/noteEdits.ts';
import type { DocumentLog } from '../../server/storage/Store.ts';
import type { DocumentId, SignInId } from '../../shared/ids.ts';
import { newId, parseCityId } from '../../shared/ids.ts';
import { LIMITS } from '../../shared/limits.ts';
import { FakeClock } from '../support/stillClock.ts';

describe('secrets', () => {
  it('[AC10] are 256 random bits, hashed per purpose', () => {
    const secret = newSecret();
    expect(Buffer.from(secret, 'base64url')).toHaveLength(32);
    const id = hashSecret('signIn', secret) as SignInId;
    expect(id).toMatch(/^[0-9a-f]{64}$/);
    expect(hashSecret('admin', secret)).not.toBe(id);
  });

  it('[AC30] of links have 144 bits, codes 6 characters without look-alikes', () => {
    expect(Buffer.from(newInviteToken(), 'base64url')).toHaveLength(18);
    for (let i = 0; i < 200; i += 1) expect(newCode()).toMatch(/^[^01258BILOSUZAE]{6}$/);
  });

  it('[AC31] codes are read in any case, with or without space', () => {
    const code = newCode();
    for (const typed of [code, showCode(code), ` ${code.toLowerCase()} `, code.split('').join('-')])
      expect(parseCode(typed)).toBe(code);
    expect(parseCode(newInviteToken())).toBeNull();
  });
});

describe('cookies', () => {
  it('[AC11] are __Host- and Secure under https, plain on a LAN', () => {
    const secret = newSecret();
    expect(setCookie(cookieStyle('https://x.eu'), secret, 60_000)).toBe(
      `__Host-jumelage=${secret}; Max-Age=60; Path=/; HttpOnly; SameSite=Lax; Secure`,
    );
    const plain = cookieStyle('http://10.0.0.7:3000');
    expect(setCookie(plain, secret, 60_000)).toBe(
      `jumelage=${secret}; Max-Age=60; Path=/; HttpOnly; SameSite=Lax`,
    );
    expect(clearCookie(plain)).toContain('Max-Age=0');
  });

  it('[AC16] are read behind a bearer token, and only whole', () => {
    const style = cookieStyle('http://x');
    const [a, b] = [newSecret(), newSecret()];
    expect(readSecret({ cookie: `x=1; jumelage=${a}; y` }, style)).toBe(a);
    expect(readSecret({ cookie: `jumelage=${a}`, authorization: `Bearer ${b}` }, style)).toBe(b);
    for (const cookie of ['jumelage=short', `jumelage=${a}x`, `jumelag=${a}`, 'jumelage=', '', ';;;='])
      expect(readSecret({ cookie }, style)).toBeNull();
  });
});

describe('origins', () => {
  it('[HT4] public, allowed and same-host pages may write', () => {
    const https = createOriginCheck('https://learn.eu', ['https://other.eu']);
    expect(https('https://learn.eu', 'internal:3000')).toBe(true);
    expect(https('https://other.eu', 'internal:3000')).toBe(true);
    expect(https('https://alias.eu', 'alias.eu')).toBe(true);
    for (const origin of [
      'http://alias.eu',
      'https://evil.eu',
      'null',
      '',
      'file://',
      'https://learn.eu.evil.eu',
    ])
      expect(https(origin, 'alias.eu'), origin).toBe(false);
    expect(createOriginCheck('http://localhost:3000', [])('http://10.0.0.7:3000', '10.0.0.7:3000')).toBe(
      true,
    );
  });
});

describe('throttle', () => {
  const attempts = (attempt: () => void, most: number) => {
    for (let count = 0; count < most; count += 1)
      try {
        attempt();
      } catch {
        return count;
      }
    return most;
  };

  it('[AC37] an address has a generous bucket that refills', () => {
    const clock = new FakeClock();
    const throttle = createJoinThrottle(clock);
    expect(attempts(() => throttle.attempt('a', false), 10_000)).toBe(LIMITS.joinAttemptsPerMinutePerAddress);
    expect(attempts(() => throttle.attempt('b', false), 10)).toBe(10);
    clock.advance(60_000);
    expect(attempts(() => throttle.attempt('a', false), 10)).toBe(10);
  });

  it('[AC37] failed codes from everywhere stop guessers and nobody else', () => {
    const clock = new FakeClock();
    const throttle = createJoinThrottle(clock);
    for (let i = 0; i < LIMITS.failedCodesPerAddress; i += 1) throttle.failed('city hall', true);
    for (let i = 0; i < LIMITS.failedCodesPerMinute; i += 1) throttle.failed(`guesser${i % 15}`, true);
    expect(() => throttle.attempt('guesser7', true)).toThrow('TOO_FAST');
    expect(() => throttle.attempt('guesser7', false)).not.toThrow();
    expect(() => throttle.attempt('never failed', true)).not.toThrow();
    expect(() => throttle.attempt('city hall', true)).not.toThrow();
    throttle.failed('city hall', true);
    expect(() => throttle.attempt('city hall', true)).toThrow('TOO_FAST');
    clock.advance(61_000);
    expect(() => throttle.attempt('guesser7', true)).not.toThrow();
  });

  it('[AC37] an IPv6 network counts as one address', () => {
    expect(addressKey('::ffff:10.1.2.3')).toBe('10.1.2.3');
    expect(addressKey('2001:db8:1:2:aaaa::1')).toBe(addressKey('2001:db8:1:2:bbbb:1:2:3'));
    expect(addressKey('2001:db8::1')).toBe('2001:db8:0:0');
    expect(addressKey(undefined)).toBe('');
  });
});

describe('gate cache', () => {
  it('[AC5] forgets when told, after its time, and what was under way when told', async () => {
    const clock = new FakeClock();
    const cache = remember<number>(clock, 1_000);
    let value = 1;
    const ask = () => cache.get('key', async () => value);
    expect(await ask()).toBe(1);
    value = 2;
    expect(await ask()).toBe(1);
    clock.advance(1_000);
    expect(await ask()).toBe(2);
    const gate: { open: (value: number) => void } = { open: () => expect.unreachable() };
    cache.forget('key');
    const slow = cache.get('key', () => new Promise<number>((resolve) => (gate.open = resolve)));
    cache.forget('key');
    gate.open(2);
    expect(await slow).toBe(2);
    value = 3;
    expect(await ask()).toBe(3);
  });

  it('[AC5] never remembers a failure', async () => {
    const cache = remember<number>(new FakeClock(), 1_000);
    await expect(cache.get('key', () => Promise.reject(new Error('store')))).rejects.toThrow('store');
    expect(await cache.get('key', async () => 1)).toBe(1);
  });
});

describe('turns', () => {
  it('[AC33] run one after the other per key, also after a failure', async () => {
    const inTurn = oneAtATime();
    const order: string[] = [];
    const turn = (name: string) =>
      inTurn('key', async () => {
        order.push(`${name} in`);
        await Promise.resolve();
        order.push(`${name} out`);
        if (name === 'b') throw new Error('b');
      });
    const all = [turn('a'), turn('b'), turn('c')];
    await expect(all[1]).rejects.toThrow('b');
    await all[2];
    expect(order).toEqual(['a in', 'a out', 'b in', 'b out', 'c in', 'c out']);
  });
});

describe('edits', () => {
  it('[HT15] are told after they are stored, once a minute per document', async () => {
    const clock = new FakeClock();
    const told: DocumentId[] = [];
    const [one, two] = [newId<DocumentId>(), newId<DocumentId>()];
    const stored = { append: async () => ({ sequence: 1, missed: [] }) } as unknown as DocumentLog;
    const log = noteEdits(stored, clock, (id) => told.push(id));
    const append = (id: DocumentId) => log.append(id, 0, new Uint8Array());
    for (const id of [one, one, two, one]) await append(id);
    expect(told).toEqual([one, two]);
    clock.advance(60_000);
    await append(one);
    expect(told).toEqual([one, two, one]);
    const failing = { append: () => Promise.reject(new Error('disk')) } as unknown as DocumentLog;
    const untold = noteEdits(failing, clock, () => expect.unreachable());
    await expect(untold.append(two, 0, new Uint8Array())).rejects.toThrow('disk');
  });

  it('[HT18] of the same minute are told when it is over, or when people come or go, and not again', async () => {
    const clock = new FakeClock();
    const told: DocumentId[] = [];
    const [one, two] = [newId<DocumentId>(), newId<DocumentId>()];
    const stored = { append: async () => ({ sequence: 1, missed: [] }) } as unknown as DocumentLog;
    const log = noteEdits(stored, clock, (id) => told.push(id));
    for (const id of [one, one, one, two]) await log.append(id, 0, new Uint8Array());
    log.settle(two);
    clock.advance(59_999);
    expect(told).toEqual([one, two]);
    clock.advance(1);
    expect(told).toEqual([one, two, one]);
    await log.append(one, 0, new Uint8Array());
    log.settle(one);
    expect(told).toEqual([one, two, one, one]);
    log.settle(one);
    clock.advance(600_000);
    expect(told).toEqual([one, two, one, one]);
  });
});

describe('badges', () => {
  const badges = (...ids: string[]) =>
    citiesWithBadges(ids.map(parseCityId).filter((id) => id !== null)).map((city) => city.badge);

  it('[HT10] are three letters and differ within a twinning', () => {
    expect(badges('budapest-hu', 'eskisehir-tr')).toEqual(['BUD', 'ESK']);
    expect(badges('marseille-fr', 'mannheim-de')).toEqual(['MAR', 'MAN']);
    expect(badges('lyon-fr', 'lodz-pl', 'munster-de')).toEqual(['LYO', 'LOD', 'MUN']);
    const close = badges('munich-de', 'munster-de', 'pecs-hu', 'penteli-gr', 'pescara-it');
    expect(new Set(close).size).toBe(5);
    for (const badge of close) expect(badge).toMatch(/^[A-Z][A-Z0-9]{2}$/);
  });
});
