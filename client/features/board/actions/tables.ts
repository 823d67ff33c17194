/** Tables of notes; making an empty one is among what makes things. */

import { IconTable } from '@tabler/icons-react';
import { isTableLine } from '../../../../shared/documents/boardKinds.ts';
import { pasting } from '../canvas/laterPasting.ts';
import { newTables, tableHeads } from '../canvas/laterTables.ts';
import { tableMeant } from '../canvas/Tables.ts';
import type { Action, Desk } from './Action.ts';
import type { Reason } from './actionWords.ts';
import { needsFree, needsKind } from './needs.ts';

function needsTable({ commands, model }: Desk): Reason | null {
  const table = tableMeant(commands);
  if (table === null) return 'table';
  return model.item(table)?.locked ? 'locked' : null;
}

function needsLine(desk: Desk): Reason | null {
  const item = desk.model.item(desk.selection.single);
  return item && isTableLine(item.kind) ? needsFree(desk) : 'rowOrColumn';
}

function needsLines(desk: Desk): Reason | null {
  const kinds = desk.commands.chosen.map((one) => desk.model.item(one)?.kind);
  return kinds.some(isTableLine) ? needsFree(desk) : 'rowOrColumn';
}

function shift(id: string, by: 1 | -1): Action {
  return {
    id,
    group: 'table',
    writes: true,
    menus: ['items'],
    when: needsLine,
    run: ({ commands, selection }) =>
      newTables.run(
        commands.parts,
        (code) => selection.single && code.shiftLine(commands, selection.single, by),
      ),
  };
}

const widening = (id: string, by: 1 | -1): Action => ({
  id,
  group: 'table',
  writes: true,
  menus: ['items'],
  when: needsLines,
  run: ({ commands }) => newTables.run(commands.parts, ({ widenChosen }) => widenChosen(commands, by)),
});

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
    id: 'tabulate',
    group: 'arrange',
    icon: IconTable,
    writes: true,
    menus: ['items'],
    when: needsKind('note', 'notes'),
    run: (desk) => newTables.run(desk.commands.parts, ({ tabulate }) => tabulate(desk.commands)),
  },
  {
    id: 'newRow',
    group: 'table',
    writes: true,
    menus: ['items'],
    when: needsTable,
    run: (desk) => newTables.run(desk.commands.parts, ({ newLine }) => newLine(desk.commands, 'row')),
  },
  {
    id: 'newColumn',
    group: 'table',
    writes: true,
    menus: ['items'],
    when: needsTable,
    run: (desk) => newTables.run(desk.commands.parts, ({ newLine }) => newLine(desk.commands, 'column')),
  },
  {
    id: 'headings',
    group: 'table',
    writes: true,
    menus: ['items'],
    checked: ({ commands, model }) => {
      const table = tableMeant(commands);
      return table !== null && newTables.now()?.hasHeads(model, table) === true;
    },
    when(desk) {
      const table = tableMeant(desk.commands);
      return needsTable(desk) ?? ((table && newTables.now()?.needsHeads(desk.model, table)) || null);
    },
    run: ({ commands }) => tableHeads.run(commands.parts, ({ turnHeads }) => turnHeads(commands)),
  },
  shift('lineEarlier', -1),
  shift('lineLater', 1),
  widening('wider', 1),
  widening('narrower', -1),
];
