/**
 * A Store that delays, fails, hangs and lies on command, around a real one. Time is the test's: a held call goes on when
 * the test says so.
 */
import type { EntityKind, EntityOf } from '../../server/storage/entities.ts';
import type { Appended, Blobs, DocumentLog, Entities, Store } from '../../server/storage/Store.ts';
import { AppError } from '../../shared/errors.ts';

export type FaultyOperation =
  | 'load'
  | 'read'
  | 'append'
  | 'compact'
  | 'removeLog'
  | 'get'
  | 'insert'
  | 'replace'
  | 'removeEntity'
  | 'list'
  | 'putBlob'
  | 'getBlob';

export type Fault =
  /** The call is refused and nothing happens. */
  | { readonly kind: 'fail'; readonly error?: Error }
  /** The call happens, then its answer is lost. */
  | { readonly kind: 'loseAnswer'; readonly error?: Error }
  /** The call waits until release() or heal(), then happens. */
  | { readonly kind: 'hold' }
  /** The call never happens and never answers, whatever comes later. */
  | { readonly kind: 'hang' }
  /** `append` answers as if it had written, at once, and writes nothing; for other calls the same as no fault. */
  | { readonly kind: 'lie' };

export interface Faults {
  /** What every call of this operation meets from now on, or only the next `times` ones. */
  inject(operation: FaultyOperation, fault: Fault, times?: number): void;
  /** No more faults, of one operation or of all; held calls go on. */
  heal(operation?: FaultyOperation): void;
  /** Lets held calls go on; the fault stays for later ones. */
  release(operation?: FaultyOperation): void;
  /** Calls so far, with those that met a fault. */
  calls(operation: FaultyOperation): number;
  held(operation: FaultyOperation): number;
}

interface Injected {
  readonly fault: Fault;
  left: number;
}

const unavailable = () => new AppError('STORE_UNAVAILABLE', 'A fault on command');

class FaultBox implements Faults {
  readonly #injected = new Map<FaultyOperation, Injected>();
  readonly #held = new Map<FaultyOperation, (() => void)[]>();
  readonly #calls = new Map<FaultyOperation, number>();

  inject(operation: FaultyOperation, fault: Fault, times = Number.POSITIVE_INFINITY): void {
    this.#injected.set(operation, { fault, left: times });
  }

  heal(operation?: FaultyOperation): void {
    if (operation === undefined) this.#injected.clear();
    else this.#injected.delete(operation);
    this.release(operation);
  }

  release(operation?: FaultyOperation): void {
    const operations = operation === undefined ? [...this.#held.keys()] : [operation];
    for (const one of operations) for (const goOn of this.#held.get(one)?.splice(0) ?? []) goOn();
  }

  calls(operation: FaultyOperation): number {
    return this.#calls.get(operation) ?? 0;
  }

  held(operation: FaultyOperation): number {
    return this.#held.get(operation)?.length ?? 0;
  }

  async meet<Answer>(
    operation: FaultyOperation,
    call: () => Promise<Answer>,
    lie?: () => Answer,
  ): Promise<Answer> {
    this.#calls.set(operation, this.calls(operation) + 1);
    const fault = this.#take(operation);
    switch (fault?.kind) {
      case 'fail':
        throw fault.error ?? unavailable();
      case 'loseAnswer':
        await call();
        throw fault.error ?? unavailable();
      case 'hold':
        await this.#hold(operation);
        return call();
      case 'hang':
        return new Promise<Answer>(() => undefined);
      case 'lie':
        return lie === undefined ? call() : lie();
      default:
        return call();
    }
  }

  #take(operation: FaultyOperation): Fault | null {
    const injected = this.#injected.get(operation);
    if (injected === undefined || injected.left <= 0) return null;
    injected.left--;
    return injected.fault;
  }

  #hold(operation: FaultyOperation): Promise<void> {
    return new Promise((resolve) => {
      this.#held.set(operation, [...(this.#held.get(operation) ?? []), resolve]);
    });
  }
}

function faultyLog(log: DocumentLog, box: FaultBox): DocumentLog {
  return {
    load: (document) => box.meet('load', () => log.load(document)),
    read: (document, after, limit) => box.meet('read', () => log.read(document, after, limit)),
    append: (document, after, ...rest) =>
      box.meet<Appended>(
        'append',
        () => log.append(document, after, ...rest),
        () => ({ sequence: after + 1, missed: [] }),
      ),
    compact: (document, upTo, state) => box.meet('compact', () => log.compact(document, upTo, state)),
    remove: (document) => box.meet('removeLog', () => log.remove(document)),
    documents: () => log.documents(),
  };
}

function faultyEntities(entities: Entities, box: FaultBox): Entities {
  return {
    get: (kind, id) => box.meet('get', () => entities.get(kind, id)),
    insert: <Kind extends EntityKind>(kind: Kind, entity: EntityOf<Kind>) =>
      box.meet('insert', () => entities.insert(kind, entity)),
    replace: <Kind extends EntityKind>(kind: Kind, entity: EntityOf<Kind>, version: number) =>
      box.meet('replace', () => entities.replace(kind, entity, version)),
    remove: (kind, id) => box.meet('removeEntity', () => entities.remove(kind, id)),
    list: (kind, where) => box.meet('list', () => entities.list(kind, where)),
  };
}

function faultyBlobs(blobs: Blobs, box: FaultBox): Blobs {
  return {
    put: (document, name, bytes) => box.meet('putBlob', () => blobs.put(document, name, bytes)),
    get: (document, name) => box.meet('getBlob', () => blobs.get(document, name)),
    list: (document) => blobs.list(document),
    remove: (document, name) => blobs.remove(document, name),
    all: () => blobs.all(),
  };
}

/** Everything but the log, the entities and the blobs goes to the real store. */
export function faultyStore(real: Store): { readonly store: Store; readonly faults: Faults } {
  const box = new FaultBox();
  const store: Store = {
    log: faultyLog(real.log, box),
    entities: faultyEntities(real.entities, box),
    blobs: faultyBlobs(real.blobs, box),
    health: () => real.health(),
    verify: () => real.verify(),
    backup: () => real.backup(),
    restore: (chunks) => real.restore(chunks),
    close: () => real.close(),
  };
  return { store, faults: box };
}
