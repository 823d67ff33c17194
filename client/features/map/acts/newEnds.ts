/** Nodes that come with the link that they are an end of, wherever it is made or led elsewhere: one act, one step of undo. */
import { cutText, oneLine } from '../../../../shared/exchange/cleanText.ts';
import type { ItemId } from '../../../../shared/ids.ts';
import { LIMITS } from '../../../../shared/limits.ts';
import { plainWord } from '../../../../shared/maps/words.ts';
import type { Tip } from '../../../canvas/items.ts';
import { i18n } from '../../../i18n/i18n.ts';
import '../../../i18n/words/mapTable.ts';
import { hasRoomFor } from '../../../live/edit.ts';
import { seeWith } from '../canvas/chosen.ts';
import type { MapDesk } from '../MapDesk.ts';
import { NODE } from '../model/mapModel.ts';
import { kindBeside } from './MapCommands.ts';
import { createNode } from './mapActs.ts';

/** What a new node would be called by this; null where a node is called so, or nothing is typed. `taken`: one that is to come. */
export function newName({ commands, model }: MapDesk, typed: string, taken?: string): string | null {
  const name = cutText(oneLine(typed).trim(), LIMITS.noteLength);
  const isSame = (title: string) => plainWord(title) === plainWord(name);
  const isKnown = model.nodes().some(({ id }) => isSame(commands.titleOf(id)));
  return name === '' || isKnown || (taken !== undefined && isSame(taken)) ? null : name;
}

/** Beside the other end, where that is known; on the canvas it is in view. Null when the map is full. */
export function newEnd(desk: MapDesk, name: string, end: Tip, other: ItemId | null): ItemId | null {
  const { commands, context, model, viewport } = desk;
  const starts = end === 'from';
  const kind = kindBeside((other && model.node(other)?.kind) ?? '', starts);
  const beside = other && commands.beside(other, starts ? 'left' : 'right', name);
  const place = beside ?? commands.roomFor(name);
  const id = createNode(context, { kind, ...place, text: name });
  if (id !== null) viewport.reveal({ ...place, w: NODE.width, h: model.heightOf(name) });
  return id;
}

/** A node that is there, or one that comes with the link. */
export type EndMeant = { readonly id: ItemId } | { readonly name: string };

/** The link between these; without room for all of it nothing is made. */
export function linkEnds(desk: MapDesk, from: EndMeant, to: EndMeant): void {
  const { commands, context, history, model, selection } = desk;
  const { voice, t } = commands.parts;
  if ('id' in from && 'id' in to) return void commands.link(from.id, to.id);
  const names = [from, to].flatMap((one) => ('name' in one ? [one.name] : []));
  if (!commands.mayEdit) return void voice.say(t('said.readOnly'));
  if (!hasRoomFor(context, names.length + 1)) return void voice.problem(t('said.full'));
  // One that was there may be gone since.
  if ([from, to].some((one) => 'id' in one && !model.node(one.id)))
    return void voice.say(t('said.notLinked'));
  const made = (one: EndMeant, end: Tip, other: ItemId | null) => {
    if ('id' in one) return one.id;
    const id = newEnd(desk, one.name, end, other);
    model.store.flush();
    return id;
  };
  history.together(() => {
    const start = made(from, 'from', 'id' in to ? to.id : null);
    const end = start && made(to, 'to', start);
    if (start && end) commands.link(start, end);
    // A panel may come for the link, over what came with it.
    seeWith(
      selection,
      [start, end].flatMap((id) => id ?? []),
    );
  });
  voice.say(names.map((name) => i18n.t('mapTable:freshEnd', { name })).join('. '));
}
