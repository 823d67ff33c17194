/** What a new document holds from its first moment, and whether it says who wrote what. */
import * as Y from 'yjs';
import type { NewDocument } from '../../shared/api.ts';
import type { DocumentInfo } from '../../shared/domain/workspace.ts';
import { AppError } from '../../shared/errors.ts';
import { demand } from '../access/demand.ts';
import type { WorkspaceGrant } from '../access/Gate.ts';
import { documentCopy } from '../exports/boardContent.ts';
import type { HttpParts } from './parts.ts';

export interface Beginning extends Pick<DocumentInfo, 'attribution'> {
  /** Null for nothing. */
  readonly first: Uint8Array | null;
}

function copyOfState(state: Uint8Array, kind: DocumentInfo['kind']): Uint8Array {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, state);
  const copy = documentCopy(doc, kind);
  doc.destroy();
  return copy;
}

export function createBeginnings({ store, templates, clock, lookAt, history }: HttpParts) {
  return async (grant: WorkspaceGrant, { kind, template }: NewDocument): Promise<Beginning> => {
    const { workspaceId } = grant;
    if (template && 'copyOf' in template) {
      const original = (await store.entities.get('document', template.copyOf))?.entity;
      if (original?.workspaceId !== workspaceId || original.kind !== kind) throw new AppError('NOT_FOUND');
      const { sequence } = template;
      if (sequence !== undefined) demand(grant, 'document.history');
      const first =
        sequence === undefined
          ? await lookAt(original.id, (doc) => documentCopy(doc, kind))
          : copyOfState(await history.stateAt(original.id, sequence), kind);
      return { first, ...(original.attribution === false && { attribution: false }) };
    }
    if (template && kind !== 'board')
      throw new AppError('BAD_REQUEST', 'Only a board starts with a template.');
    return { first: await templates.firstUpdate(workspaceId, template, clock.now()) };
  };
}
