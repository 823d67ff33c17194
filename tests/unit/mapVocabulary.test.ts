/** The verb that is proposed for every pair of kinds, as the design's vocabulary has it. */
import { expect, it } from 'vitest';
import { NODE_KINDS, proposeRelation } from '../../shared/maps/vocabulary.ts';

const VERBS = {
  c: 'causes',
  b: 'blocks',
  o: 'overcome-by',
  r: 'requires',
  m: 'reduces',
  i: 'involves',
  '?': 'unclear',
} as const;

/** To: barrier, cause, effect, lever, solution, enabler, actor, evidence, question. */
const PROPOSED: Readonly<Record<(typeof NODE_KINDS)[number], string>> = {
  barrier: ' c c c o o o i ? ?',
  cause: '   c c c c c c i ? ?',
  effect: '  c c c c c c i ? ?',
  lever: '   m m c c r r i ? ?',
  solution: 'm m c c r r i ? ?',
  enabler: ' m m c c c c i ? ?',
  actor: '   ? ? ? i i i i ? ?',
  evidence: '? ? ? ? ? ? i ? ?',
  question: '? ? ? ? ? ? i ? ?',
};

it.each(NODE_KINDS.flatMap((from) => NODE_KINDS.map((to) => [from, to] as const)))(
  '[MP5] %s → %s has its verb',
  (from, to) => {
    const row = PROPOSED[from].trim().split(' ');
    const verb = row[NODE_KINDS.indexOf(to)] as keyof typeof VERBS;
    expect(proposeRelation(from, to)).toBe(VERBS[verb]);
  },
);

it('[MP5] a kind of a newer version causes, as anything may', () => {
  expect([proposeRelation('wish', 'barrier'), proposeRelation('barrier', 'wish')]).toEqual([
    'causes',
    'causes',
  ]);
});
