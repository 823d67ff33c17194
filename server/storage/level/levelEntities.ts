/**
 * Entities on LevelDB.
 *   e!<kind>!<id>                      sealed JSON { version, entity }
 *   i!<kind>!<field>!<value>!<id>      empty; written in the same batch as the entity
 */
import { AppError } from '../../../shared/errors.ts';
import type { EntityKind, EntityOf } from '../entities.ts';
import { ENTITY_INDEXES } from '../entities.ts';
import { seal, unseal } from '../records.ts';
import type { Entities, Versioned, Where } from '../Store.ts';
import { type Committer, type Database, type Draft, reading } from './Committer.ts';

const entityKey = (kind: EntityKind, id: string) => `e!${kind}!${encodeURIComponent(id)}`;
const indexPrefix = (kind: EntityKind, field: string, value: string) =>
  `i!${kind}!${field}!${encodeURIComponent(value)}!`;

function indexKeys<Kind extends EntityKind>(kind: Kind, entity: EntityOf<Kind>): string[] {
  return ENTITY_INDEXES[kind].flatMap((field) => {
    const value: unknown = entity[field];
    return typeof value === 'string'
      ? [`${indexPrefix(kind, field, value)}${encodeURIComponent(entity.id)}`]
      : [];
  });
}

function parse<Kind extends EntityKind>(key: string, stored: Buffer): Versioned<Kind> {
  return JSON.parse(unseal(key, stored).toString()) as Versioned<Kind>;
}

export class LevelEntities implements Entities {
  readonly #db: Database;
  readonly #committer: Committer;

  constructor(db: Database, committer: Committer) {
    this.#db = db;
    this.#committer = committer;
  }

  async get<Kind extends EntityKind>(kind: Kind, id: string): Promise<Versioned<Kind> | null> {
    const key = entityKey(kind, id);
    const stored = await reading(() => this.#read(key));
    return stored === undefined ? null : parse<Kind>(key, stored);
  }

  /** At once: an entity is a few hundred bytes out of a cache, and handing the question to another thread costs four times as much. */
  async #read(key: string): Promise<Buffer | undefined> {
    return this.#db.status === 'open' ? this.#db.getSync(key) : this.#db.get(key);
  }

  insert<Kind extends EntityKind>(kind: Kind, entity: EntityOf<Kind>): Promise<Versioned<Kind>> {
    return this.#committer.commit(async (draft) => {
      const key = entityKey(kind, entity.id);
      if ((await draft.get(key)) !== undefined) throw new AppError('CONFLICT', `${kind} ${entity.id} exists`);
      return this.#put(draft, kind, { entity, version: 1 });
    });
  }

  replace<Kind extends EntityKind>(
    kind: Kind,
    entity: EntityOf<Kind>,
    version: number,
  ): Promise<Versioned<Kind>> {
    return this.#committer.commit(async (draft) => {
      const key = entityKey(kind, entity.id);
      const stored = await draft.get(key);
      if (stored === undefined) throw new AppError('NOT_FOUND', `${kind} ${entity.id} is gone`);
      const present = parse<Kind>(key, stored);
      if (present.version !== version)
        throw new AppError('CONFLICT', `${kind} ${entity.id} was changed meanwhile`);
      for (const index of indexKeys(kind, present.entity)) draft.delete(index);
      return this.#put(draft, kind, { entity, version: version + 1 });
    });
  }

  remove(kind: EntityKind, id: string): Promise<void> {
    return this.#committer.commit(async (draft) => {
      const key = entityKey(kind, id);
      const stored = await draft.get(key);
      if (stored !== undefined) {
        for (const index of indexKeys(kind, parse(key, stored).entity)) draft.delete(index);
        draft.delete(key);
      }
      return () => undefined;
    });
  }

  async list<Kind extends EntityKind>(kind: Kind, where?: Where<Kind>): Promise<readonly Versioned<Kind>[]> {
    if (where === undefined) return this.#listAll(kind);
    if (!ENTITY_INDEXES[kind].some((field) => field === where.field))
      throw new Error(`${kind} cannot be listed by ${where.field}`);
    const prefix = indexPrefix(kind, where.field, where.equals);
    const keys = await reading(() => this.#db.keys({ gt: prefix, lt: `${prefix}~` }).all());
    const ids = keys.map((key) => decodeURIComponent(key.slice(prefix.length)));
    const found = await Promise.all(ids.map((id) => this.get(kind, id)));
    return found.filter((one) => one !== null);
  }

  async #listAll<Kind extends EntityKind>(kind: Kind): Promise<readonly Versioned<Kind>[]> {
    const entries = await reading(() => this.#db.iterator({ gt: `e!${kind}!`, lt: `e!${kind}!~` }).all());
    return entries.map(([key, stored]) => parse<Kind>(key, stored));
  }

  #put<Kind extends EntityKind>(draft: Draft, kind: Kind, versioned: Versioned<Kind>): () => Versioned<Kind> {
    const key = entityKey(kind, versioned.entity.id);
    draft.put(key, seal(key, Buffer.from(JSON.stringify(versioned))));
    for (const index of indexKeys(kind, versioned.entity)) draft.put(index, Buffer.alloc(0));
    return () => versioned;
  }
}
