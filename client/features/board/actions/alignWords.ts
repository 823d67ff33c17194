/** Where words stand, how large they are and in which ink. What is so already is not written, so that undo has no step that nobody sees. */
import { changeItem, type ItemChange } from '../../../../shared/documents/board.ts';
import type {
  Align,
  BoardItem,
  NoteColour,
  TextSize,
  Valign,
} from '../../../../shared/documents/boardKinds.ts';
import { hasLetters, hasRoom } from '../../../../shared/documents/boardKinds.ts';
import { alignOf, valignOf } from '../../../canvas/text/wordsDirection.ts';
import { setLetters, setStruck } from '../acts/arrange.ts';
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

export function letters({ context, model, commands }: Desk, size: TextSize | null): void {
  setLetters(context, commands.chosen, size);
  model.store.flush();
  const { voice, t } = commands.parts;
  voice.say(t(`actions:names.textSize.${size ?? 'auto'}`));
}

/** All words of what is chosen, or of what somebody writes in. */
export function strike(desk: Desk): void {
  const { model, commands, context } = desk;
  const items = chosenItems(desk).filter((item) => hasLetters(item.kind) && !item.locked);
  const struck = items.every((item) => item.struck) ? null : true;
  const ids = items.map((item) => item.id);
  setStruck(context, ids, struck);
  model.store.flush();
  commands.parts.voice.say(commands.parts.t(`actions:said.${struck ? 'struck' : 'notStruck'}`));
}
