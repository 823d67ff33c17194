/**
 * What holds of the registry as a whole: proofs, gestures, ids, keys. The cells of the table of parity themselves, each
 * act by mouse, finger, keyboard and in the outline, are run in boardParityCells.test.tsx.
 */
import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { chordOf } from '../../client/acts/keyChords.ts';
import { createExchange } from '../../client/app/board/exchange/exchange.ts';
import { barrierActions } from '../../client/app/board/maps/barrierActions.ts';
import type { SurfaceHandlers } from '../../client/canvas/handlers.ts';
import type { Action } from '../../client/features/board/actions/Action.ts';
import { BOARD_ACTIONS } from '../../client/features/board/actions/boardActions.ts';
import { presentAction } from '../../client/features/board/presentation/presentAction.ts';
import { togetherActions } from '../../client/features/board/together/togetherActions.ts';
import { writable } from '../../client/live/readable.ts';
import type { Together } from '../../client/together/Together.ts';
import type { ItemId } from '../../shared/ids.ts';
import { openBoard } from '../support/boardView.tsx';
import { setUpDom, show } from '../support/dom.tsx';
import { NOT_IN_OUTLINE } from '../support/parityTable.ts';
import { pressed } from '../support/parityWays.ts';
import { readTracked, trackedFiles } from '../support/sources.ts';
// It is loaded on demand; here before the clock of a test runs.
import '../../client/features/board/commands/CommandMenu.tsx';

setUpDom();

/** Which rules prove what an act does, once it is reached. A new act needs a line. */
const PROVED: readonly (readonly [RegExp, string])[] = [
  [/^(edit|note|noteBelow)$/, 'BC16'],
  [/^(undo|redo)$/, 'BD7'],
  [/^colour\./, 'BC1'],
  [/^(copyLook|giveLook)$/, 'AN12'],
  [/^paintLook$/, 'AN22'],
  [/^(cut|copy|paste)$/, 'BC5'],
  [/^copyLink$/, 'BC18'],
  [/^openAddress$/, 'AN20'],
  [/^duplicate$/, 'BD9'],
  [/^delete$/, 'BC2'],
  [/^(moveTo|cluster|newCluster)$/, 'BC12'],
  [/^uncluster$/, 'BC310'],
  [/^group$/, 'BC590'],
  [/^ungroup$/, 'BC595'],
  [/^(frame|frameAround)$/, 'BD5'],
  [/^(newTable|tabulate|newRow|newColumn|lineEarlier|lineLater)$/, 'TB5'],
  [/^(row|column)(Before|Gone)$/, 'TB80'],
  [/^(wider|narrower)$/, 'TB30'],
  [/^headings$/, 'TB55'],
  [/^(link|linkTo)$/, 'BC13'],
  [/^clusterBy\./, 'GR2'],
  [/^background\./, 'BC72'],
  [/^frame(Earlier|Later)$/, 'PR3'],
  [/^(routing\.|heads\.|turnLink$)/, 'BC71'],
  [/^(weight|dash)\./, 'BC240'],
  [/^(from|to)Side\./, 'BC379'],
  [/^crop$/, 'IM33'],
  [/^wholePicture$/, 'IM35'],
  [/^(turnLeft|turnRight|straighten)$/, 'BC83'],
  [/^(line|startAt|endAt|moveStart|moveEnd)$/, 'BC81'],
  [/^(bendLink|straightenLink)$/, 'BC651'],
  [/^addBend$/, 'BC683'],
  [/^become\./, 'BC142'],
  [/^rows$/, 'BC173'],
  [/^lock$/, 'BC14'],
  [/^lockFrame$/, 'BC250'],
  [/^list$/, 'BC15'],
  [/^(pen|marker|eraser)$/, 'BC54'],
  [/^thickness\./, 'BC225'],
  [/^stickers$/, 'BC103'],
  [/^bold$/, 'BC210'],
  [/^struck$/, 'BC723'],
  [/^hollow$/, 'BC311'],
  [/^words\.(left|centre|right)$/, 'BC631'],
  [/^words\.(top|middle|bottom)$/, 'BC673'],
  [/^ink\./, 'BC675'],
  [/^(text|rectangle|ellipse|diamond|sticker\..+|textSize\..+)$/, 'BC50'],
  [/^(front|forward|backward|back)$/, 'AN10'],
  [/^distribute\.grid$/, 'AN80'],
  [/^distribute\.dots$/, 'AN131'],
  [/^(align|distribute)\./, 'AN11'],
  [/^(larger|smaller)$/, 'AN15'],
  [/^(sameKind|sameColour|sameAuthor|locked|several|selectAll)$/, 'AN13'],
  [/^(select|hand)$/, 'BC21'],
  [/^zoom(In|Out|Real|All|Selection)$/, 'CV28'],
  [/^menu$/, 'AN2'],
  [/^singleKeys$/, 'BC21'],
  [/^announce\./, 'AN14'],
  [/^commands$/, 'AN6'],
  [/^find$/, 'AN7'],
  [/^shortcuts$/, 'AN8'],
  [/^(next|previous)Region$/, 'AN9'],
];

/** The other way round: what each gesture of the surface does, as acts, or as keys when it is no act. */
const GESTURES: Readonly<Record<keyof SurfaceHandlers<ItemId>, readonly string[] | string>> = {
  onCreateAt: ['note'],
  onPlaceStart: ['stickers', 'note', 'text', 'frame', 'rectangle', 'ellipse', 'diamond'],
  onPlace: ['stickers', 'note', 'text', 'frame', 'rectangle', 'ellipse', 'diamond'],
  onLine: ['line', 'link'],
  onTurnMove: ['turnLeft', 'turnRight'],
  onTurnEnd: ['turnLeft', 'turnRight', 'straighten'],
  onTurnCancel: ['undo'],
  sideAt: ['fromSide.bottom', 'toSide.bottom'],
  onTipMove: ['moveStart', 'moveEnd'],
  onTipDrop: ['startAt', 'endAt'],
  onTipCancel: ['undo'],
  onBendMove: ['bendLink'],
  onBendDrop: ['bendLink'],
  onBendCancel: ['undo'],
  onBendClick: ['bendLink', 'delete'],
  onWalk: 'Tab',
  onPutBack: 'Esc',
  ink: ['pen', 'marker', 'eraser'],
  onDraw: ['pen', 'marker', 'eraser'],
  onEdit: ['edit'],
  onContext: ['menu'],
  onDragStart: ['moveTo'],
  onDragMove: ['moveTo'],
  onDrop: ['moveTo', 'cluster', 'uncluster', 'lineEarlier', 'lineLater'],
  onDragCancel: ['undo'],
  onResizeStart: ['larger', 'smaller'],
  onResizeMove: ['larger', 'smaller'],
  onResizeEnd: ['larger', 'smaller'],
  onResizeCancel: ['undo'],
  onScaleStart: ['larger', 'smaller'],
  onScaleMove: ['larger', 'smaller'],
  onScaleEnd: ['larger', 'smaller'],
  onScaleCancel: ['undo'],
  onLinkClick: ['noteBelow', 'newRow', 'newColumn'],
  onLinkMove: ['link', 'linkTo'],
  onLinkDrop: ['link', 'linkTo'],
  onLinkCancel: 'Esc',
  onNudge: 'arrow keys',
  onAdded: ['several'],
  onEscape: 'Esc',
  onStuck: ['lock'],
  onPointer: 'it shows where I point and does nothing',
};

/** Each of a hundred acts is looked for in the list: a bound against waiting for ever. */
const LONG = { timeout: 90_000 };

const EVERYWHERE: readonly Action[] = [
  ...BOARD_ACTIONS,
  presentAction(() => undefined),
  ...togetherActions({} as Together),
  ...createExchange(true, () => undefined).actions,
  ...barrierActions(writable(false), () => null),
];

/** Acts with others come with company. */
const LASER = togetherActions({} as Together).filter(({ id }) => id === 'laser');

async function open(view: 'canvas' | 'outline') {
  const board = openBoard(2, view);
  show(board.board(true, { more: LASER }));
  await waitFor(() => expect(document.querySelectorAll('[data-item]').length).toBe(2));
  return board;
}

/** Every act can be done, and only tells that it was. */
function listen() {
  const done: string[] = [];
  for (const action of BOARD_ACTIONS) {
    if (action.id === 'commands') continue;
    vi.spyOn(action, 'run').mockImplementation(() => void done.push(action.id));
    if (action.when) vi.spyOn(action as Required<Action>, 'when').mockReturnValue(null);
  }
  return done;
}

/** By selector: to ask for a role among a hundred options costs a busy machine seconds. */
const list = () =>
  waitFor(() =>
    expect(document.querySelector('input[role="combobox"][aria-label="Command menu"]')).not.toBeNull(),
  );

const listed = BOARD_ACTIONS.filter((action) => action.id !== 'commands').map((action) => action.id);

describe('the table of parity', () => {
  beforeEach(() => {
    vi.spyOn(HTMLElement.prototype, 'clientWidth', 'get').mockReturnValue(1_200);
    vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(900);
    vi.spyOn(HTMLCanvasElement.prototype, 'getContext').mockReturnValue(null);
    Element.prototype.scrollIntoView = vi.fn();
  });
  afterEach(() => {
    cleanup();
    vi.restoreAllMocks();
  });

  it('[AN16] every act names the rule that proves it, and every such rule is one', () => {
    const rules = new Set(
      trackedFiles()
        .filter((path) => path.startsWith('docs/spec/'))
        .flatMap((path) =>
          [...readTracked(path).matchAll(/^\*\*([A-Z]+\d+)\*\*/gm)].map((match) => match[1]),
        ),
    );
    const proofOf = (id: string) => PROVED.find(([pattern]) => pattern.test(id))?.[1];
    expect(BOARD_ACTIONS.map(({ id }) => id).filter((id) => proofOf(id) === undefined)).toEqual([]);
    expect(PROVED.map(([, rule]) => rule).filter((rule) => !rules.has(rule))).toEqual([]);
    expect(PROVED.filter(([pattern]) => !BOARD_ACTIONS.some(({ id }) => pattern.test(id)))).toEqual([]);
  });

  it('[AN16] every gesture has acts that do the same, and those are acts', () => {
    const ids = new Set(BOARD_ACTIONS.map((action) => action.id));
    const named = Object.values(GESTURES).flatMap((acts) => (typeof acts === 'string' ? [] : acts));
    expect(named.filter((id) => !ids.has(id))).toEqual([]);
  });

  it('[AN16] no two acts of board, company and page have the same id or key', () => {
    const twice = (all: readonly string[]) => all.filter((one, at) => all.indexOf(one) !== at);
    expect(twice(EVERYWHERE.map(({ id }) => id))).toEqual([]);
    // Of what is chosen only one of each pair can be done: see BC590 and BC595.
    const shared = ['Ctrl+G', 'Ctrl+Shift+G'].map(chordOf);
    expect(twice(EVERYWHERE.flatMap(({ keys = [] }) => keys.map(chordOf)))).toEqual(shared);
  });

  it('[AN16] on the canvas every key does its act, or opens the list that holds it', LONG, async () => {
    const done = listen();
    await open('canvas');
    const surface = screen.getByRole('application');
    const keyed = BOARD_ACTIONS.filter(({ id, keys, native }) => keys && !native && id !== 'commands');
    // The surface itself answers these with the same; CV rules prove it.
    const surfaces = ['edit', 'selectAll', 'zoomIn', 'zoomOut', 'zoomReal', 'zoomAll', 'zoomSelection'];
    for (const { keys = [] } of keyed) for (const one of keys) fireEvent.keyDown(surface, pressed(one));
    const first = (one: string) => keyed.find(({ keys }) => keys?.includes(one))?.id ?? '';
    const expected = keyed.flatMap(({ keys = [] }) => keys.map(first));
    expect(done.filter((id) => !surfaces.includes(id))).toEqual(
      expected.filter((id) => !surfaces.includes(id)),
    );
    fireEvent.keyDown(surface, { key: 'k', code: 'KeyK', ctrlKey: true });
    await list();
    const offered = [...document.querySelectorAll('[role="option"]')].map((option) =>
      option.getAttribute('data-key'),
    );
    expect(listed.filter((id) => !offered.includes(id))).toEqual([]);
  });

  it(
    '[AN16] the list of the outline says of the acts that only a canvas has that it has not got them',
    LONG,
    async () => {
      await open('outline');
      fireEvent.click(screen.getByRole('button', { name: 'Command menu' }));
      await list();
      const onCanvas = [...document.querySelectorAll('[role="option"]')]
        .filter((option) => option.textContent?.includes('Only on the canvas.'))
        .map((option) => option.getAttribute('data-key') ?? '');
      expect(onCanvas.sort()).toEqual(Object.keys(NOT_IN_OUTLINE).sort());
    },
  );
});
