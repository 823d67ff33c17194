/**
 * inspect: the gates that an update passes before Yjs sees it. It answers from the update's bytes and from what the
 * document already knows; it changes nothing. What it lets through leaves nothing pending behind (RM5).
 */
import type { DocumentShape } from '../../shared/documents/shapes.ts';
import { AppError } from '../../shared/errors.ts';
import { LIMITS } from '../../shared/limits.ts';
import { checkOrder } from './order.ts';
import { UpdateScanner } from './UpdateScanner.ts';

/** What a room knows already: the document, and what this turn has accepted but not applied yet. */
export interface Known {
  /** Next clock expected of this client, with the updates of this turn. */
  next(client: number): number;
  /** True if this client id belongs to somebody else who is here now and can bring what it wrote. */
  isForeign(client: number): boolean;
  /** True if every struct in this range is deleted already. */
  isDeleted(client: number, clock: number, length: number): boolean;
  /** True if an item of the document (a note, a node) stands whole and undeleted in this range. */
  holdsItem(client: number, clock: number, length: number): boolean;
  /** Types above an item of the document, or null if only this turn knows it. */
  depthOf(client: number, clock: number): number | null;
  /** What the document has there, or null if only this turn knows it. */
  stateOf(client: number, clock: number): StructState | null;
}

/** `gone` is an item of which nothing is left but its place, because something above it was deleted. */
export type StructState = 'live' | 'deleted' | 'gone';

export type Verdict =
  /** Take it. `ends` is the next clock per client afterwards; `deletes` says that an item goes, not only its fields. */
  | {
      readonly kind: 'take';
      readonly ends: ReadonlyMap<number, number>;
      readonly grows: boolean;
      readonly deletes: boolean;
    }
  /** Nothing in it is new. */
  | { readonly kind: 'known' }
  /** It builds on what the room has not got: ask the client to sync again. */
  | { readonly kind: 'missing' }
  /** It adds under an id that belongs to somebody else who is here and will bring it. */
  | { readonly kind: 'foreign' }
  /** Its types hang below items of this very turn: apply the turn and ask again. */
  | { readonly kind: 'unsettled' };

interface Survey {
  readonly ends: Map<number, number>;
  /** Highest clock needed per other client. */
  readonly needs: Map<number, number>;
  grows: boolean;
  deletes: boolean;
  growth: number;
  gap: boolean;
  foreign: boolean;
  hasTypes: boolean;
  inward: boolean;
  unsettled: boolean;
}

/** Throws BAD_UPDATE for what no honest client sends. */
export function inspectUpdate(update: Uint8Array, shape: DocumentShape, known: Known): Verdict {
  const scanner = new UpdateScanner(update, shape);
  const survey = surveyStructs(scanner, known);
  const deletes = surveyDeletes(scanner, known, survey);
  if (survey.foreign) return { kind: 'foreign' };
  if (survey.gap || deletes === 'missing' || lacksNeeds(survey, known)) return { kind: 'missing' };
  if (survey.unsettled) return { kind: 'unsettled' };
  if (survey.hasTypes || survey.inward) {
    const order = checkOrder(update, shape, known, survey.hasTypes);
    if (order === 'unsettled') return { kind: 'unsettled' };
  }
  if (!survey.grows && deletes === 'known') return { kind: 'known' };
  return { kind: 'take', ends: survey.ends, grows: survey.grows, deletes: survey.deletes };
}

function surveyStructs(scanner: UpdateScanner, known: Known): Survey {
  const survey: Survey = {
    ends: new Map(),
    needs: new Map(),
    grows: false,
    deletes: false,
    growth: 0,
    gap: false,
    foreign: false,
    hasTypes: false,
    inward: false,
    unsettled: false,
  };
  let client = -1;
  let reached = 0;
  while (scanner.next()) {
    if (scanner.client !== client) {
      client = scanner.client;
      reached = known.next(client);
    }
    if (scanner.isSkip) continue;
    reached = surveyStruct(scanner, known, survey, reached);
  }
  if (survey.growth > LIMITS.clockGrowth) scanner.refuse('claims more edits than anybody makes');
  return survey;
}

/** Returns the clock which this client has reached. */
function surveyStruct(scanner: UpdateScanner, known: Known, survey: Survey, reached: number): number {
  const { client, clock } = scanner;
  const end = clock + scanner.length;
  if (clock > reached) survey.gap = true;
  if (scanner.isType) survey.hasTypes = true;
  if (scanner.anchor === 'origin' || scanner.anchor === 'parent')
    need(scanner, survey, scanner.anchorClient, scanner.anchorClock);
  if (scanner.rightClient >= 0) need(scanner, survey, scanner.rightClient, scanner.rightClock);
  if (end <= reached) return reached;
  if (clock < reached && scanner.anchor !== 'none') checkJoint(scanner, known, survey, reached);
  survey.grows = true;
  survey.growth += end - Math.max(clock, reached);
  survey.ends.set(client, end);
  if (!survey.foreign && known.isForeign(client)) survey.foreign = true;
  return end;
}

/**
 * An item of which the document knows the beginning. Where that beginning is gone, what the item hangs on must be gone
 * as well; no honest client says otherwise, and Yjs throws.
 */
function checkJoint(scanner: UpdateScanner, known: Known, survey: Survey, reached: number): void {
  const begun = known.stateOf(scanner.client, reached - 1);
  if (begun === 'live' || begun === 'deleted') return;
  const anchor =
    scanner.anchor === 'root' ? 'live' : known.stateOf(scanner.anchorClient, scanner.anchorClock);
  const right = scanner.rightClient < 0 ? 'live' : known.stateOf(scanner.rightClient, scanner.rightClock);
  if (begun === null || anchor === null || right === null) survey.unsettled = true;
  else if (anchor === 'live' || (anchor === 'deleted' && scanner.anchor === 'origin'))
    if (right !== 'gone') scanner.refuse('goes on where something is gone');
}

function need(scanner: UpdateScanner, survey: Survey, client: number, clock: number): void {
  if (client === scanner.client) {
    if (clock >= scanner.clock) scanner.refuse('builds on its own future');
  } else if (clock >= (survey.needs.get(client) ?? 0)) survey.needs.set(client, clock + 1);
}

function lacksNeeds(survey: Survey, known: Known): boolean {
  for (const [client, clock] of survey.needs) {
    const here = known.next(client);
    if (clock <= here) continue;
    if (clock > (survey.ends.get(client) ?? here)) return true;
    survey.inward = true;
  }
  return false;
}

/**
 * Ranges that delete nothing new are free: an honest client sends all deletions of a long life with every sync. Only
 * new ones count against the limit. No honest client names a clock twice, which bounds the looking up.
 */
function surveyDeletes(scanner: UpdateScanner, known: Known, survey: Survey): 'none' | 'known' | 'missing' {
  let missing = false;
  let fresh = 0;
  const claimed = new Map<number, number>();
  scanner.readDeletes((client, clock, length) => {
    const end = clock + length;
    const here = Math.max(known.next(client), survey.ends.get(client) ?? 0);
    const claims = (claimed.get(client) ?? 0) + length;
    claimed.set(client, claims);
    if (end > here) missing = true;
    else if (claims > here) throw new AppError('BAD_UPDATE', 'delete ranges overlap');
    else if (!known.isDeleted(client, clock, length)) {
      fresh += 1;
      survey.deletes ||= known.holdsItem(client, clock, length);
    }
    if (fresh > LIMITS.deleteRanges) throw new AppError('BAD_UPDATE', 'too many delete ranges');
  });
  if (missing) return 'missing';
  return fresh === 0 ? 'known' : 'none';
}
