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

/** Computed when asked, not when loaded: a client, which only asks `may`, has nothing of the table. */
function actionsOf(role: Role): readonly Action[] {
  const read: readonly Action[] = ['workspace.read', 'document.read'];
  const see: readonly Action[] = [...read, 'document.history', 'member.list'];
  const write: readonly Action[] = ['document.edit', 'document.comment'];
  const run: readonly Action[] = [
    ...see,
    ...write,
    'document.create',
    'document.rename',
    'document.timer',
    'invite.createGuest',
  ];
  switch (role) {
    case 'facilitator':
      return ACTIONS;
    case 'lead':
      return [
        ...run,
        'member.correct',
        'document.archive',
        'document.gather',
        'template.save',
        'invite.list',
      ];
    case 'member':
      return run;
    case 'expert':
      return [...see, 'document.comment'];
    case 'observer':
      return see;
    case 'guest':
      return [...read, ...write];
  }
}

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
  const allowed = actionsOf(role);
  return ACTIONS.filter((action) => allowed.includes(action) && !(frozen && frozenAway.includes(action)));
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
