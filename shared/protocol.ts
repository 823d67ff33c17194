/**
 * The realtime wire, one file for both sides.
 *
 * Frames are those of y-websocket (y-protocols/PROTOCOL.md): a message type as varuint, then its body. Types 0 to 3 are
 * stock. Type 102 is ours and is spoken only to a peer that spoke it first.
 *
 *   0 sync           [0][0 step1 | 1 step2 | 2 update][bytes]
 *   1 awareness      [1][awareness update]
 *   2 auth           [2][0 permission denied][reason]
 *   3 queryAwareness [3]
 *   102 saved        client → server: [102]            "tell me what is saved"
 *                    server → client: [102][count]     "of the sync messages with content (step2 or update) that this
 *                                                       connection sent, the first `count` are durable"
 *
 * The server stamps `user` of every awareness state (see AwarenessUser); what a client puts there itself is overwritten.
 */
import type { BoardArea, DiscussionChange } from './discussion.ts';
import type { CityId, DocumentId, MemberId, WorkspaceId } from './ids.ts';
import type { Role } from './permissions.ts';

export const MESSAGE = { sync: 0, awareness: 1, auth: 2, queryAwareness: 3, saved: 102 } as const;
export const SYNC = { step1: 0, step2: 1, update: 2 } as const;

/** WebSocket path of a document; `?epoch=` is optional and refused with EPOCH_CHANGED when it is not the present one. */
export const YJS_PATH = '/yjs/';
export const SOCKET_IO_PATH = '/socket.io';

/** Who an awareness state belongs to: stamped by the server, so that peers can trust it. */
export interface AwarenessUser {
  readonly memberId: MemberId;
  readonly name: string;
  readonly initials: string;
  /** Index into PEOPLE_COLOURS. */
  readonly colour: number;
  readonly cityId: CityId | null;
  /** Three letters, or null for people of no city. */
  readonly badge: string | null;
  readonly role: Role;
}

/** White text passes 4.5:1 on each of these. Assigned in this order so that neighbours differ. */
export const PEOPLE_COLOURS = [
  '#4B57C8',
  '#0B7A4B',
  '#A62B7A',
  '#1A66A8',
  '#B03030',
  '#6D3FC0',
  '#0E7490',
  '#8A4B08',
  '#3D6B1F',
  '#B4471A',
  '#7A3B69',
  '#4B5563',
] as const;

/** Socket.io: commands client → server. Every command is acknowledged with an Ack. */
export interface ClientToServer {
  /** Open the tunnel for one document; its Yjs frames then travel as `yjs:frame`. */
  'yjs:open': (request: { documentId: DocumentId; epoch?: number }, ack: (answer: Ack<null>) => void) => void;
  /**
   * One or more y-websocket messages in base64. A text packet is one request of long polling, a binary one would be two
   * (and base64 as well); so it is the same for both sides, and the server encodes a turn once for everybody.
   */
  'yjs:frame': (documentId: DocumentId, frame: string) => void;
  'yjs:close': (documentId: DocumentId) => void;
  /** Follow what happens in a workspace: documents, members, rights. */
  'workspace:watch': (workspaceId: WorkspaceId, ack: (answer: Ack<null>) => void) => void;
  /** Follow the discussion of a document, and be invited to where somebody is. */
  'document:watch': (documentId: DocumentId, ack: (answer: Ack<null>) => void) => void;
  'document:unwatch': (documentId: DocumentId) => void;
}

/** Socket.io: events server → client. */
export interface ServerToClient {
  'yjs:frame': (documentId: DocumentId, frame: string) => void;
  /** The tunnel of this document is closed with a WebSocket close code (see shared/errors). */
  'yjs:closed': (documentId: DocumentId, close: number) => void;
  /** Something of the workspace changed: fetch again what you show of it. */
  'workspace:changed': (change: { workspaceId: WorkspaceId; what: WorkspacePart }) => void;
  'discussion:changed': (documentId: DocumentId, change: DiscussionChange) => void;
  /** Something of it could not be told: ask for all of it again. */
  'discussion:missed': (documentId: DocumentId) => void;
  /** Somebody who may gather people asks everybody to come and look: an invitation, never a jump. */
  'document:invited': (documentId: DocumentId, by: MemberId, area: BoardArea) => void;
  /** Your rights changed or ended: fetch `me` again. */
  'rights:changed': () => void;
}

export type WorkspacePart = 'documents' | 'members' | 'invites' | 'presence' | 'programme';

export type Ack<Result> = { ok: true; result: Result } | { ok: false; error: string };
