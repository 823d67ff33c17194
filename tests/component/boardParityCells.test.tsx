/**
 * The table of parity, run: every act by mouse, by finger, by the keys of the canvas and in the outline, each on a real
 * board through what a person presses, and each asked for the same effect. What an act does in full, its rule proves.
 */
import { act } from '@testing-library/react';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { reasonAgainst } from '../../client/features/board/actions/ActionSet.ts';
import { BOARD_ACTIONS } from '../../client/features/board/actions/boardActions.ts';
import { openParityBoard, type ParityBoard } from '../support/parityBoard.tsx';
import { NOT_IN_OUTLINE, PARITY, type ParityRow } from '../support/parityTable.ts';
import { reach, WAYS, type Way } from '../support/parityWays.ts';
// Loaded on demand; here before the clock of a test runs.
import '../../client/features/board/actions/orderingActs.ts';
import '../../client/features/board/commands/CommandMenu.tsx';
import '../../client/features/board/grouping/GroupPanel.tsx';

/** A bound against waiting for ever on a busy machine. */
const LONG = 30_000;

type Cell = readonly [id: string, way: Way, row: ParityRow];

function cellsOf(ways: readonly Way[]): readonly Cell[] {
  return PARITY.flatMap((row) =>
    ways.map((way): Cell => {
      const turn = WAYS.indexOf(way) % row.acts.length;
      return [row.acts[turn]?.id ?? '', way, row];
    }),
  );
}

async function settled(board: ParityBoard, document: string, rest: string) {
  const end = Date.now() + 8_000;
  for (;;) {
    const now = board.changes();
    if ((now.document === document && now.rest.includes(rest)) || Date.now() > end) return now;
    await act(() => new Promise<void>((resolve) => setTimeout(resolve, 4)));
  }
}

async function run(board: ParityBoard, [id, way, row]: Cell): Promise<void> {
  const action = BOARD_ACTIONS.find((one) => one.id === id);
  if (!action) throw new Error(`${id} is no act`);
  await board.reset(row.chosen, row.first);
  if (way === 'outline' && id in NOT_IN_OUTLINE) {
    expect(reasonAgainst(action, board.desk)).toBe('canvas');
    return;
  }
  await reach(action, board, way);
  const rest = id === 'link' ? (way === 'outline' ? 'choosing=link' : 'linking=true') : row.rest(id);
  const now = await settled(board, row.document(id), rest);
  expect(now.document).toBe(row.document(id));
  expect(now.rest).toContain(rest);
}

describe('the table of parity on the canvas', () => {
  let board: ParityBoard;
  beforeAll(async () => {
    board = await openParityBoard('canvas');
  });
  afterAll(() => board.close());

  it.each(cellsOf(['mouse', 'touch', 'keyboard']))('[AN16] %s by %s', (...cell) => run(board, cell), LONG);
});

describe('the table of parity in the outline', () => {
  let board: ParityBoard;
  beforeAll(async () => {
    board = await openParityBoard('outline');
  });
  afterAll(() => board.close());

  it('[AN162] the menu of a row offers what can be done when it opens, after a dot came on another row', async () => {
    const dots = cellsOf(['outline']).find(([id]) => id === 'distribute.dots');
    expect(dots).toBeDefined();
    if (dots) await run(board, dots);
  });

  it.each(cellsOf(['outline']))('[AN16] %s in the %s', (...cell) => run(board, cell), LONG);
});

describe('the table itself', () => {
  it('[AN16] has a row for every act', () => {
    const rows = PARITY.flatMap(({ acts }) => acts.map((action) => action?.id));
    const like = (id: string) =>
      rows.includes(id) || rows.some((one) => one.split('.')[0] === id.split('.')[0]);
    expect(BOARD_ACTIONS.map(({ id }) => id).filter((id) => !like(id))).toEqual([]);
    expect(rows.filter((id) => id === undefined)).toEqual([]);
  });
});
