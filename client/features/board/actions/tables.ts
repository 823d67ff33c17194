/** Tables of notes; making an empty one is among what makes things. */

import { IconTable } from '@tabler/icons-react';
import { isTableLine } from '../../../../shared/documents/boardKinds.ts';
import { pasting } from '../canvas/laterPasting.ts';
import { newTables, tableHeads } from '../canvas/laterTables.ts';
import { type LineKind, tableMeant } from '../canvas/Tables.ts';
import type { Action, Desk } from './Action.ts';
import type { Reason } from './actionWords.ts';
import { needsFree, needsKind } from './needs.ts';

function needsTable({ commands, model }: Desk): Reason | null {
  const table = tableMeant(commands);
  if (table === null) return 'table';
  return model.item(table)?.locked ? 'locked' : null;
}

function needsLines(desk: Desk): Reason | null {
  const kinds = desk.commands.chosen.map((one) => desk.model.item(one)?.kind);
  return kinds.some(isTableLine) ? needsFree(desk) : 'rowOrColumn';
}

const needsLine = (desk: Desk) => (desk.selection.single ? needsLines(desk) : 'rowOrColumn');

type Code = NonNullable<ReturnType<typeof newTables.now>>;

const act = (
  id: string,
  when: (desk: Desk) => Reason | null,
  work: (code: Code, commands: Desk['commands']) => void,
): Action => ({
  id,
  group: 'table',
  writes: true,
  menus: ['items'],
  when,
  run: ({ commands }) => newTables.run(commands.parts, (code) => work(code, commands)),
});

const needsMeant = (kind: LineKind) => (desk: Desk) =>
  needsTable(desk) ?? (newTables.now()?.lineMeant(desk.commands, kind) ? null : 'rowOrColumn');

const linesOfKind = (kind: LineKind): readonly Action[] => {
  const meant = needsMeant(kind);
  return [
    act(`${kind}Before`, meant, (code, commands) => code.newLine(commands, kind, 0)),
    act(kind === 'row' ? 'newRow' : 'newColumn', needsTable, (code, commands) =>
      code.newLine(commands, kind),
    ),
    act(`${kind}Gone`, meant, (code, commands) => code.removeLine(commands, kind)),
  ];
};

export const TABLES: readonly Action[] = [
  {
    id: 'rows',
    group: 'arrange',
    icon: IconTable,
    writes: true,
    menus: ['items'],
    label: ({ clipboard: { rows } }) => `actions:names.${rows?.isTable ? 'rowsAsNotes' : 'rows'}`,
    // On the bar of something else it would mean that.
    when: ({ clipboard: { rows }, history, commands: { chosen } }) =>
      rows?.step === history.last && (chosen.length === 0 || chosen.includes(rows.id)) ? null : 'rows',
    run: ({ clipboard, commands }) =>
      pasting.run(commands.parts, (code) => code.turnRows(clipboard, commands)),
  },
  {
    ...act('tabulate', needsKind('note', 'notes'), (code, commands) => code.tabulate(commands)),
    group: 'arrange',
    icon: IconTable,
  },
  ...linesOfKind('row'),
  ...linesOfKind('column'),
  {
    ...act(
      'headings',
      (desk) => needsTable(desk) ?? newTables.now()?.headsOf(desk.commands).why ?? null,
      (_, commands) => tableHeads.run(commands.parts, (code) => code.turnHeads(commands)),
    ),
    checked: ({ commands }) => newTables.now()?.headsOf(commands).checked === true,
  },
  act('lineEarlier', needsLine, (code, commands) => code.shiftChosen(commands, -1)),
  act('lineLater', needsLine, (code, commands) => code.shiftChosen(commands, 1)),
  act('wider', needsLines, (code, commands) => code.widenChosen(commands, 1)),
  act('narrower', needsLines, (code, commands) => code.widenChosen(commands, -1)),
];
