import type { DocumentInfo } from '../../shared/domain/workspace.ts';
import { AppError } from '../../shared/errors.ts';
import { parseDocumentId } from '../../shared/ids.ts';
import type { Action } from '../../shared/permissions.ts';
import { demand } from '../access/demand.ts';
import type { Actor, WorkspaceGrant } from '../access/Gate.ts';
import { idOf } from './input.ts';
import type { HttpParts } from './parts.ts';

export interface KnownDocument {
  readonly document: DocumentInfo;
  readonly grant: WorkspaceGrant;
}

/** Finds a document with the actor's grant in its workspace; NOT_FOUND for who may not know of it. */
export function knownDocument({ access, store }: Pick<HttpParts, 'access' | 'store'>) {
  return async (actor: Actor, id: unknown, action: Action = 'document.read'): Promise<KnownDocument> => {
    const found = await store.entities.get('document', idOf(parseDocumentId, id));
    if (found === null) throw new AppError('NOT_FOUND');
    const grant = await access.gate.workspace(actor, found.entity.workspaceId);
    demand(grant, action);
    return { document: found.entity, grant };
  };
}
