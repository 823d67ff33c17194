/**
 * DocumentNews: tells people who have a document open what is said about it. The Gate is asked before each piece of
 * news, so that it ends with the right to it. Pieces keep their order.
 */
import type { BoardArea, DiscussionChange } from '../../shared/discussion.ts';
import { AppError, type ErrorCode } from '../../shared/errors.ts';
import type { DocumentId, MemberId } from '../../shared/ids.ts';
import type { Actor, DocumentGrant, Gate } from '../access/Gate.ts';
import type { Bus, BusEvent } from '../bus/Bus.ts';
import type { Telemetry } from '../telemetry/Telemetry.ts';

/** One connection that may be told something. */
export interface Watcher {
  readonly actor: Actor;
  changed(documentId: DocumentId, change: DiscussionChange): void;
  missed(documentId: DocumentId): void;
  invited(documentId: DocumentId, by: MemberId, area: BoardArea): void;
}

export interface DocumentNewsOptions {
  readonly gate: Gate;
  readonly bus: Bus;
  readonly telemetry: Telemetry;
}

type News = Extract<BusEvent, { type: 'discussion' | 'gathering' }>;

const ENDS: ReadonlySet<ErrorCode> = new Set(['NOT_FOUND', 'FORBIDDEN', 'SIGNED_OUT']);
const MOST_PER_CONNECTION = 50;

export class DocumentNews {
  readonly #options: DocumentNewsOptions;
  /** With the news that waits for the Gate's answer. */
  readonly #watchers = new Map<DocumentId, Map<Watcher, News[]>>();
  readonly #unsubscribe: () => void;

  constructor(options: DocumentNewsOptions) {
    this.#options = options;
    this.#unsubscribe = options.bus.subscribe((event) => {
      if (event.type === 'discussion' || event.type === 'gathering') this.#on(event);
    });
  }

  /** Throws NOT_FOUND where the actor has nothing to see. */
  async watch(watcher: Watcher, documentId: DocumentId): Promise<undefined> {
    await this.#options.gate.document(watcher.actor, documentId);
    const mine = [...this.#watchers.values()].filter((watchers) => watchers.has(watcher));
    if (mine.length >= MOST_PER_CONNECTION) throw new AppError('TOO_LARGE', 'too many documents');
    const watchers = this.#watchers.get(documentId) ?? new Map<Watcher, News[]>();
    this.#watchers.set(documentId, watchers);
    if (!watchers.has(watcher)) watchers.set(watcher, []);
  }

  unwatch(watcher: Watcher, documentId: DocumentId): void {
    const watchers = this.#watchers.get(documentId);
    watchers?.delete(watcher);
    if (watchers?.size === 0) this.#watchers.delete(documentId);
  }

  leave(watcher: Watcher): void {
    for (const documentId of [...this.#watchers.keys()]) this.unwatch(watcher, documentId);
  }

  #on(news: News): void {
    for (const [watcher, waiting] of this.#watchers.get(news.documentId) ?? []) {
      waiting.push(news);
      if (waiting.length === 1) void this.#tell(watcher, waiting, news.documentId);
    }
  }

  async #tell(watcher: Watcher, waiting: News[], documentId: DocumentId): Promise<void> {
    try {
      const grant = await this.#options.gate.document(watcher.actor, documentId);
      if (this.#watchers.get(documentId)?.get(watcher) === waiting)
        for (const news of waiting) pass(watcher, news, grant);
    } catch (error) {
      if (error instanceof AppError && ENDS.has(error.code)) this.unwatch(watcher, documentId);
      else {
        this.#options.telemetry.log.warn({ err: error }, 'Could not ask who may be told');
        watcher.missed(documentId);
      }
    } finally {
      waiting.length = 0;
    }
  }

  stop(): void {
    this.#unsubscribe();
    this.#watchers.clear();
  }
}

function pass(watcher: Watcher, news: News, { member }: DocumentGrant): void {
  if (news.type === 'gathering') {
    if (news.by !== member.id) watcher.invited(news.documentId, news.by, news.area);
  } else if (news.only === null || news.only === member.id) watcher.changed(news.documentId, news.change);
}
