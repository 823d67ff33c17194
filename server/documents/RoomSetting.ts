/** What a room is given. */
import type { DocumentId, MemberId } from '../../shared/ids.ts';
import type { Clock } from '../clock.ts';
import type { DocumentLog } from '../storage/Store.ts';
import type { Telemetry } from '../telemetry/Telemetry.ts';

import type { LiveDoc } from './LiveDoc.ts';

export interface RoomLimits {
  readonly connectionsPerRoom: number;
  readonly loadTimeoutMs: number;
  /** Bytes that may wait for the store; beyond it further edits are refused. */
  readonly unsavedBytes: number;
  /** What a document may become, as an update; beyond it nothing is taken that makes it larger. */
  readonly documentBytes: number;
  /** Spreads retries; a test gives it a seed. */
  readonly random: () => number;
  /** One turn on the document; a test replaces it to see what happens when Yjs throws. */
  readonly applyTurn: (live: LiveDoc, updates: readonly Uint8Array[]) => readonly Uint8Array[];
}

export interface RoomSetting extends RoomLimits {
  readonly documentId: DocumentId;
  readonly log: DocumentLog;
  readonly clock: Clock;
  readonly telemetry: Telemetry;
  /** The first edits of this room under this Yjs client id are taken, from that member. */
  readonly onWriter: (client: number, memberId: MemberId) => void;
  /** Somebody came or went. */
  readonly onPeopleChanged: () => void;
  /** The room has ended and holds nothing any more. */
  readonly onGone: () => void;
}
