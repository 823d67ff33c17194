/** Read, decide, write back; again when somebody else was faster. */
import { AppError } from '../../shared/errors.ts';
import type { EntityKind, EntityOf } from './entities.ts';
import type { Entities, Versioned } from './Store.ts';

/** Far more than writers of one record; reaching it means that the store answers CONFLICT to everything. */
const MOST_TRIES = 500;

/**
 * Compare-and-set on one entity. `decide` returns the new value, or the same object to leave it; it may throw.
 * It runs again on every try, so it must have no effect.
 */
export async function changeVersioned<Kind extends EntityKind>(
  entities: Entities,
  kind: Kind,
  id: string,
  decide: (entity: EntityOf<Kind>) => EntityOf<Kind>,
): Promise<Versioned<Kind>> {
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    const found = await entities.get(kind, id);
    if (found === null) throw new AppError('NOT_FOUND');
    const next = decide(found.entity);
    if (next === found.entity) return found;
    try {
      return await entities.replace(kind, next, found.version);
    } catch (error) {
      if (!(error instanceof AppError && error.code === 'CONFLICT')) throw error;
    }
  }
  throw new AppError('CONFLICT', `${kind} ${id} changes too often`);
}

export async function changeEntity<Kind extends EntityKind>(
  entities: Entities,
  kind: Kind,
  id: string,
  decide: (entity: EntityOf<Kind>) => EntityOf<Kind>,
): Promise<EntityOf<Kind>> {
  return (await changeVersioned(entities, kind, id, decide)).entity;
}
