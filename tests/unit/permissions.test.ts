/** The permission matrix, in the form in which a product person can review it. */
import { describe, expect, it } from 'vitest';
import { ACTIONS, capabilitiesOf, isAtLeast, mayGrant, ROLES } from '../../shared/permissions.ts';

function table(frozen: boolean): string {
  const mark = (role: (typeof ROLES)[number], action: (typeof ACTIONS)[number]) =>
    (capabilitiesOf(role, frozen).includes(action) ? 'yes' : '·').padEnd(12);
  const head = `${''.padEnd(20)}${ROLES.map((role) => role.padEnd(12)).join('')}`;
  const rows = ACTIONS.map(
    (action) => `${action.padEnd(20)}${ROLES.map((role) => mark(role, action)).join('')}`,
  );
  return [head, ...rows].map((line) => line.trimEnd()).join('\n');
}

describe('permissions', () => {
  it('[AC1] role × action', () => {
    expect(`\n${table(false)}\n`).toMatchInlineSnapshot(`
      "
                          facilitator lead        member      expert      observer    guest
      workspace.read      yes         yes         yes         yes         yes         yes
      document.read       yes         yes         yes         yes         yes         yes
      document.edit       yes         yes         yes         ·           ·           yes
      document.comment    yes         yes         yes         yes         ·           yes
      document.history    yes         yes         yes         yes         yes         ·
      document.create     yes         yes         yes         ·           ·           ·
      document.rename     yes         yes         yes         ·           ·           ·
      document.archive    yes         yes         ·           ·           ·           ·
      document.gather     yes         yes         ·           ·           ·           ·
      document.timer      yes         yes         yes         ·           ·           ·
      document.attributionyes         ·           ·           ·           ·           ·
      template.save       yes         yes         ·           ·           ·           ·
      member.list         yes         yes         yes         yes         yes         ·
      member.correct      yes         yes         ·           ·           ·           ·
      member.changeRole   yes         ·           ·           ·           ·           ·
      member.remove       yes         ·           ·           ·           ·           ·
      invite.list         yes         yes         ·           ·           ·           ·
      invite.createGuest  yes         yes         yes         ·           ·           ·
      invite.create       yes         ·           ·           ·           ·           ·
      invite.revoke       yes         ·           ·           ·           ·           ·
      "
    `);
  });

  it('[AC2] role × action on an archived document', () => {
    expect(`\n${table(true)}\n`).toMatchInlineSnapshot(`
      "
                          facilitator lead        member      expert      observer    guest
      workspace.read      yes         yes         yes         yes         yes         yes
      document.read       yes         yes         yes         yes         yes         yes
      document.edit       ·           ·           ·           ·           ·           ·
      document.comment    ·           ·           ·           ·           ·           ·
      document.history    yes         yes         yes         yes         yes         ·
      document.create     yes         yes         yes         ·           ·           ·
      document.rename     ·           ·           ·           ·           ·           ·
      document.archive    yes         yes         ·           ·           ·           ·
      document.gather     yes         yes         ·           ·           ·           ·
      document.timer      ·           ·           ·           ·           ·           ·
      document.attributionyes         ·           ·           ·           ·           ·
      template.save       yes         yes         ·           ·           ·           ·
      member.list         yes         yes         yes         yes         yes         ·
      member.correct      yes         yes         ·           ·           ·           ·
      member.changeRole   yes         ·           ·           ·           ·           ·
      member.remove       yes         ·           ·           ·           ·           ·
      invite.list         yes         yes         ·           ·           ·           ·
      invite.createGuest  yes         yes         yes         ·           ·           ·
      invite.create       yes         ·           ·           ·           ·           ·
      invite.revoke       yes         ·           ·           ·           ·           ·
      "
    `);
  });

  it('[AC3] which roles each role may give to others', () => {
    const rows = ROLES.map((role) => {
      const given = ROLES.filter((other) => mayGrant(capabilitiesOf(role), other));
      return `${role}: ${given.join(', ') || 'none'}`;
    });
    expect(`\n${rows.join('\n')}\n`).toMatchInlineSnapshot(`
      "
      facilitator: facilitator, lead, member, expert, observer, guest
      lead: guest
      member: guest
      expert: none
      observer: none
      guest: none
      "
    `);
  });

  it('[AC34] a role replaces another only when it may all that the other may', () => {
    const pairs = ROLES.flatMap((role) =>
      ROLES.filter((other) => other !== role && isAtLeast(role, other)).map((other) => `${role} > ${other}`),
    );
    expect(pairs).toMatchInlineSnapshot(`
      [
        "facilitator > lead",
        "facilitator > member",
        "facilitator > expert",
        "facilitator > observer",
        "facilitator > guest",
        "lead > member",
        "lead > expert",
        "lead > observer",
        "lead > guest",
        "member > expert",
        "member > observer",
        "member > guest",
        "expert > observer",
      ]
    `);
  });
});
