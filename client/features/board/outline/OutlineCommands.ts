/** The board's commands where there is no view to place things in: new things stand where they belong, or below everything. */
import { isContainer, NOTE_SIZE } from '../../../../shared/documents/boardKinds.ts';
import type { ItemId } from '../../../../shared/ids.ts';
import type { Box, Point, Size } from '../../../canvas/geometry.ts';
import { union } from '../../../canvas/geometry.ts';
import { createNote } from '../acts/make.ts';
import { BoardCommands } from '../canvas/BoardCommands.ts';
import { freePlace } from '../canvas/places.ts';
import { FRAME_HEADER } from '../model/layout.ts';

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
    return this.mayEdit ? this.makeNote(this.#inside(focused), { parent: focused }) : null;
  }

  /** Words that were written already, as in the field of a phone: nothing opens. */
  addNote(text: string): void {
    const { context, model, voice, t } = this.parts;
    const { x, y } = this.room({ w: NOTE_SIZE, h: NOTE_SIZE });
    const id = createNote(context, { x, y, text, colour: this.colour });
    model.store.flush();
    if (id === null) this.full();
    else voice.say(t('said.added', { text }));
  }

  #inside(container: ItemId): Box {
    const box = this.parts.model.box(container) ?? this.room({ w: 0, h: 0 });
    const wish = { x: box.x + 24, y: box.y + FRAME_HEADER + 24, w: NOTE_SIZE, h: NOTE_SIZE };
    return freePlace(this.parts.model, wish, { inside: box });
  }
}
