/** What a new document holds from its first moment, and whether it says who wrote what. */
import type { NewDocument } from '../../shared/api.ts';
import type { DocumentInfo } from '../../shared/domain/workspace.ts';
import { AppError } from '../../shared/errors.ts';
import type { WorkspaceId } from '../../shared/ids.ts';
import { documentCopy } from '../exports/boardContent.ts';
import type { HttpParts } from './parts.ts';

export interface Beginning extends Pick<DocumentInfo, 'attribution'> {
  /** Null for nothing. */
  readonly first: Uint8Array | null;
}

export function createBeginnings({ store, templates, clock, lookAt }: HttpParts) {
  return async (workspaceId: WorkspaceId, { kind, template }: NewDocument): Promise<Beginning> => {
    if (template && 'copyOf' in template) {
      const original = (await store.entities.get('document', template.copyOf))?.entity;
      if (original?.workspaceId !== workspaceId || original.kind !== kind) throw new AppError('NOT_FOUND');
      const first = await lookAt(original.id, (doc) => documentCopy(doc, kind));
      return { first, ...(original.attribution === false && { attribution: false }) };
    }
    if (template && kind !== 'board')
      throw new AppError('BAD_REQUEST', 'Only a board starts with a template.');
    return { first: await templates.firstUpdate(workspaceId, template, clock.now()) };
  };
}
