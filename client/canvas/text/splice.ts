/** The smallest single change between two texts, and how positions move under somebody else's change. */
export interface Splice {
  readonly at: number;
  readonly remove: number;
  readonly insert: string;
}

/** Half of a surrogate pair must never be kept while the other half changes: Yjs would store a broken letter. */
function splitsPair(text: string, at: number): boolean {
  const before = text.charCodeAt(at - 1);
  const after = text.charCodeAt(at);
  return before >= 0xd800 && before <= 0xdbff && after >= 0xdc00 && after <= 0xdfff;
}

/**
 * One splice that turns `before` into `after`, or null when they are equal. `caret` is where the caret stands in
 * `after`: of several equal splices ("aa" → "aaa") the one that ends there is meant.
 */
export function spliceBetween(before: string, after: string, caret = after.length): Splice | null {
  if (before === after) return null;
  const shortest = Math.min(before.length, after.length);
  const tailMax = Math.max(0, Math.min(shortest, after.length - caret));
  let tail = 0;
  while (tail < tailMax && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail++;
  let head = 0;
  while (head < shortest - tail && before[head] === after[head]) head++;
  while (tail < shortest - head && before[before.length - 1 - tail] === after[after.length - 1 - tail])
    tail++;
  if (splitsPair(before, head) || splitsPair(after, head)) head--;
  if (splitsPair(before, before.length - tail) || splitsPair(after, after.length - tail)) tail--;
  return { at: head, remove: before.length - tail - head, insert: after.slice(head, after.length - tail) };
}

/** A Yjs text delta as it arrives in an event. */
export interface DeltaPart {
  readonly insert?: unknown;
  readonly delete?: number | undefined;
  readonly retain?: number | undefined;
}

function lengthOf(insert: unknown): number {
  return typeof insert === 'string' ? insert.length : 1;
}

/** Where a caret at `index` stands after the change; text inserted exactly there goes after it unless `sticky`. */
export function movePosition(index: number, delta: readonly DeltaPart[], sticky = false): number {
  let position = index;
  let cursor = 0;
  for (const part of delta) {
    if (cursor > position) break;
    if (part.retain !== undefined) cursor += part.retain;
    else if (part.delete !== undefined) position -= Math.min(part.delete, Math.max(0, position - cursor));
    else {
      const length = lengthOf(part.insert);
      if (cursor < position || (sticky && cursor === position)) position += length;
      cursor += length;
    }
  }
  return position;
}

/** Whether the letter at `index` is still there after the change. */
export function survives(index: number, delta: readonly DeltaPart[]): boolean {
  let old = 0;
  for (const part of delta) {
    if (part.retain !== undefined) old += part.retain;
    else if (part.delete !== undefined) {
      if (index >= old && index < old + part.delete) return false;
      old += part.delete;
    }
    if (old > index) return true;
  }
  return true;
}

/** The text after a change, computed without the document: for tests and for a text field that follows it. */
export function applyDelta(text: string, delta: readonly DeltaPart[]): string {
  let result = '';
  let at = 0;
  for (const part of delta) {
    if (part.retain !== undefined) {
      result += text.slice(at, at + part.retain);
      at += part.retain;
    } else if (part.delete !== undefined) at += part.delete;
    else if (typeof part.insert === 'string') result += part.insert;
  }
  return result + text.slice(at);
}
