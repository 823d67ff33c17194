import { describe, expect, it } from 'vitest';
import { project } from '../../client/features/join/europe/projection.ts';
import { placeLabels, viewAround } from '../../client/features/join/europe/view.ts';
import { isCode, keyFromHash, keyFromInput, spacedCode } from '../../client/features/join/joinKey.ts';
import { invitableRoles, startChoices, toNewInvite } from '../../client/features/members/inviteChoices.ts';
import { cohortTime } from '../../client/features/workspace/programmeTime.ts';
import en from '../../client/i18n/en/errors.json' with { type: 'json' };
import nl from '../../client/i18n/nl/errors.json' with { type: 'json' };
import { NewInvite } from '../../shared/api.ts';
import { timeZoneOf } from '../../shared/domain/timeZone.ts';
import { ERRORS } from '../../shared/errors.ts';
import { capabilitiesOf, ROLES } from '../../shared/permissions.ts';
import { BOARD_ID } from '../support/people.ts';

describe('join keys', () => {
  it('[SH5] a code in any spelling is one key', () => {
    const spellings = ['K7M4RQ', 'k7m4rq', 'K7M 4RQ', ' k7m-4rq ', 'K 7 M 4 R Q'];
    expect(new Set(spellings.map(keyFromInput))).toEqual(new Set(['K7M4RQ']));
    expect(spacedCode('k7m4rq')).toBe('K7M 4RQ');
    expect(isCode('K7M 4RQ')).toBe(true);
  });

  it('[SH5] a pasted link gives its token untouched; nothing typed gives nothing', () => {
    expect(keyFromInput('https://learn.example.eu/join#aB3-x_Yz')).toBe('aB3-x_Yz');
    expect(keyFromInput('   ')).toBeNull();
    expect(keyFromHash('#aB3-x_Yz')).toBe('aB3-x_Yz');
    expect(keyFromHash('')).toBeNull();
    expect(keyFromHash('#%E0%A4%A')).toBe('%E0%A4%A');
  });
});

describe('invites', () => {
  it('[SH11] roles to choose follow from the capabilities', () => {
    const choices = Object.fromEntries(ROLES.map((role) => [role, invitableRoles(capabilitiesOf(role))]));
    expect(choices).toEqual({
      facilitator: ROLES,
      lead: ['guest'],
      member: ['guest'],
      expert: [],
      observer: [],
      guest: [],
    });
  });

  it('[SH11] only guests get a code, and what is sent passes the schema of the server', () => {
    const asFacilitator = startChoices(capabilitiesOf('facilitator'));
    for (const role of ROLES) {
      const invite = toNewInvite({ ...asFacilitator, role });
      expect(invite.code).toBe(role === 'guest');
      expect(NewInvite.safeParse(invite).success).toBe(true);
    }
    const shared = toNewInvite(startChoices(capabilitiesOf('member'), BOARD_ID));
    expect(shared).toMatchObject({ role: 'guest', documentId: BOARD_ID, hours: 12, code: true });
  });
});

describe('time', () => {
  const zone = (countryCode: string, lat: number, lon: number) => timeZoneOf({ countryCode, lat, lon });

  it('[SH13] knows the zones of the countries that take part', () => {
    expect(zone('HU', 47.5, 19)).toBe('Europe/Budapest');
    expect(zone('TR', 39.8, 30.5)).toBe('Europe/Istanbul');
    expect(zone('IS', 64.1, -21.9)).toBe('Atlantic/Reykjavik');
  });

  it('[SH13] tells several zones of a country apart and says nothing where it does not know', () => {
    expect(zone('ES', 40.4, -3.7)).toBe('Europe/Madrid');
    expect(zone('ES', 28.1, -15.4)).toBe('Atlantic/Canary');
    expect(zone('PT', 37.7, -25.7)).toBe('Atlantic/Azores');
    expect(zone('PT', 32.6, -16.9)).toBe('Europe/Lisbon');
    expect(zone('FR', -20.9, 55.4)).toBeNull();
    expect(zone('BR', -23.5, -46.6)).toBeNull();
    expect(zone('XX', 48, 11)).toBeNull();
  });

  it('[SH14] counts calendar months from the first day', () => {
    const cohort = { months: 20, startsOn: '2024-10-15' };
    const on = (year: number, month: number, day: number) =>
      cohortTime(cohort, new Date(year, month - 1, day, 12).getTime());
    expect(on(2024, 10, 14)?.kind).toBe('before');
    expect(on(2024, 10, 15)).toEqual({ kind: 'during', month: 1, months: 20 });
    expect(on(2024, 11, 14)).toEqual({ kind: 'during', month: 1, months: 20 });
    expect(on(2024, 11, 15)).toEqual({ kind: 'during', month: 2, months: 20 });
    expect(on(2026, 6, 14)).toEqual({ kind: 'during', month: 20, months: 20 });
    expect(on(2026, 6, 15)).toEqual({ kind: 'after' });
    expect(cohortTime({ months: 20, startsOn: 'soon' }, 0)).toBeNull();
  });
});

describe('texts', () => {
  it('[SH17] every error code has a sentence in each language', () => {
    for (const texts of [en, nl]) expect(Object.keys(texts).sort()).toEqual(Object.keys(ERRORS).sort());
  });
});

describe('map', () => {
  const places = [
    [47.5, 19],
    [39.8, 30.5],
    [36, 14.2],
    [54.7, 25.3],
    [64.1, -21.9],
    [35.2, 33.4],
  ].map(([lat = 0, lon = 0]) => project(lat, lon));

  it('[SH22] every city is inside the window, whatever its shape', () => {
    for (const count of [1, 2, 6])
      for (const aspect of [0.7, 1, 2.1]) {
        const shown = places.slice(0, count);
        const view = viewAround(shown, aspect);
        expect(view.width / view.height).toBeCloseTo(aspect);
        for (const label of placeLabels(shown, view)) {
          expect(label.left).toBeGreaterThan(0);
          expect(label.left).toBeLessThan(100);
          expect(label.top).toBeGreaterThan(0);
          expect(label.top).toBeLessThan(100);
        }
      }
  });

  it('[SH22] labels of neighbours go on lines of their own', () => {
    const neighbours = [project(47.5, 19), project(47.5, 19.1), project(47.45, 19.05)];
    const lines = placeLabels(neighbours, viewAround(neighbours, 1)).map((label) => label.lower);
    expect(new Set(lines).size).toBe(3);
  });
});
