/** A desk as acts get it, without a page around it. */
import { Awareness } from 'y-protocols/awareness';
import { Peers } from '../../client/canvas/presence/Peers.ts';
import type { Desk, Panel } from '../../client/features/board/actions/Action.ts';
import { ActionSet } from '../../client/features/board/actions/ActionSet.ts';
import { BOARD_ACTIONS } from '../../client/features/board/actions/boardActions.ts';
import { Clipboard } from '../../client/features/board/canvas/Clipboard.ts';
import { writable } from '../../client/live/readable.ts';
import type { AnnounceLevel } from '../../client/together/announceLevel.ts';
import { newCanvas } from './boardCommands.ts';

/** A board without a surface, as the outline has it. */
export function newDesk(options: { mayEdit?: boolean } = {}) {
  const canvas = newCanvas(options);
  const desk: Desk = {
    ...canvas,
    view: 'outline',
    clipboard: new Clipboard(canvas.commands),
    singleKeys: writable(true),
    announceLevel: writable<AnnounceLevel>('summary'),
    choosing: writable(null),
    actions: new ActionSet(BOARD_ACTIONS),
    hands: null,
    peers: new Peers(new Awareness(canvas.doc)),
    panel: writable<Panel | null>(null),
    adding: writable(false),
    painting: writable(false),
    reveal: (id) => canvas.selection.set([id]),
    focusSurface: () => undefined,
    goTo: (id) => canvas.selection.set([id]),
  };
  return { ...canvas, desk };
}
