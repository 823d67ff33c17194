import { describe, expect, it } from 'vitest';
import {
  Awareness,
  applyAwarenessUpdate,
  encodeAwarenessUpdate,
  removeAwarenessStates,
} from 'y-protocols/awareness';
import * as Y from 'yjs';
import { followPeople } from '../../client/live/people.ts';
import type { DocumentId } from '../../shared/ids.ts';
import { createPerson, grantOf } from '../support/testGate.ts';

const userOf = (name: string) => grantOf(createPerson(name), 'd2222222222222222222' as DocumentId).user;

describe('people present', () => {
  it('[SP5] are told when they come, change and go, and not when they point', () => {
    const mine = new Awareness(new Y.Doc());
    const theirs = new Awareness(new Y.Doc());
    const exchange = () =>
      applyAwarenessUpdate(mine, encodeAwarenessUpdate(theirs, [theirs.clientID]), 'wire');
    const people = followPeople(mine);
    const told: string[][] = [];
    people.subscribe(() => told.push(people.get().map(({ user }) => user.name)));
    const user = userOf('Anna');
    theirs.setLocalState({ user, cursor: 1 });
    exchange();
    theirs.setLocalState({ user: { ...user }, cursor: 2 });
    exchange();
    expect(told).toEqual([['Anna']]);
    theirs.setLocalState({ user: { ...user, name: 'Anna B' }, cursor: 2 });
    exchange();
    removeAwarenessStates(mine, [theirs.clientID], 'gone');
    expect(told).toEqual([['Anna'], ['Anna B'], []]);
    mine.destroy();
    theirs.destroy();
  });

  it('[SP5] who is there already is known from the start', () => {
    const theirs = new Awareness(new Y.Doc());
    theirs.setLocalState({ user: userOf('Anna') });
    const mine = new Awareness(new Y.Doc());
    applyAwarenessUpdate(mine, encodeAwarenessUpdate(theirs, [theirs.clientID]), 'wire');
    const people = followPeople(mine);
    expect(people.get().map(({ user }) => user.name)).toEqual(['Anna']);
    mine.destroy();
    theirs.destroy();
  });
});
