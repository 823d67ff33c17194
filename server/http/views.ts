/** Entities as the API shows them. */
import type { DocumentView, InviteView, MemberView, WorkspaceView } from '../../shared/api.ts';
import { badgeOf, initialsOf } from '../../shared/domain/people.ts';
import type { City } from '../../shared/domain/programme.ts';
import type { DocumentInfo, Invite, Member } from '../../shared/domain/workspace.ts';
import type { MemberId } from '../../shared/ids.ts';
import type { Capabilities } from '../../shared/permissions.ts';
import { capabilitiesOf, may } from '../../shared/permissions.ts';
import type { WorkspaceGrant } from '../access/Gate.ts';
import type { WorkspaceFacts } from '../programmes/twinnings.ts';

export function viewMember(member: Member, cities: readonly City[]): MemberView {
  const { id, name, role, cityId, colour, joinedAt } = member;
  const badge = badgeOf(member, cities);
  return { id, name, role, cityId, colour, joinedAt, initials: initialsOf(name), badge };
}

export function viewInvite({ tokenHash: _token, codeHash, ...rest }: Invite): InviteView {
  return { ...rest, hasCode: codeHash !== null };
}

export function viewWorkspace(grant: WorkspaceGrant, facts: WorkspaceFacts): WorkspaceView {
  const { workspace, twinning, cities, programme, cohort } = facts;
  return {
    id: workspace.id,
    name: workspace.name,
    programme: { id: programme.id, name: programme.name, demo: programme.demo, words: programme.words ?? [] },
    cohort: { name: cohort.name, months: cohort.months, startsOn: cohort.startsOn },
    activity: twinning.activity,
    cities,
    member: grant.member && viewMember(grant.member, cities),
    capabilities: grant.capabilities,
  };
}

/** Rights to a document: those of the role, fewer when it is archived. */
function documentCapabilities(grant: WorkspaceGrant, document: DocumentInfo): Capabilities {
  const frozen = document.archivedAt !== null;
  return capabilitiesOf(grant.member?.role ?? 'facilitator', frozen);
}

export function viewDocument(
  grant: WorkspaceGrant,
  document: DocumentInfo,
  present: readonly MemberId[],
): DocumentView {
  const capabilities = documentCapabilities(grant, document);
  return { ...document, capabilities, present: may(grant.capabilities, 'member.list') ? present : [] };
}
