/** Secrets that people carry, and the hashes of them that the store keeps. */
import { createHash, randomBytes, randomInt, timingSafeEqual } from 'node:crypto';

/** Without look-alikes (0/O, 1/I/L, 2/Z, 5/S, 8/B, U/V) and without vowels that make words. */
const CODE_ALPHABET = '34679CDFGHJKMNPQRTVWXY';
const CODE_LENGTH = 6;
const CODE_PATTERN = new RegExp(`^[${CODE_ALPHABET}]{${CODE_LENGTH}}$`);

export type SecretPurpose = 'signIn' | 'inviteToken' | 'inviteCode' | 'admin';

/** Ends in a letter or digit: terminals and mail programs leave a last `-` or `_` out of a link. */
function randomText(bytes: number): string {
  for (;;) {
    const text = randomBytes(bytes).toString('base64url');
    if (!/[-_]$/.test(text)) return text;
  }
}

/** 256 random bits, safe in a URL, a cookie and a header. */
export function newSecret(): string {
  return randomText(32);
}

/** 144 random bits: short enough for a QR code that a phone reads from a beamer. */
export function newInviteToken(): string {
  return randomText(18);
}

export function newCode(): string {
  return Array.from({ length: CODE_LENGTH }, () => CODE_ALPHABET[randomInt(CODE_ALPHABET.length)]).join('');
}

/** `K7M 4RQ`: in two halves it is read aloud and typed with fewer mistakes. */
export function showCode(code: string): string {
  return `${code.slice(0, CODE_LENGTH / 2)} ${code.slice(CODE_LENGTH / 2)}`;
}

/** The code that somebody typed, however they spaced and cased it; null for anything else. */
export function parseCode(key: string): string | null {
  const code = key.replace(/[\s\u2010-\u2015-]/g, '').toUpperCase();
  return CODE_PATTERN.test(code) ? code : null;
}

/** The purpose is part of what is hashed: a secret of one kind is never one of another. */
export function hashSecret(purpose: SecretPurpose, secret: string): string {
  return createHash('sha256').update(`${purpose}:${secret}`).digest('hex');
}

export function sameHash(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}

/** In the fragment, which browsers do not send: so it is in no log of a server or proxy. */
export function joinLink(publicUrl: string, token: string): string {
  return `${publicUrl}/join#${token}`;
}
