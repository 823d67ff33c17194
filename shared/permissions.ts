/**
 * Role × action → may. Pure; the one table that the server's Gate enforces and the client asks to grey out a button.
 * Callers get capabilities and never compare roles. tests/unit/permissions.test.ts snapshots the whole matrix.
 */
export const ROLES = ['facilitator', 'lead', 'member', 'expert', 'observer', 'guest'] as const;
export type Role = (typeof ROLES)[number];

export const ACTIONS = [
  'workspace.read',
  'document.read',
  'document.edit',
  'document.comment',
  'document.history',
  'document.create',
  'document.rename',
  'document.archive',
  'document.gather',
  'document.timer',
  'document.attribution',
  'template.save',
  'member.list',
  'member.correct',
  'member.changeRole',
  'member.remove',
  'invite.list',
  'invite.createGuest',
  'invite.create',
  'invite.revoke',
] as const;
export type Action = (typeof ACTIONS)[number];

const READ: readonly Action[] = ['workspace.read', 'document.read'];
const WRITE: readonly Action[] = [
  ...READ,
  'document.edit',
  'document.comment',
  'document.history',
  'member.list',
];
const RUN: readonly Action[] = [
  ...WRITE,
  'document.create',
  'document.rename',
  'document.timer',
  'invite.createGuest',
];

const MAY: Record<Role, ReadonlySet<Action>> = {
  facilitator: new Set(ACTIONS),
  lead: new Set([
    ...RUN,
    'member.correct',
    'document.archive',
    'document.gather',
    'template.save',
    'invite.list',
  ]),
  member: new Set(RUN),
  expert: new Set([...READ, 'document.comment', 'document.history', 'member.list']),
  observer: new Set([...READ, 'document.history', 'member.list']),
  guest: new Set([...READ, 'document.edit', 'document.comment']),
};

/** What a grant allows: a plain list, so that it can travel in JSON and be asked without knowing the role. */
export type Capabilities = readonly Action[];

/** Capabilities of a role. A frozen (archived) document or withdrawn city takes away every write. */
export function capabilitiesOf(role: Role, frozen = false): Capabilities {
  const frozenAway: readonly Action[] = [
    'document.edit',
    'document.comment',
    'document.rename',
    'document.timer',
  ];
  return ACTIONS.filter((action) => MAY[role].has(action) && !(frozen && frozenAway.includes(action)));
}

export function may(capabilities: Capabilities, action: Action): boolean {
  return capabilities.includes(action);
}

/**
 * Whether somebody may give others this role, by invite or by change: nobody gives what they may not do themselves,
 * and only `invite.create` goes beyond guests.
 */
export function mayGrant(capabilities: Capabilities, role: Role): boolean {
  if (role === 'guest') return may(capabilities, 'invite.createGuest');
  return may(capabilities, 'invite.create') && includesAll(capabilities, capabilitiesOf(role));
}

/** Whether the first role may everything that the second may. */
export function isAtLeast(role: Role, other: Role): boolean {
  return includesAll(capabilitiesOf(role), capabilitiesOf(other));
}

function includesAll(capabilities: Capabilities, wanted: Capabilities): boolean {
  return wanted.every((action) => may(capabilities, action));
}

export function isRole(value: unknown): value is Role {
  return ROLES.some((role) => role === value);
}
