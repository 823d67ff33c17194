/** Acts that make, change and take away. */
import type { MapNode } from '../../../../shared/documents/barrierMap.ts';
import { NODE_KINDS } from '../../../../shared/maps/vocabulary.ts';
import type { Side } from '../../../canvas/items.ts';
import type { MapDesk } from '../MapDesk.ts';
import type { MapAct } from './MapAct.ts';
import { changeOnMap } from './mapActs.ts';
import {
  meantItems,
  meantNode,
  meantNodes,
  meantWords,
  needsItem,
  needsNode,
  needsNodes,
  onCanvas,
} from './meant.ts';

const everyNode = (desk: MapDesk, holds: (node: MapNode) => boolean): boolean => {
  const nodes = meantNodes(desk).flatMap((id) => desk.model.node(id) ?? []);
  return nodes.length > 0 && nodes.every(holds);
};
const allPinned = (desk: MapDesk) => everyNode(desk, ({ pinned }) => pinned);

const NEW_KINDS = NODE_KINDS.map(
  (kind): MapAct => ({
    id: `new.${kind}`,
    group: 'make',
    writes: true,
    label: (t) => t('newKind', { kind: t(`map:kinds.${kind}`) }),
    run({ commands }) {
      commands.kind.set(kind);
      commands.newNode();
    },
  }),
);

const KINDS = NODE_KINDS.map(
  (kind, index): MapAct => ({
    id: `kind.${kind}`,
    group: 'kind',
    keys: [String(index + 1)],
    label: (t) => t('turnInto', { kind: t(`map:kinds.${kind}`) }),
    checked: (desk) => everyNode(desk, (node) => node.kind === kind),
    when: (desk) => (meantNodes(desk).length > 0 && !desk.commands.mayEdit ? 'readOnly' : null),
    run: (desk) => desk.commands.setKind(kind, meantNodes(desk)),
  }),
);

function linked(id: string, side: Side, keys: readonly string[]): MapAct {
  return {
    id,
    group: 'make',
    keys,
    writes: true,
    when: needsNode,
    run(desk) {
      const node = meantNode(desk);
      if (node) desk.commands.linked(node, side);
    },
  };
}

/** All of the chosen, or what has the keyboard: pinned, unless all of them are. Tidy leaves them where they are. */
function togglePins(desk: MapDesk): void {
  const { model, context, commands } = desk;
  const { voice, t } = commands.parts;
  const nodes = meantNodes(desk);
  const pinned = !allPinned(desk);
  changeOnMap(context, nodes, { pinned });
  model.store.flush();
  voice.say(t(pinned ? 'said.pinned' : 'said.unpinned', { count: nodes.length }));
}

/** Two chosen nodes are linked in every view; choosing the ends one by one needs the canvas. */
const canLink = (desk: MapDesk) => (meantNodes(desk).length === 2 ? null : onCanvas(desk));

const CHANGING: readonly MapAct[] = [
  {
    id: 'edit',
    group: 'edit',
    keys: ['Enter', 'F2'],
    writes: true,
    when: (desk) => (meantWords(desk) ? null : 'node'),
    run(desk) {
      const id = meantWords(desk);
      if (id) desk.commands.edit(id);
    },
  },
  {
    id: 'delete',
    group: 'edit',
    keys: ['Del', 'Backspace'],
    writes: true,
    when: needsItem,
    run: (desk) => desk.commands.remove(meantItems(desk)),
  },
  {
    id: 'pin',
    group: 'edit',
    keys: ['P'],
    writes: true,
    when: needsNodes,
    label: (t, desk) => t(allPinned(desk) ? 'map:unpin' : 'map:pin'),
    run: togglePins,
  },
  { id: 'undo', group: 'edit', keys: ['Ctrl+Z'], writes: true, run: ({ commands }) => commands.undo() },
  {
    id: 'redo',
    group: 'edit',
    keys: ['Ctrl+Shift+Z', 'Ctrl+Y'],
    writes: true,
    run: ({ commands }) => commands.redo(),
  },
];

export const MAKING: readonly MapAct[] = [
  {
    id: 'newNode',
    group: 'make',
    keys: ['N'],
    writes: true,
    run: ({ commands }) => void commands.newNode(),
  },
  ...NEW_KINDS,
  linked('linkedBefore', 'left', ['Ctrl+Enter', 'Ctrl+←']),
  linked('linkedAfter', 'right', ['Ctrl+→']),
  linked('linkedAbove', 'top', ['Ctrl+↑']),
  linked('linkedBelow', 'bottom', ['Ctrl+↓']),
  ...CHANGING,
  ...KINDS,
  {
    id: 'link',
    group: 'link',
    keys: ['L', 'A'],
    writes: true,
    when: canLink,
    run(desk) {
      const { commands, selection, model } = desk;
      const isChosen = [...selection.ids].some((id) => model.node(id));
      commands.startLink(isChosen ? selection.ids : meantNodes(desk));
    },
  },
];
