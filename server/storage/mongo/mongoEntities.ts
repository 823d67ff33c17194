/** Entities on MongoDB: one collection per kind, JSON as text so that it comes back as it went in, keys beside it. */
import { AppError } from '../../../shared/errors.ts';
import type { EntityKind, EntityOf } from '../entities.ts';
import { ENTITY_INDEXES } from '../entities.ts';
import type { Entities, Versioned, Where } from '../Store.ts';
import type { Collections, EntityRow } from './collections.ts';
import { ask, isDuplicate } from './collections.ts';

function keysOf<Kind extends EntityKind>(kind: Kind, entity: EntityOf<Kind>): Record<string, string> {
  const keys: Record<string, string> = {};
  for (const field of ENTITY_INDEXES[kind]) {
    const value: unknown = entity[field];
    if (typeof value === 'string') keys[field] = value;
  }
  return keys;
}

function parse<Kind extends EntityKind>(row: EntityRow): Versioned<Kind> {
  return { entity: JSON.parse(row.json) as EntityOf<Kind>, version: row.version };
}

export class MongoEntities implements Entities {
  readonly #at: Collections['entities'];

  constructor(collections: Collections) {
    this.#at = collections.entities;
  }

  async get<Kind extends EntityKind>(kind: Kind, id: string): Promise<Versioned<Kind> | null> {
    const row = await ask(() => this.#at[kind].findOne({ _id: id }).lean().exec());
    return row === null ? null : parse<Kind>(row as EntityRow);
  }

  async insert<Kind extends EntityKind>(kind: Kind, entity: EntityOf<Kind>): Promise<Versioned<Kind>> {
    const row = { _id: entity.id, version: 1, keys: keysOf(kind, entity), json: JSON.stringify(entity) };
    try {
      await ask(() => this.#at[kind].insertMany([row]));
    } catch (error) {
      if (isDuplicate(error)) throw new AppError('CONFLICT', `${kind} ${entity.id} exists`);
      throw error;
    }
    return { entity, version: 1 };
  }

  async replace<Kind extends EntityKind>(
    kind: Kind,
    entity: EntityOf<Kind>,
    version: number,
  ): Promise<Versioned<Kind>> {
    const next = { version: version + 1, keys: keysOf(kind, entity), json: JSON.stringify(entity) };
    const answer = await ask(() => this.#at[kind].updateOne({ _id: entity.id, version }, { $set: next }));
    if (answer.matchedCount > 0) return { entity, version: version + 1 };
    if ((await this.get(kind, entity.id)) === null)
      throw new AppError('NOT_FOUND', `${kind} ${entity.id} is gone`);
    throw new AppError('CONFLICT', `${kind} ${entity.id} was changed meanwhile`);
  }

  async remove(kind: EntityKind, id: string): Promise<void> {
    await ask(() => this.#at[kind].deleteOne({ _id: id }));
  }

  async list<Kind extends EntityKind>(kind: Kind, where?: Where<Kind>): Promise<readonly Versioned<Kind>[]> {
    if (where !== undefined && !ENTITY_INDEXES[kind].some((field) => field === where.field))
      throw new Error(`${kind} cannot be listed by ${where.field}`);
    const filter = where === undefined ? {} : { [`keys.${where.field}`]: where.equals };
    const rows = await ask(() => this.#at[kind].find(filter).sort({ _id: 1 }).lean().exec());
    return rows.map((row) => parse<Kind>(row as EntityRow));
  }
}
