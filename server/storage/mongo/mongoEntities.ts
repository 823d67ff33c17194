/**
 * Entities on MongoDB, one collection per kind. An entity is one root row, which says that it exists and names its life,
 * and one row per version, whose _id is id‖life‖version: the highest version of the root's life is the entity.
 *
 * Only inserts of an _id decide, because servers that speak MongoDB's protocol name several winners of one update
 * (FerretDB 1 reads, then writes by _id). A row never changes, so whoever dies between two steps blocks nobody:
 * - insert: version 1, then the root. Without its root a version is invisible.
 * - replace: the next version. Versions below are then cleared, so a late writer may fill a cleared place; it is below the
 *   highest, hence invisible, and finds out because the highest row's trail does not name it.
 * - remove: the root, then its versions. A life never comes back, so what is written into it later stays invisible.
 */
import { randomBytes } from 'node:crypto';
import mongoose from 'mongoose';
import { AppError } from '../../../shared/errors.ts';
import type { EntityKind, EntityOf } from '../entities.ts';
import { ENTITY_INDEXES } from '../entities.ts';
import { seal, sortable, unseal } from '../records.ts';
import type { Entities, Versioned, Where } from '../Store.ts';
import type { EntityRow } from './collections.ts';
import { bytesOf, isDuplicate } from './collections.ts';
import type { MongoLink } from './MongoLink.ts';

/** Replacements that a writer may miss between its own and its look at the result, and still know who won. */
const TRAIL = 64;

/** The blank sorts before every character that encodeURIComponent leaves, so rows of one entity stand together. */
const rootKey = (id: string) => encodeURIComponent(id);
const versionKey = (id: string, life: string, version: number) =>
  `${rootKey(id)} ${life} ${sortable(version)}`;

const newToken = () => randomBytes(9).toString('base64url');

function keysOf<Kind extends EntityKind>(kind: Kind, entity: EntityOf<Kind>): Record<string, string> {
  const keys: Record<string, string> = {};
  for (const field of ENTITY_INDEXES[kind]) {
    const value: unknown = entity[field];
    if (typeof value === 'string') keys[field] = value;
  }
  return keys;
}

function parse<Kind extends EntityKind>(row: EntityRow): Versioned<Kind> {
  const body = unseal(row._id, bytesOf(row.body));
  return { entity: JSON.parse(body.toString()) as EntityOf<Kind>, version: row.version };
}

/** The row that counts of each entity, from rows in the order of their _id: a root stands before its versions. */
function newestRows(rows: readonly EntityRow[]): EntityRow[] {
  const newest = new Map<string, EntityRow>();
  const lives = new Map<string, string>();
  for (const row of rows)
    if (row.version === 0) lives.set(row.entityId, row.life);
    else if (lives.get(row.entityId) === row.life) newest.set(row.entityId, row);
  return [...newest.values()];
}

export class MongoEntities implements Entities {
  readonly #link: MongoLink;

  constructor(link: MongoLink) {
    this.#link = link;
  }

  async get<Kind extends EntityKind>(kind: Kind, id: string): Promise<Versioned<Kind> | null> {
    const row = await this.#newest(kind, id);
    return row === null ? null : parse<Kind>(row);
  }

  async insert<Kind extends EntityKind>(kind: Kind, entity: EntityOf<Kind>): Promise<Versioned<Kind>> {
    const life = newToken();
    const first = this.#row(kind, entity, { life, version: 1, token: newToken(), trail: [] });
    const root = { ...first, _id: rootKey(entity.id), version: 0, keys: {}, body: Buffer.alloc(0) };
    try {
      await this.#link.ask(({ entities }) => entities[kind].insertMany([first, root], { ordered: true }));
    } catch (error) {
      if (!isDuplicate(error)) throw error;
      await this.#link.ask(({ entities }) => entities[kind].deleteOne({ _id: first._id }));
      throw new AppError('CONFLICT', `${kind} ${entity.id} exists`);
    }
    return { entity, version: 1 };
  }

  async replace<Kind extends EntityKind>(
    kind: Kind,
    entity: EntityOf<Kind>,
    version: number,
  ): Promise<Versioned<Kind>> {
    const present = await this.#newest(kind, entity.id);
    if (present === null) throw new AppError('NOT_FOUND', `${kind} ${entity.id} is gone`);
    const conflict = new AppError('CONFLICT', `${kind} ${entity.id} was changed meanwhile`);
    if (present.version !== version) throw conflict;
    const trail = [present.token, ...present.trail].slice(0, TRAIL);
    const next = { life: present.life, version: version + 1, token: newToken(), trail };
    const row = this.#row(kind, entity, next);
    try {
      await this.#link.ask(({ entities }) => entities[kind].insertMany([row]));
    } catch (error) {
      throw isDuplicate(error) ? conflict : error;
    }
    await this.#confirm(kind, row, conflict);
    return { entity, version: version + 1 };
  }

  /** Clears what `row` replaced; throws when it filled a cleared place and so replaced nothing. */
  async #confirm(kind: EntityKind, row: EntityRow, conflict: AppError): Promise<void> {
    const newest = await this.#newest(kind, row.entityId);
    if (newest?.token === row.token) {
      const below = { $gt: versionKey(row.entityId, row.life, 0), $lt: row._id };
      await this.#link.ask(({ entities }) => entities[kind].deleteMany({ _id: mongoose.trusted(below) }));
      return;
    }
    if (newest?.trail.includes(row.token)) return;
    await this.#link.ask(({ entities }) => entities[kind].deleteOne({ _id: row._id, token: row.token }));
    if (newest?.life !== row.life) throw new AppError('NOT_FOUND', `${kind} ${row.entityId} is gone`);
    if (newest.version - row.version <= TRAIL) throw conflict;
    throw new AppError('STORE_UNAVAILABLE', `${kind} ${row.entityId} changes too often to know who won`);
  }

  async remove(kind: EntityKind, id: string): Promise<void> {
    const root = await this.#link.ask(({ entities }) =>
      entities[kind]
        .findOne({ _id: rootKey(id) })
        .lean()
        .exec(),
    );
    if (root === null) return;
    const { life } = root as EntityRow;
    await this.#link.ask(({ entities }) => entities[kind].deleteOne({ _id: rootKey(id), life }));
    await this.#link.ask(({ entities }) => entities[kind].deleteMany({ entityId: id, life }));
  }

  async list<Kind extends EntityKind>(kind: Kind, where?: Where<Kind>): Promise<readonly Versioned<Kind>[]> {
    if (where === undefined) return newestRows(await this.#rows(kind, {})).map((row) => parse<Kind>(row));
    const { field, equals } = where;
    if (!ENTITY_INDEXES[kind].some((indexed) => indexed === field))
      throw new Error(`${kind} cannot be listed by ${field}`);
    const found = await this.#rows(kind, { [`keys.${field}`]: equals });
    const ids = [...new Set(found.map((row) => row.entityId))];
    if (ids.length === 0) return [];
    const rows = await this.#rows(kind, { entityId: mongoose.trusted({ $in: ids }) });
    return newestRows(rows)
      .filter((row) => row.keys[field] === equals)
      .map((row) => parse<Kind>(row));
  }

  #row<Kind extends EntityKind>(
    kind: Kind,
    entity: EntityOf<Kind>,
    place: Pick<EntityRow, 'life' | 'version' | 'token' | 'trail'>,
  ): EntityRow {
    const key = versionKey(entity.id, place.life, place.version);
    const body = seal(key, Buffer.from(JSON.stringify(entity)));
    return { _id: key, entityId: entity.id, ...place, keys: keysOf(kind, entity), body };
  }

  async #newest(kind: EntityKind, id: string): Promise<EntityRow | null> {
    return newestRows(await this.#rows(kind, { entityId: id }))[0] ?? null;
  }

  async #rows(kind: EntityKind, filter: Record<string, unknown>): Promise<EntityRow[]> {
    return (await this.#link.ask(({ entities }) =>
      entities[kind].find(filter).sort({ _id: 1 }).lean().exec(),
    )) as EntityRow[];
  }
}
