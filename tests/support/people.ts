/** A small invented workspace for tests of the client. */
import type { CityView, DocumentView, JoinPreview, MemberView, WorkspaceView } from '../../shared/api.ts';
import type { CityId, DocumentId, MemberId, ProgrammeId, WorkspaceId } from '../../shared/ids.ts';
import { capabilitiesOf, type Role } from '../../shared/permissions.ts';

export const WORKSPACE_ID = 'w2222222222222222222' as WorkspaceId;
export const BOARD_ID = 'd2222222222222222222' as DocumentId;

export const BUDAPEST: CityView = {
  id: 'budapest-hu' as CityId,
  name: 'Budapest',
  countryCode: 'HU',
  lat: 47.498,
  lon: 19.04,
  badge: 'BUD',
  part: 'pilot',
};
export const ESKISEHIR: CityView = {
  id: 'eskisehir-tr' as CityId,
  name: 'Eskişehir',
  countryCode: 'TR',
  lat: 39.776,
  lon: 30.52,
  badge: 'ESK',
  part: 'twin',
};

export function member(name: string, role: Role, city: CityView | null = BUDAPEST): MemberView {
  return {
    id: `${name.toLowerCase().replace(/[^a-z]/g, '')}22222222222222222222`.slice(0, 20) as MemberId,
    name,
    role,
    cityId: city?.id ?? null,
    colour: 1,
    joinedAt: Date.UTC(2026, 10, 4),
    initials: name.slice(0, 2).toUpperCase(),
    badge: city?.badge ?? null,
  };
}

export function workspaceFor(role: Role): WorkspaceView {
  return {
    id: WORKSPACE_ID,
    name: 'Budapest · Eskişehir',
    programme: { id: 'p2222222222222222222' as ProgrammeId, name: 'Demo', demo: true },
    cohort: { name: 'Cohort 1', months: 20, startsOn: '2026-10-01' },
    activity: 'Budapest CARES',
    cities: [BUDAPEST, ESKISEHIR],
    member: member('Anna', role),
    capabilities: capabilitiesOf(role),
  };
}

export function documentFor(role: Role, change: Partial<DocumentView> = {}): DocumentView {
  return {
    id: BOARD_ID,
    workspaceId: WORKSPACE_ID,
    kind: 'board',
    title: 'Barriers to retrofit',
    createdAt: 0,
    createdBy: null,
    updatedAt: 0,
    archivedAt: null,
    epoch: 1,
    capabilities: capabilitiesOf(role),
    present: [],
    ...change,
  };
}

export const PREVIEW: JoinPreview = {
  workspaceName: 'Budapest · Eskişehir',
  activity: 'Budapest CARES',
  documentTitle: 'Barriers to retrofit',
  role: 'guest',
  cities: [BUDAPEST, ESKISEHIR],
  cityId: null,
  inside: { names: ['Anna', 'Murat'], count: 5 },
};
