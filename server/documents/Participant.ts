/** Participant: one connection in a room, with what the room must remember of it. */
import type { DocumentKind } from '../../shared/domain/workspace.ts';
import { type Action, may } from '../../shared/permissions.ts';
import type { AwarenessUser } from '../../shared/protocol.ts';
import type { Connection } from './Connection.ts';
import type { Flow, Member } from './Members.ts';
import type { Speaker } from './presence.ts';

/** Where an update came from, and who learns that it was not taken. */
export interface Source {
  refuse(error: unknown): void;
}

/** What we know about the durability of a connection's content messages, counted in the order they came (RM14). */
export interface Receipts {
  received: number;
  durable: number;
  /** Messages before the first one that was set aside: the count must not pass it until a sync has covered it. */
  heldAt: number | null;
  /** Times that we asked this connection to sync again since it was last level. */
  asks: number;
  /** The next question is on its way. */
  willAsk: boolean;
  /** Set aside for what it holds of others. */
  stuck: boolean;
  /** Has answered a question for all that it holds, and all of it was taken. */
  level: boolean;
  /** Type 102 goes only to who spoke it. */
  wanted: boolean;
}

export class Participant implements Member, Speaker, Source {
  readonly connection: Connection;
  readonly kind: DocumentKind;
  readonly refuse: (error: unknown) => void;
  flow: Flow = { kind: 'flowing' };
  readonly receipts: Receipts = {
    received: 0,
    durable: 0,
    heldAt: null,
    asks: 0,
    willAsk: false,
    stuck: false,
    level: false,
    wanted: false,
  };
  /** What it may write as of the last time we told it; see Room.refresh. */
  mayEdit: boolean;
  toldReadOnly = false;
  /** Has been told where the document stands; nobody is before there is one. */
  greeted = false;
  /** It should have been asked for what it holds while there was no document to ask for. */
  unasked = false;

  constructor(
    connection: Connection,
    kind: DocumentKind,
    refuse: (participant: Participant, error: unknown) => void,
  ) {
    this.connection = connection;
    this.kind = kind;
    this.refuse = (error) => refuse(this, error);
    this.mayEdit = this.may('document.edit');
  }

  get memberId() {
    return this.connection.user.memberId;
  }

  get user(): AwarenessUser {
    return this.connection.user;
  }

  /**
   * False for somebody who may not edit, and for somebody whose own content waits for others': two people who hold each
   * other's would otherwise wait for each other for ever.
   */
  get bringsOwn(): boolean {
    return this.mayEdit && !this.receipts.stuck;
  }

  get broughtOwn(): boolean {
    return this.bringsOwn && this.receipts.level;
  }

  may(action: Action): boolean {
    return may(this.connection.capabilities, action);
  }

  /** How many of its content messages may be called durable once everything received until now is stored. */
  get settled(): number {
    const { received, heldAt } = this.receipts;
    return heldAt === null ? received : Math.min(received, heldAt);
  }
}
