/** Lines by hand: drawn between two places of the board, an end put elsewhere with the pointer or with arrow keys. */
import type { LineEnd, Place } from '../../../../shared/documents/boardKinds.ts';
import { freeEnd } from '../../../../shared/documents/boardKinds.ts';
import type { ItemId } from '../../../../shared/ids.ts';
import type { LineDrag, SurfaceHandlers, TipDrag } from '../../../canvas/handlers.ts';
import { writable } from '../../../live/readable.ts';
import type { End } from '../acts/line.ts';
import type { BendParts } from './BendHand.ts';
import { Bends } from './Bends.ts';
import { lineCode } from './laterLines.ts';

export interface LinesParts extends BendParts {
  /** A line was drawn: nobody chooses any more what to link. */
  readonly onDrawn: () => void;
}

export class Lines {
  /** The end that arrow keys move, as long as its line is the one that is selected. */
  readonly keys = writable<{ readonly id: ItemId; readonly end: LineEnd } | null>(null);
  readonly bends: Bends;
  readonly handlers: Bends['handlers'] &
    Pick<SurfaceHandlers<ItemId>, 'sideAt' | 'onLine' | 'onTipMove' | 'onTipDrop' | 'onTipCancel'>;
  readonly #parts: LinesParts;
  readonly #stop: () => void;

  constructor(parts: LinesParts) {
    this.#parts = parts;
    this.bends = new Bends(parts);
    const { selection } = parts.commands.parts;
    this.#stop = selection.subscribe(() => {
      if (selection.single !== this.keys.get()?.id) this.keys.set(null);
    });
    this.handlers = {
      sideAt: this.#sideAt,
      onLine: (drag) => this.#drawn(drag),
      onTipMove: (drag) => this.#show(drag),
      onTipDrop: (drag) => this.#drop(drag),
      onTipCancel: (id) => this.#end(id),
      ...this.bends.handlers,
    };
  }

  #drawn({ from, start, over, point }: LineDrag<ItemId>): void {
    const { commands, onDrawn } = this.#parts;
    onDrawn();
    lineCode.run(commands.parts, (code) => {
      if (from !== null && over !== null) code.linkDrawn(commands, { from, over, point });
      else code.newLine(commands, from ?? start, over ?? point, over && code.sideAt(commands, over, point));
    });
  }

  readonly #sideAt = (id: ItemId, point: Place) =>
    lineCode.now()?.sideAt(this.#parts.commands, id, point) ?? null;

  #show({ id, tip, point, over }: TipDrag<ItemId>): void {
    const { commands, displacements, surface, publisher } = this.#parts;
    const held = { id, end: tip, at: over ?? point, side: over && this.#sideAt(over, point) };
    displacements.tip = { ...held, stays: lineCode.now()?.staying(commands.parts.model, held) };
    surface.linksMoved([id]);
    publisher.show({ hand: { does: 'tip', ...held }, cursor: point });
  }

  #drop({ id, tip, point, over }: TipDrag<ItemId>): void {
    this.put(id, tip, over ?? point, () => this.#end(id), over && point);
  }

  #end(id: ItemId): void {
    const { displacements, surface, publisher } = this.#parts;
    displacements.clearMine();
    surface.linksMoved([id]);
    publisher.show({ hand: null });
  }

  /** `near` is where a hand lets it go on an item. */
  put(
    id: ItemId,
    end: LineEnd,
    to: End,
    then: () => void = () => undefined,
    near: Place | null = null,
  ): void {
    const { commands } = this.#parts;
    lineCode.run(
      commands.parts,
      ({ putEnd, sideAt }) => {
        const side = near && typeof to === 'string' ? sideAt(commands, to, near) : null;
        putEnd(commands, id, end, to, side);
        then();
      },
      then,
    );
  }

  /** Arrow keys move that end from now on, or the whole line again. */
  toggleKeys(id: ItemId, end: LineEnd): void {
    const { voice, t } = this.#parts.commands.parts;
    const now = this.keys.get();
    const off = now?.id === id && now.end === end;
    this.keys.set(off ? null : { id, end });
    voice.say(t(off ? 'line.whole' : `line.keys.${end}`));
  }

  /** True when the arrow key was for an end or a bend. */
  nudge(dx: number, dy: number): boolean {
    const one = this.keys.get();
    const at = one && this.#at(one.id, one.end);
    if (!one || !at) return this.bends.nudge(dx, dy);
    this.put(one.id, one.end, { x: at.x + dx, y: at.y + dy });
    return true;
  }

  #at(id: ItemId, end: LineEnd): Place | null {
    const item = this.#parts.commands.parts.model.item(id);
    const free = item?.kind === 'connector' ? freeEnd(item, end) : null;
    return free ?? this.#parts.surface.tips(id)?.[end] ?? null;
  }

  destroy(): void {
    this.#stop();
    this.bends.destroy();
  }
}
