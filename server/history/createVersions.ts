/** Moments that somebody gave a name. */
import type { NewVersion } from '../../shared/api.ts';
import type { DocumentVersion } from '../../shared/domain/workspace.ts';
import { AppError } from '../../shared/errors.ts';
import type { DocumentId, MemberId, VersionId } from '../../shared/ids.ts';
import { newId } from '../../shared/ids.ts';
import { LIMITS } from '../../shared/limits.ts';
import type { Clock } from '../clock.ts';
import type { Entities } from '../storage/Store.ts';

export interface Versions {
  /** Oldest moment first. */
  list(documentId: DocumentId): Promise<readonly DocumentVersion[]>;
  create(documentId: DocumentId, by: MemberId | null, request: NewVersion): Promise<DocumentVersion>;
  /** NOT_FOUND when the document has no such version. */
  rename(documentId: DocumentId, id: VersionId, title: string): Promise<DocumentVersion>;
  remove(documentId: DocumentId, id: VersionId): Promise<void>;
}

export function createVersions(entities: Entities, clock: Clock): Versions {
  async function list(documentId: DocumentId): Promise<readonly DocumentVersion[]> {
    const found = await entities.list('version', { field: 'documentId', equals: documentId });
    return found.map(({ entity }) => entity).sort((a, b) => a.sequence - b.sequence || a.at - b.at);
  }

  async function find(documentId: DocumentId, id: VersionId) {
    const found = await entities.get('version', id);
    if (found?.entity.documentId !== documentId) throw new AppError('NOT_FOUND');
    return found;
  }

  return {
    list,
    async create(documentId, createdBy, { sequence, title }) {
      if ((await list(documentId)).length >= LIMITS.versionsPerDocument)
        throw new AppError('CONFLICT', 'this document has as many named moments as it may have');
      const version = { id: newId<VersionId>(), documentId, sequence, title, at: clock.now(), createdBy };
      return (await entities.insert('version', version)).entity;
    },
    async rename(documentId, id, title) {
      const { entity, version } = await find(documentId, id);
      return (await entities.replace('version', { ...entity, title }, version)).entity;
    },
    async remove(documentId, id) {
      await find(documentId, id);
      await entities.remove('version', id);
    },
  };
}
