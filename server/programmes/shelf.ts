/** The shelf of a workspace: what is known of its documents outside their Y.Docs. */
import type { DocumentChange } from '../../shared/api.ts';
import type { DocumentInfo } from '../../shared/domain/workspace.ts';
import { AppError } from '../../shared/errors.ts';
import type { DocumentId, MemberId, WorkspaceId } from '../../shared/ids.ts';
import { newId } from '../../shared/ids.ts';
import { LIMITS } from '../../shared/limits.ts';
import type { Bus } from '../bus/Bus.ts';
import type { Clock } from '../clock.ts';
import type { Entities } from '../storage/Store.ts';

export interface Shelf {
  /** Last changed first, the archived ones at the end. */
  list(workspaceId: WorkspaceId): Promise<readonly DocumentInfo[]>;
  /** `fill` writes what is in it before anybody can know of it. */
  create(
    workspaceId: WorkspaceId,
    by: MemberId | null,
    what: Pick<DocumentInfo, 'kind' | 'title' | 'attribution'>,
    fill?: (id: DocumentId) => Promise<void>,
  ): Promise<DocumentInfo>;
  change(id: DocumentId, change: DocumentChange): Promise<DocumentInfo>;
  /** Somebody's edit was stored; who tells does so seldom. It orders a list and says that its picture is old. */
  edited(id: DocumentId): Promise<void>;
}

function byRecency(a: DocumentInfo, b: DocumentInfo): number {
  return Number(a.archivedAt !== null) - Number(b.archivedAt !== null) || b.updatedAt - a.updatedAt;
}

function apply(document: DocumentInfo, change: DocumentChange, now: number): DocumentInfo {
  const { title, archived, attribution = document.attribution ?? true } = change;
  const archivedAt = archived === undefined ? document.archivedAt : archived ? now : null;
  const keep = archived === true && document.archivedAt !== null;
  return {
    ...document,
    title: title ?? document.title,
    attribution,
    archivedAt: keep ? document.archivedAt : archivedAt,
  };
}

export function createShelf(entities: Entities, bus: Bus, clock: Clock): Shelf {
  const announce = ({ id, workspaceId }: DocumentInfo) => {
    bus.publish({ type: 'document', documentId: id });
    bus.publish({ type: 'workspace', workspaceId, what: 'documents' });
  };

  /** Fails with CONFLICT when somebody else changes it at the same moment; both see it and one repeats. */
  async function replace(id: DocumentId, decide: (document: DocumentInfo) => DocumentInfo) {
    const found = await entities.get('document', id);
    if (found === null) throw new AppError('NOT_FOUND');
    const { entity } = await entities.replace('document', decide(found.entity), found.version);
    announce(entity);
    return entity;
  }

  async function list(workspaceId: WorkspaceId) {
    const found = await entities.list('document', { field: 'workspaceId', equals: workspaceId });
    return found.map((one) => one.entity).sort(byRecency);
  }

  return {
    list,

    async create(workspaceId, by, what, fill) {
      if ((await list(workspaceId)).length >= LIMITS.documentsPerWorkspace)
        throw new AppError('CONFLICT', 'This workspace has all the documents it can hold.');
      const now = clock.now();
      const times = { createdAt: now, updatedAt: now, archivedAt: null, epoch: 1 };
      const id = newId<DocumentId>();
      const document: DocumentInfo = { id, workspaceId, ...what, createdBy: by, ...times };
      await fill?.(id);
      await entities.insert('document', document);
      announce(document);
      return document;
    },

    change: (id, change) => replace(id, (document) => apply(document, change, clock.now())),

    async edited(id) {
      await replace(id, (document) => ({ ...document, updatedAt: clock.now() }));
    },
  };
}
