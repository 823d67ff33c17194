/** Acts with others: comment, react, who is here, what is new, bring everyone here. */
import {
  IconHistory,
  IconMessageCircle,
  IconMessages,
  IconPointer,
  IconUsers,
  IconUsersGroup,
} from '@tabler/icons-react';
import { useMemo } from 'react';
import { REACTIONS } from '../../../../shared/domain/discussion.ts';
import type { ItemId } from '../../../../shared/ids.ts';
import { LIMITS } from '../../../../shared/limits.ts';
import { centre } from '../../../canvas/geometry.ts';
import type { Panel, Together } from '../../../together/Together.ts';
import type { Action, Desk } from '../actions/Action.ts';
import { needsChosen, onCanvas } from '../actions/needs.ts';
import { pins } from './laterPins.ts';
import { whatISee } from './whatISee.ts';

/** What is chosen; where nothing is, what has the keyboard: talking about something needs no grip on it. */
function meant({ commands, selection }: Pick<Desk, 'commands' | 'selection'>): readonly ItemId[] {
  const { chosen } = commands;
  if (chosen.length > 0) return chosen;
  return selection.current === null ? [] : [selection.current];
}

function opens(panel: Panel, icon: NonNullable<Action['icon']>, together: Together): Action {
  return {
    id: `panel.${panel}`,
    group: 'people',
    icon,
    menus: ['board'],
    label: () => `together:panel.${panel}`,
    run() {
      if (panel === 'comments') together.about.set('all');
      together.panel.set(panel);
    },
  };
}

function reactions(together: Together): readonly Action[] {
  return REACTIONS.map((reaction) => ({
    id: `react.${reaction}`,
    group: 'react',
    menus: ['items'],
    label: () => `together:reactions.${reaction}`,
    checked: (desk) => together.reacted(meant(desk), reaction),
    when: (desk) => {
      if (!together.mayComment()) return 'comment';
      if (meant(desk).length > LIMITS.reactedAtOnce) return 'many';
      return meant(desk).length > 0 ? null : needsChosen(desk);
    },
    run: (desk) => together.react(meant(desk), reaction),
  }));
}

export function togetherActions(together: Together): readonly Action[] {
  return [
    {
      id: 'comment',
      group: 'edit',
      icon: IconMessageCircle,
      keys: ['C'],
      menus: ['items'],
      label: () => 'together:comment',
      when: (desk) => (meant(desk).length > 1 ? 'one' : null),
      run(desk) {
        const [id] = meant(desk);
        if (id !== undefined || desk.hands === null) together.discuss(id ?? null);
        else pins.run(desk.commands.parts, ({ askOnBoard }) => askOnBoard(desk, together));
      },
    },
    {
      id: 'comment.here',
      group: 'edit',
      menus: ['board'],
      label: () => 'together:commentHere',
      when: (desk) => (together.mayComment() ? onCanvas(desk) : 'comment'),
      run: (desk, at = centre(whatISee(desk))) =>
        pins.run(desk.commands.parts, ({ commentAt }) => commentAt(desk, together, at)),
    },
    {
      id: 'comment.whole',
      group: 'people',
      menus: ['board'],
      label: () => 'together:commentOn.board',
      when: () => (together.mayComment() ? null : 'comment'),
      run: () => together.discuss(null),
    },
    ...reactions(together),
    opens('comments', IconMessages, together),
    opens('people', IconUsers, together),
    opens('since', IconHistory, together),
    {
      id: 'laser',
      group: 'look',
      icon: IconPointer,
      keys: ['K'],
      menus: ['board', 'more'],
      label: () => 'together:laser',
      when: onCanvas,
      run: () => together.pointing.set(!together.pointing.get()),
    },
    { ...opens('timer', IconHistory, together), menus: ['board', 'more'] },
    {
      id: 'gather',
      group: 'people',
      icon: IconUsersGroup,
      menus: ['board'],
      label: () => 'together:people.gather',
      when: () => (together.mayGather() ? null : 'facilitator'),
      run: (desk) => pins.run(desk.commands.parts, ({ gather }) => gather(desk, together)),
    },
  ];
}

const NO_ACTS: readonly Action[] = [];

/** The same list for as long as the board is open: acts ask what they need when they run. */
export function useTogetherActions(together: Together | null): readonly Action[] {
  const follow = together?.follow;
  // biome-ignore lint/correctness/useExhaustiveDependencies: who is here changes, what one can do does not
  return useMemo(() => (together ? togetherActions(together) : NO_ACTS), [follow]);
}
