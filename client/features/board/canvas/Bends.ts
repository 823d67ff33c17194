/** Lines bent by hand or by arrow keys, and words put along them: seen at once, written when they are let go. */
import type { ItemId } from '../../../../shared/ids.ts';
import type { Point } from '../../../canvas/geometry.ts';
import type { BendDrag, SurfaceHandlers } from '../../../canvas/handlers.ts';
import type { PresencePublisher } from '../../../canvas/presence/PresencePublisher.ts';
import { writable } from '../../../live/readable.ts';
import type { BoardCommands } from './BoardCommands.ts';
import type { BoardSurface } from './BoardSurface.ts';
import type { Displacements } from './Displacements.ts';
import { bendCode } from './laterLines.ts';

type Handlers = Pick<SurfaceHandlers<ItemId>, 'onBendMove' | 'onBendDrop' | 'onBendCancel' | 'onPutBack'>;

export interface BendParts {
  readonly commands: BoardCommands;
  readonly surface: BoardSurface;
  readonly displacements: Displacements;
  readonly publisher: PresencePublisher;
}

export class Bends {
  /** The line that arrow keys bend, as long as it is the one that is selected. */
  readonly keys = writable<{ readonly id: ItemId; readonly by: Point } | null>(null);
  readonly handlers: Handlers;
  readonly #parts: BendParts;
  readonly #stop: () => void;

  constructor(parts: BendParts) {
    this.#parts = parts;
    const { selection } = parts.commands.parts;
    this.#stop = selection.subscribe(() => {
      if (selection.single !== this.keys.get()?.id) this.letGo();
    });
    this.handlers = {
      onBendMove: (drag) => this.#show(drag),
      onBendDrop: (drag) => this.#drop(drag.id, drag),
      onBendCancel: (id) => this.#end(id),
      onPutBack: () => this.#putBack(),
    };
  }

  /** Where the part in my hand was when it was taken. */
  #taken: Point | null = null;
  /** A hand that rests is shown once the code has come. */
  #last: BendDrag<ItemId> | null = null;

  #show(drag: BendDrag<ItemId>, snaps = true): void {
    const { commands, displacements, surface, publisher } = this.#parts;
    this.#last = drag;
    const code = bendCode.now();
    if (!code) bendCode.hope(() => this.#last === drag && this.#show(drag, snaps));
    const route = surface.route(drag.id);
    if (!code || !route) return;
    this.#taken ??= code.partOf(route, drag.part);
    const shape = code.shapeOf(commands, drag, this.#taken, snaps);
    if (!shape) return;
    displacements.shape = { id: drag.id, shape };
    surface.linksMoved([drag.id]);
    publisher.show({ hand: { does: 'bend', id: drag.id, shape }, ...(snaps && { cursor: drag.point }) });
  }

  /** A hand may have been quicker than the code that knows what it did. */
  #drop(id: ItemId, drag: BendDrag<ItemId> | null = null): void {
    const { commands, displacements } = this.#parts;
    bendCode.run(
      commands.parts,
      (code) => {
        if (drag && displacements.shape?.id !== id) this.#show(drag);
        const { shape } = displacements;
        if (shape?.id === id) code.write(commands, [id], shape.shape);
        this.#end(id);
      },
      () => this.#end(id),
    );
  }

  #end(id: ItemId): void {
    this.#taken = null;
    this.#last = null;
    const { displacements, surface, publisher } = this.#parts;
    displacements.clearMine();
    surface.linksMoved([id]);
    publisher.show({ hand: null });
  }

  /** Arrow keys bend it from now on, or what they made of it stays. */
  toggleKeys(id: ItemId): void {
    const { parts } = this.#parts.commands;
    if (this.letGo()) return;
    bendCode.run(parts, ({ say }) => {
      this.keys.set({ id, by: { x: 0, y: 0 } });
      say(parts, 'bending');
    });
  }

  /** True when the arrow key was for a bend. */
  nudge(dx: number, dy: number): boolean {
    const one = this.keys.get();
    if (!one) return false;
    const by = { x: one.by.x + dx, y: one.by.y + dy };
    this.keys.set({ id: one.id, by });
    const { commands, displacements } = this.#parts;
    this.#show({ id: one.id, part: 'bend', start: { x: 0, y: 0 }, point: by }, false);
    bendCode.now()?.sayBend(commands.parts, displacements.shape?.shape.bend);
    return true;
  }

  /** What arrow keys made of it stays: true when they bent a line. */
  letGo(): boolean {
    const one = this.keys.get();
    if (!one) return false;
    this.keys.set(null);
    this.#drop(one.id);
    bendCode.now()?.say(this.#parts.commands.parts, 'bent');
    return true;
  }

  #putBack(): boolean {
    const one = this.keys.get();
    if (!one) return false;
    this.keys.set(null);
    this.#end(one.id);
    bendCode.now()?.say(this.#parts.commands.parts, 'putBack');
    return true;
  }

  destroy(): void {
    this.#stop();
  }
}
