/** Frames and what is put into them by people who are apart: whatever comes, it ends, and all see the same. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import * as Y from 'yjs';
import { createFrame, createNote } from '../../client/features/board/acts/make.ts';
import { dropItems, placeItems, resizeItem } from '../../client/features/board/acts/move.ts';
import { goWithFrames } from '../../client/features/board/canvas/goWithFrames.ts';
import { writable } from '../../client/live/readable.ts';
import type { SaveState } from '../../client/live/types.ts';
import { boardItems } from '../../shared/documents/board.ts';
import type { ItemId } from '../../shared/ids.ts';
import { exchange, newBoard } from '../support/boards.ts';

const SAVED: SaveState = { kind: 'saved', at: 1 };
const SAVING = { kind: 'saving' } as SaveState;
const AWAY: SaveState = { kind: 'offline', changes: 1, kept: true };

function newPerson() {
  const board = newBoard();
  const saveState = writable<SaveState>(SAVED);
  goWithFrames(board.context, { saveState });
  const settle = () => {
    saveState.set(SAVING);
    saveState.set(SAVED);
  };
  return { ...board, saveState, settle };
}
type Person = ReturnType<typeof newPerson>;

const stateOf = ({ doc }: Pick<Person, 'doc'>) => Y.encodeStateVector(doc).join();

it('[BC660] whatever somebody writes as the place of a frame, what others do still arrives', async () => {
  const hostile = { toString: 1, valueOf: 1 };
  for (const field of ['x', 'y', 'w', 'h'])
    for (const value of [hostile, [hostile], 'wide', Number.MAX_VALUE, null]) {
      const [anna, murat] = [newPerson(), newPerson()];
      const frame = createFrame(anna.context, { x: 0, y: 0, w: 600, h: 500, title: '' }) as ItemId;
      exchange(anna, murat);
      for (const one of [anna, murat]) one.settle();
      murat.saveState.set(AWAY);
      const note = createNote(murat.context, { x: 300, y: 80, text: 'mine' }, { parent: frame }) as ItemId;
      boardItems(anna.doc)
        .get(frame)
        ?.set(field, value as never);
      expect(() => exchange(anna, murat)).not.toThrow();
      await Promise.resolve();
      exchange(anna, murat);
      expect(murat.model.box(note)).toEqual(anna.model.box(note));
    }
});

type Step = readonly [
  who: number,
  what: 'frame' | 'note' | 'put' | 'size' | 'out' | 'away' | 'back' | 'undo',
  x: number,
  y: number,
];
const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.tuple(
    fc.nat(2),
    fc.constantFrom('frame', 'note', 'put', 'size', 'out', 'away', 'back', 'undo'),
    fc.integer({ min: -900, max: 900 }),
    fc.integer({ min: -900, max: 900 }),
  ),
  { minLength: 3, maxLength: 24 },
);

it('[BC661] three people who come and go move frames and fill them: in the end nobody writes any more, and all see the same', async () => {
  await fc.assert(
    fc.asyncProperty(steps, async (all) => {
      const people = [newPerson(), newPerson(), newPerson()];
      const server = newBoard();
      const away = new Set<number>();
      const first = people[0] as Person;
      const frames = [0, 1_500].map(
        (x) => createFrame(first.context, { x, y: 0, w: 600, h: 500, title: '' }) as ItemId,
      );
      const notes = frames.map(
        (parent, at) =>
          createNote(first.context, { x: 1_500 * at + 50, y: 50, text: '' }, { parent }) as ItemId,
      );
      /** Until nobody writes anything more. */
      const meet = async () => {
        const here = people.filter((_, who) => !away.has(who));
        for (let rounds = 0; rounds < 8; rounds += 1) {
          const before = here.map(stateOf).join(' ');
          exchange(server, ...here);
          await Promise.resolve();
          if (here.map(stateOf).join(' ') === before) {
            for (const one of here) one.settle();
            return;
          }
        }
        throw new Error('Somebody writes for ever');
      };
      await meet();
      for (const [who, what, x, y] of all) {
        const { context, saveState, history } = people[who] as Person;
        const frame = frames[Math.abs(x) % 2] as ItemId;
        const note = notes[Math.abs(y) % notes.length] as ItemId;
        if (!away.has(who)) saveState.set(SAVING);
        if (what === 'frame') placeItems(context, [{ id: frame, x, y }]);
        if (what === 'note') placeItems(context, [{ id: note, x, y }]);
        if (what === 'size') resizeItem(context, frame, { x, y, w: 700, h: 400 });
        if (what === 'out') dropItems(context, [note], { parent: null, at: [{ id: note, x, y }] });
        if (what === 'put') dropItems(context, [note], { parent: frame, at: [{ id: note, x, y }] });
        if (what === 'undo') history.undo();
        if (what === 'back') away.delete(who);
        if (what === 'away') {
          away.add(who);
          saveState.set(AWAY);
        } else if (!away.has(who)) await meet();
      }
      away.clear();
      await meet();
      const seen = (board: Pick<Person, 'model'>) => [...frames, ...notes].map((id) => board.model.box(id));
      for (const one of people) expect(seen(one)).toEqual(seen(server));
    }),
    { numRuns: 150 },
  );
});
