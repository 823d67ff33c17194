/** The audit log: one line per change of rights. Ids only, so that it may be kept longer than names. */
import type { AuditEntry } from '../../shared/domain/workspace.ts';
import type { WorkspaceId } from '../../shared/ids.ts';
import { newId } from '../../shared/ids.ts';
import type { Clock } from '../clock.ts';
import type { Entities } from '../storage/Store.ts';

export type AuditActor = AuditEntry['actor'];

export type Audit = (entry: {
  readonly workspaceId: WorkspaceId | null;
  readonly actor: AuditActor;
  readonly act: string;
  readonly subject: string;
}) => Promise<void>;

export function createAudit(entities: Entities, clock: Clock): Audit {
  return async (entry) => {
    await entities.insert('auditEntry', { id: newId(), at: clock.now(), ...entry });
  };
}
