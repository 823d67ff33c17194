/** Where words stand and in which ink. What is so already is not written, so that undo has no step that nobody sees. */
import { changeItem, type ItemChange } from '../../../../shared/documents/board.ts';
import type { Align, BoardItem, NoteColour, Valign } from '../../../../shared/documents/boardKinds.ts';
import { hasLetters, hasRoom } from '../../../../shared/documents/boardKinds.ts';
import { alignOf, valignOf } from '../../../canvas/text/wordsDirection.ts';
import { changeFree } from '../acts/change.ts';
import type { Desk } from './Action.ts';
import { chosenItems } from './needs.ts';

function changeWords(desk: Desk, changeOf: (item: BoardItem) => ItemChange, said: string): void {
  const { context, model, commands } = desk;
  const changes = new Map(chosenItems(desk).map((item) => [item.id, changeOf(item)]));
  changeFree(context, [...changes.keys()], (items, { id }) => changeItem(items, id, changes.get(id) ?? {}));
  model.store.flush();
  commands.parts.voice.say(commands.parts.t(`actions:names.${said}` as 'actions:names.bold'));
}

export function alignWords(desk: Desk, align: Align): void {
  const moves = (item: BoardItem) => hasLetters(item.kind) && alignOf(item) !== align;
  changeWords(desk, (item) => (moves(item) ? { align } : {}), `words.${align}`);
}

export function standWords(desk: Desk, valign: Valign): void {
  const moves = (item: BoardItem) => hasRoom(item.kind) && valignOf(item) !== valign;
  changeWords(desk, (item) => (moves(item) ? { valign } : {}), `words.${valign}`);
}

/** Null: as those of a new item. */
export function inkWords(desk: Desk, ink: NoteColour | null): void {
  const changeOf = (item: BoardItem): ItemChange => {
    if (item.kind === 'text') return { colour: ink ?? 'stone' };
    return hasRoom(item.kind) ? { ink } : {};
  };
  changeWords(desk, changeOf, `ink.${ink ?? 'auto'}`);
}
