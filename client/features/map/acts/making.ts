/** Acts that make, change and take away. */
import { LINK_STATES, NODE_KINDS } from '../../../../shared/maps/vocabulary.ts';
import type { Side } from '../../../canvas/items.ts';
import type { MapDesk } from '../MapDesk.ts';
import type { MapAct } from './MapAct.ts';
import { changeOnMap, judgeLinks, turnLink } from './mapActs.ts';
import {
  meantItems,
  meantLinks,
  meantNode,
  meantNodes,
  needsItem,
  needsLink,
  needsNode,
  needsNodes,
  onCanvas,
} from './meant.ts';

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

const STATES = LINK_STATES.map(
  (state): MapAct => ({
    id: `state.${state}`,
    group: 'link',
    writes: true,
    when: needsLink,
    label: (t) => t('linkState', { state: t(`map:states.${state}`) }),
    run(desk) {
      judgeLinks(desk.context, meantLinks(desk), state);
      desk.model.store.flush();
    },
  }),
);

const allPinned = ({ model }: MapDesk, ids: ReturnType<typeof meantNodes>) =>
  ids.length > 0 && ids.every((id) => model.node(id)?.pinned);

/** All of the chosen, or what has the keyboard: pinned, unless all of them are. Tidy leaves them where they are. */
function togglePins(desk: MapDesk): void {
  const { model, context, commands } = desk;
  const { voice, t } = commands.parts;
  const nodes = meantNodes(desk);
  const pinned = !allPinned(desk, nodes);
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
    when: needsNode,
    run(desk) {
      const node = meantNode(desk);
      if (node) desk.commands.edit(node);
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
    label: (t, desk) => t(allPinned(desk, meantNodes(desk)) ? 'map:unpin' : 'map:pin'),
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
    run: ({ commands }) => commands.startLink(),
  },
  {
    id: 'turnLink',
    group: 'link',
    writes: true,
    when: needsLink,
    run(desk) {
      for (const id of meantLinks(desk)) turnLink(desk.context, id);
      desk.model.store.flush();
    },
  },
  ...STATES,
];
