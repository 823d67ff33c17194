import type { NewInvite } from '../../../shared/api.ts';
import type { CityId, DocumentId } from '../../../shared/ids.ts';
import type { Capabilities, Role } from '../../../shared/permissions.ts';
import { may, ROLES } from '../../../shared/permissions.ts';

/** What one may choose for a new invite; a code is only for guests and lives at most half a day. */
export interface InviteChoices {
  readonly role: Role;
  readonly cityId: CityId | '';
  readonly documentId: DocumentId | '';
  readonly hours: '12' | '24' | '168' | '336';
  readonly maxUses: '1' | '10' | '50' | '200';
}

export const HOURS: readonly InviteChoices['hours'][] = ['12', '24', '168', '336'];
export const USES: readonly InviteChoices['maxUses'][] = ['1', '10', '50', '200'];

/** The roles that this person may invite; empty where no invite may be made. */
export function invitableRoles(capabilities: Capabilities): readonly Role[] {
  if (may(capabilities, 'invite.create')) return ROLES;
  return may(capabilities, 'invite.createGuest') ? ['guest'] : [];
}

/** A guest comes today; a member has time to find the mail. */
export function startHours(role: Role): InviteChoices['hours'] {
  return role === 'guest' ? '12' : '336';
}

export function startChoices(capabilities: Capabilities, documentId: DocumentId | '' = ''): InviteChoices {
  const role = documentId === '' && may(capabilities, 'invite.create') ? 'member' : 'guest';
  return { role, cityId: '', documentId, hours: startHours(role), maxUses: '200' };
}

export function toNewInvite(choices: InviteChoices): NewInvite {
  return {
    role: choices.role,
    cityId: choices.cityId === '' ? null : choices.cityId,
    documentId: choices.documentId === '' ? null : choices.documentId,
    hours: Number(choices.hours),
    maxUses: Number(choices.maxUses),
    code: choices.role === 'guest',
  };
}
