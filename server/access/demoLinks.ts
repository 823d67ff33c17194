/** The two ready links of the demo: new at each start, the ones before withdrawn. */
import type { DocumentId, WorkspaceId } from '../../shared/ids.ts';
import { LIMITS, TIMES } from '../../shared/limits.ts';
import type { Role } from '../../shared/permissions.ts';
import type { Entities } from '../storage/Store.ts';
import type { Invites } from './invites.ts';
import { joinLink } from './secrets.ts';

const SETTING = 'demoInvites';

export interface DemoPlace {
  readonly workspaceId: WorkspaceId;
  readonly boardId: DocumentId;
}

async function keep(entities: Entities, value: string): Promise<void> {
  const found = await entities.get('setting', SETTING);
  if (found === null) await entities.insert('setting', { id: SETTING, value });
  else await entities.replace('setting', { id: SETTING, value }, found.version);
}

export async function mintDemoLinks(entities: Entities, invites: Invites, place: DemoPlace, url: string) {
  const kept = (await entities.get('setting', SETTING))?.entity.value ?? '';
  const before = new Set(kept.split(' '));
  for (const invite of await invites.live(place.workspaceId))
    if (before.has(invite.id)) await invites.withdraw(invite);
  const mint = (role: Role) =>
    invites.mint({
      workspaceId: place.workspaceId,
      documentId: place.boardId,
      role,
      cityId: null,
      createdBy: null,
      hours: TIMES.inviteDefaultHours,
      maxUses: LIMITS.usesPerInvite,
      code: false,
    });
  const facilitator = await mint('facilitator');
  const participant = await mint('member');
  await keep(entities, `${facilitator.invite.id} ${participant.invite.id}`);
  return { facilitator: joinLink(url, facilitator.token), participant: joinLink(url, participant.token) };
}
