/**
 * WorkspaceNews: tells connected people what changed in the workspaces that they follow. The Gate is asked before each
 * piece of news, so that it ends with the right to it.
 */
import { AppError, type ErrorCode } from '../../shared/errors.ts';
import type { WorkspaceId } from '../../shared/ids.ts';
import type { WorkspacePart } from '../../shared/protocol.ts';
import type { Actor, Gate } from '../access/Gate.ts';
import type { Bus, BusEvent } from '../bus/Bus.ts';
import type { Telemetry } from '../telemetry/Telemetry.ts';

/** One connection that may be told something. */
export interface Follower {
  readonly actor: Actor;
  readonly following: Set<WorkspaceId>;
  changed(workspaceId: WorkspaceId, what: WorkspacePart): void;
  rightsChanged(): void;
  signedOut(): void;
}

export interface WorkspaceNewsOptions {
  readonly gate: Gate;
  readonly bus: Bus;
  readonly telemetry: Telemetry;
}

const ENDS: ReadonlySet<ErrorCode> = new Set(['NOT_FOUND', 'FORBIDDEN', 'SIGNED_OUT']);

type Waiting = Map<WorkspaceId, Set<WorkspacePart>>;

export class WorkspaceNews {
  readonly #options: WorkspaceNewsOptions;
  /** With the news that waits for the Gate's answer, each part once. */
  readonly #followers = new Map<Follower, Waiting>();
  readonly #unsubscribe: () => void;

  constructor(options: WorkspaceNewsOptions) {
    this.#options = options;
    this.#unsubscribe = options.bus.subscribe((event) => this.#on(event));
  }

  /** Returns the end of it. */
  add(follower: Follower): () => void {
    this.#followers.set(follower, new Map());
    return () => void this.#followers.delete(follower);
  }

  /** Throws NOT_FOUND where the actor has nothing to see. */
  async follow(follower: Follower, workspaceId: WorkspaceId): Promise<undefined> {
    await this.#options.gate.workspace(follower.actor, workspaceId);
    follower.following.add(workspaceId);
  }

  #on(event: BusEvent): void {
    for (const [follower, waiting] of [...this.#followers]) {
      const { actor } = follower;
      if (event.type === 'signedOut' && event.signInId === actor.signInId) follower.signedOut();
      else if (event.type === 'rights' && actor.memberIds.includes(event.memberId)) follower.rightsChanged();
      else if (event.type === 'workspace' && follower.following.has(event.workspaceId))
        void this.#tell(follower, waiting, event.workspaceId, event.what);
    }
  }

  async #tell(follower: Follower, waiting: Waiting, workspaceId: WorkspaceId, what: WorkspacePart) {
    const already = waiting.get(workspaceId);
    if (already) {
      already.add(what);
      return;
    }
    const parts = new Set([what]);
    waiting.set(workspaceId, parts);
    try {
      await this.#options.gate.workspace(follower.actor, workspaceId);
      if (this.#followers.has(follower)) for (const part of parts) follower.changed(workspaceId, part);
    } catch (error) {
      if (error instanceof AppError && ENDS.has(error.code)) follower.following.delete(workspaceId);
      else this.#options.telemetry.log.warn({ err: error }, 'Could not ask who may be told');
    } finally {
      waiting.delete(workspaceId);
    }
  }

  stop(): void {
    this.#unsubscribe();
    this.#followers.clear();
  }
}
