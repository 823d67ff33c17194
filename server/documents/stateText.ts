/**
 * stateText: looks at the JSON text of an awareness state without parsing it, because a room of a thousand people hears
 * ten thousand of them a second. What it recognises is as valid as if it had been parsed and walked; what is unusual
 * (escapes, white space, suspicious keys, deep nesting) it leaves to the parser.
 */
import { isUtf8 } from 'node:buffer';
import { LIMITS } from '../../shared/limits.ts';

export interface StateText {
  /** Where the closing brace is. */
  readonly end: number;
  /** The member `user` with one comma, to be left out; nothing when both are equal. */
  readonly cutFrom: number;
  readonly cutTo: number;
  /** No member but perhaps `user`. */
  readonly isEmpty: boolean;
}

const QUOTE = 0x22;
const COMMA = 0x2c;
const MINUS = 0x2d;
const DOT = 0x2e;
const ZERO = 0x30;
const NINE = 0x39;
const COLON = 0x3a;
const UPPER_E = 0x45;
const BACKSLASH = 0x5c;
const OPEN_LIST = 0x5b;
const CLOSE_LIST = 0x5d;
const OPEN = 0x7b;
const CLOSE = 0x7d;
const CASE = 0x20;
const USER = Buffer.from('"user"');
const WORDS = ['true', 'false', 'null'].map((word) => Buffer.from(word));
const SUSPECTS = ['"__proto__"', '"prototype"', '"constructor"'].map((key) => Buffer.from(key));

/** Null when the text is not plain enough to be judged here; the parser then decides. */
export function readStateText(json: Uint8Array): StateText | null {
  if (json[0] !== OPEN || !isUtf8(json)) return null;
  return new Walk(json).state();
}

/** One walk over one text. Every step answers false for what it does not recognise. */
class Walk {
  readonly #json: Uint8Array;
  #at = 0;
  #members = 0;
  #users = 0;
  #cutFrom = 0;
  #cutTo = 0;

  constructor(json: Uint8Array) {
    this.#json = json;
  }

  state(): StateText | null {
    if (!this.#object(0) || this.#at !== this.#json.length || this.#users > 1) return null;
    const isEmpty = this.#members === this.#users;
    return { end: this.#at - 1, cutFrom: this.#cutFrom, cutTo: this.#cutTo, isEmpty };
  }

  #object(depth: number): boolean {
    const json = this.#json;
    this.#at += 1;
    if (json[this.#at] === CLOSE) return this.#passed(1);
    for (;;) {
      const start = this.#at;
      if (!this.#string() || this.#isSuspect(start) || json[this.#at] !== COLON) return false;
      const isUser = depth === 0 && this.#reads(start, this.#at, USER);
      this.#at += 1;
      if (!this.#value(depth + 1)) return false;
      if (depth === 0) this.#count(isUser, start);
      if (json[this.#at] === CLOSE) return this.#passed(1);
      if (json[this.#at] !== COMMA) return false;
      this.#at += 1;
    }
  }

  /** With the comma behind it if it comes first, else with the one before it. */
  #count(isUser: boolean, start: number): void {
    this.#members += 1;
    if (!isUser) return;
    this.#users += 1;
    const first = this.#members === 1;
    this.#cutFrom = first ? start : start - 1;
    this.#cutTo = first && this.#json[this.#at] === COMMA ? this.#at + 1 : this.#at;
  }

  #list(depth: number): boolean {
    const json = this.#json;
    this.#at += 1;
    if (json[this.#at] === CLOSE_LIST) return this.#passed(1);
    for (;;) {
      if (!this.#value(depth + 1)) return false;
      if (json[this.#at] === CLOSE_LIST) return this.#passed(1);
      if (json[this.#at] !== COMMA) return false;
      this.#at += 1;
    }
  }

  #value(depth: number): boolean {
    if (depth > LIMITS.jsonDepth) return false;
    const byte = this.#json[this.#at] ?? 0;
    if (byte === QUOTE) return this.#string();
    if (byte === OPEN) return this.#object(depth);
    if (byte === OPEN_LIST) return this.#list(depth);
    if (byte === MINUS || isDigit(byte)) return this.#number();
    for (const word of WORDS)
      if (this.#reads(this.#at, this.#at + word.length, word)) return this.#passed(word.length);
    return false;
  }

  #string(): boolean {
    const json = this.#json;
    if (json[this.#at] !== QUOTE) return false;
    for (let at = this.#at + 1; at < json.length; at += 1) {
      const byte = json[at] ?? 0;
      if (byte < 0x20 || byte === BACKSLASH) return false;
      if (byte !== QUOTE) continue;
      this.#at = at + 1;
      return true;
    }
    return false;
  }

  #number(): boolean {
    const json = this.#json;
    if (json[this.#at] === MINUS) this.#at += 1;
    if (json[this.#at] === ZERO) this.#at += 1;
    else if (!this.#digits()) return false;
    if (json[this.#at] === DOT) {
      this.#at += 1;
      if (!this.#digits()) return false;
    }
    if (((json[this.#at] ?? 0) & ~CASE) !== UPPER_E) return true;
    this.#at += 1;
    const sign = json[this.#at];
    if (sign === MINUS || sign === 0x2b) this.#at += 1;
    return this.#digits();
  }

  #digits(): boolean {
    const start = this.#at;
    while (isDigit(this.#json[this.#at] ?? 0)) this.#at += 1;
    return this.#at > start;
  }

  #isSuspect(start: number): boolean {
    const length = this.#at - start;
    if (length !== 11 && length !== 13) return false;
    return SUSPECTS.some((key) => this.#reads(start, this.#at, key));
  }

  #reads(start: number, end: number, word: Uint8Array): boolean {
    if (end - start !== word.length) return false;
    for (let index = 0; index < word.length; index += 1)
      if (this.#json[start + index] !== word[index]) return false;
    return true;
  }

  #passed(count: number): true {
    this.#at += count;
    return true;
  }
}

function isDigit(byte: number): boolean {
  return byte >= ZERO && byte <= NINE;
}
