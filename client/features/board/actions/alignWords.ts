import type { Align, BoardItem } from '../../../../shared/documents/boardKinds.ts';
import { hasLetters } from '../../../../shared/documents/boardKinds.ts';
import { alignOf } from '../../../canvas/text/wordsDirection.ts';
import { changeItems } from '../acts/change.ts';
import type { Desk } from './Action.ts';
import { chosenItems } from './needs.ts';

/** What stands there already is not written, so that undo has no step that nobody sees. */
export function alignWords(desk: Desk, to: Align): void {
  const { context, model, commands } = desk;
  const moves = (item: BoardItem) => hasLetters(item.kind) && alignOf(item) !== to;
  const moving = chosenItems(desk).filter(moves);
  changeItems(
    context,
    moving.map(({ id }) => id),
    { align: to },
  );
  model.store.flush();
  commands.parts.voice.say(commands.parts.t(`actions:names.words.${to}`));
}
