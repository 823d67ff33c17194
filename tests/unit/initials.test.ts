import { describe, expect, it } from 'vitest';
import { initialsOf } from '../../shared/domain/people.ts';

describe('initials', () => {
  it.each([
    ['Réka Nagy', 'RN'],
    ['Anna', 'An'],
    ['ayşe', 'Ay'],
    ['Maria del Mar', 'MM'],
    ['X', 'X'],
    ['ELIF', 'El'],
    ['😀a', '😀a'],
    ['', ''],
  ])('[PE41] of %j are %j', (name, initials) => expect(initialsOf(name)).toBe(initials));
});
