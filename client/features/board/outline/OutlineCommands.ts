/** The board's commands where there is no view to place things in: new things stand where they belong, or below everything. */
import '../../../i18n/words/boardLater.ts';
import { isContainer, NOTE_SIZE } from '../../../../shared/documents/boardKinds.ts';
import type { ItemId } from '../../../../shared/ids.ts';
import type { Box, Point, Size } from '../../../canvas/geometry.ts';
import { union } from '../../../canvas/geometry.ts';
import { createNote } from '../acts/make.ts';
import { BoardCommands } from '../canvas/BoardCommands.ts';
import { makeIn, noteIn } from '../canvas/noteIn.ts';

export class OutlineCommands extends BoardCommands {
  override room(size: Size): Box {
    const all = union([...this.parts.model.boxes()].map(([, box]) => box));
    return all ? { x: all.x, y: all.y + all.h + 40, ...size } : { x: 0, y: 0, ...size };
  }

  /** Below the focused note, in the focused frame or cluster, or below everything. */
  override newNote(at?: Point): ItemId | null {
    const { model, selection } = this.parts;
    const { focused } = selection;
    const item = model.item(focused);
    if (at || focused === null || !item || item.kind === 'connector') return super.newNote(at);
    if (!isContainer(item.kind)) {
      this.goBeside(focused, 'below');
      return selection.editing;
    }
    return noteIn(this, focused);
  }

  /** Words that were written already, as in the field of a phone: nothing opens. */
  addNote(text: string, parent: ItemId | null = null): ItemId | null {
    const { context, model, voice, t } = this.parts;
    if (!this.isOpen(parent, () => this.addNote(text, parent))) return null;
    const make = ({ x, y }: Point) => createNote(context, { x, y, text, colour: this.colour }, { parent });
    const within = parent !== null && model.box(parent) !== null;
    const id = within ? makeIn(this.parts, parent, make) : make(this.room({ w: NOTE_SIZE, h: NOTE_SIZE }));
    model.store.flush();
    if (id === null) return this.full();
    voice.say(t('said.added', { text }));
    return id;
  }
}
