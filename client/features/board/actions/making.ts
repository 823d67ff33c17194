/** Making things. */

import {
  IconArrowUpRight,
  IconBoxMultiple,
  IconClipboardList,
  IconFrame,
  IconNote,
  IconTable,
} from '@tabler/icons-react';
import { holdsFast, isContainer } from '../../../../shared/documents/boardKinds.ts';
import { newcomers } from '../canvas/laterNewcomers.ts';
import { newTables } from '../canvas/laterTables.ts';
import type { Action, Desk } from './Action.ts';
import { needsSolid } from './needs.ts';

/** The frame, cluster or table that is meant. */
function holder({ model, selection }: Desk) {
  const item = model.item(selection.current);
  return item && isContainer(item.kind) ? item : null;
}

const isShape = ({ model, selection }: Desk) => model.item(selection.current)?.kind === 'shape';

export const MAKING: readonly Action[] = [
  {
    id: 'note',
    group: 'make',
    icon: IconNote,
    keys: ['N'],
    writes: true,
    menus: ['board'],
    run(desk, at) {
      const { commands, hands } = desk;
      if (!at && newcomers.now()?.noteMeant(desk)) return;
      if (at) newcomers.run(commands.parts, ({ put }) => put(commands, 'note', null, at));
      else commands.newNote();
      hands?.placing.keepInHand('note', at);
    },
  },
  {
    id: 'noteBelow',
    group: 'make',
    keys: ['Ctrl+Enter'],
    writes: true,
    menus: ['items'],
    label: (desk) =>
      `actions:names.${holder(desk) ? 'noteHere' : isShape(desk) ? 'shapeBelow' : 'noteBelow'}`,
    when: ({ model, selection: { current } }) => {
      if (current === null) return 'nothing';
      const [item, around] = [model.item(current), model.item(model.parentOf(current))];
      return holdsFast(item) || holdsFast(around, item?.kind) ? 'locked' : null;
    },
    run(desk) {
      const { commands, selection } = desk;
      const within = holder(desk);
      const { current } = selection;
      if (within) newcomers.run(commands.parts, ({ noteIn }) => noteIn(commands, within.id));
      else if (current !== null && isShape(desk))
        newcomers.run(commands.parts, ({ nextShape }) => nextShape(commands, current, 'below'));
      else if (current !== null) commands.goBeside(current, 'below');
    },
  },
  {
    id: 'newCluster',
    group: 'make',
    icon: IconBoxMultiple,
    writes: true,
    menus: ['board', 'more'],
    run: ({ commands }, at) => newcomers.run(commands.parts, ({ newCluster }) => newCluster(commands, at)),
  },
  {
    id: 'newTable',
    group: 'make',
    icon: IconTable,
    writes: true,
    menus: ['board', 'more'],
    run: (desk, at) => newTables.run(desk.commands.parts, ({ newTable }) => newTable(desk.commands, at)),
  },
  {
    id: 'frame',
    group: 'make',
    icon: IconFrame,
    keys: ['F'],
    writes: true,
    run: (desk) => newcomers.run(desk.commands.parts, ({ bring }) => bring(desk, 'frame')),
  },
  {
    id: 'link',
    group: 'make',
    icon: IconArrowUpRight,
    keys: ['A', 'L'],
    writes: true,
    when: (desk) => (desk.hands ? null : needsSolid(desk)),
    run: ({ hands, choosing }) => (hands ? hands.links.start() : choosing.set('link')),
  },
  {
    id: 'list',
    group: 'make',
    icon: IconClipboardList,
    writes: true,
    menus: ['board', 'more'],
    run({ clipboard, commands }, at) {
      commands.meanAt(at);
      clipboard.writing.set(true);
    },
  },
];
