/** Turning without a hand: in steps, and upright again. */
import { IconRotate, IconRotateClockwise } from '@tabler/icons-react';
import type { BoardItem } from '../../../../shared/documents/boardKinds.ts';
import { angleOf, mayTurn } from '../../../../shared/documents/boardKinds.ts';
import { turnItems } from '../acts/turn.ts';
import type { Action, Desk } from './Action.ts';
import type { Reason } from './actionWords.ts';
import { chosenItems, needsChosen, needsFree } from './needs.ts';

const STEP = 15;

const turnable = (desk: Desk) => chosenItems(desk).filter((item) => mayTurn(item.kind) && !item.locked);

function needsTurnable(desk: Desk): Reason | null {
  const nothing = needsChosen(desk);
  if (nothing !== null) return nothing;
  return chosenItems(desk).some((item) => mayTurn(item.kind)) ? needsFree(desk) : 'turnable';
}

function turnTo(desk: Desk, angle: (item: BoardItem) => number): void {
  const { context, model, commands } = desk;
  turnItems(context, new Map(turnable(desk).map((item) => [item.id, angle(item)])));
  model.store.flush();
  const [first] = turnable(desk);
  if (first) commands.parts.voice.say(commands.parts.t('said.turned', { angle: angleOf(first) }));
}

const COMMON = { group: 'turn', writes: true, menus: ['items'] } as const;

export const TURNING: readonly Action[] = [
  {
    ...COMMON,
    id: 'turnLeft',
    icon: IconRotate,
    when: needsTurnable,
    run: (desk) => turnTo(desk, (item) => angleOf(item) - STEP),
  },
  {
    ...COMMON,
    id: 'turnRight',
    icon: IconRotateClockwise,
    when: needsTurnable,
    run: (desk) => turnTo(desk, (item) => angleOf(item) + STEP),
  },
  {
    ...COMMON,
    id: 'straighten',
    when: (desk) => needsTurnable(desk) ?? (turnable(desk).some(angleOf) ? null : 'straight'),
    run: (desk) => turnTo(desk, () => 0),
  },
];
