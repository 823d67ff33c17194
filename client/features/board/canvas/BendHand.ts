/** A hand or arrow keys at the bends of a line, or at its words: what they do is seen at once, and written when they let go. */
import type { ItemId } from '../../../../shared/ids.ts';
import type { Point } from '../../../canvas/geometry.ts';
import type { BendDrag } from '../../../canvas/handlers.ts';
import type { Dot, Tip } from '../../../canvas/items.ts';
import type { PresencePublisher } from '../../../canvas/presence/PresencePublisher.ts';
import type { Route } from '../../../canvas/routes.ts';
import type { Writable } from '../../../live/readable.ts';
import { bentLinks } from '../model/bentLinks.ts';
import type { BoardCommands } from './BoardCommands.ts';
import { say, sayBend, sayDot, shapeOf, type Taken, take, write } from './bending.ts';
import type { Displacements } from './Displacements.ts';

export { addBend, dotsOn, straighten } from './bending.ts';

export interface BendParts {
  readonly commands: BoardCommands;
  /** Of the board's surface, which in its turn asks here where the dots of a line are. */
  readonly surface: {
    route(id: ItemId): Route | null;
    tips(id: ItemId): Readonly<Record<Tip, Point>> | null;
    dots(id: ItemId, zoom: number): readonly Dot[];
    linksMoved(ids: Iterable<ItemId>): void;
  };
  readonly displacements: Displacements;
  readonly publisher: PresencePublisher;
}

export interface ByKeys {
  readonly id: ItemId;
  readonly dot: string;
}

const isBend = (dot: string) => dot.startsWith(':');

export class BendHand {
  readonly #parts: BendParts;
  readonly #keys: Writable<ByKeys | null>;
  /** What it took, and where that was. */
  #taken: Taken | null = null;
  /** How far arrow keys have moved it. */
  #by: Point = { x: 0, y: 0 };

  constructor(parts: BendParts, keys: Writable<ByKeys | null>) {
    this.#parts = parts;
    this.#keys = keys;
    // A first bend is seen bent from its first moment.
    bentLinks.get();
  }

  show(drag: BendDrag<ItemId>, snaps = true): void {
    const { commands, displacements, surface, publisher } = this.#parts;
    const route = surface.route(drag.id);
    const link = commands.parts.model.item(drag.id);
    if (!route || link?.kind !== 'connector') return;
    this.#taken ??= take(link, route, drag);
    const shape = this.#taken && shapeOf(commands, drag, this.#taken, snaps);
    if (!shape) return;
    displacements.shape = { id: drag.id, shape };
    if (shape.bend) displacements.dot = `:${shape.bend.key}`;
    surface.linksMoved([drag.id]);
    publisher.show({ hand: { does: 'bend', id: drag.id, shape }, ...(snaps && { cursor: drag.point }) });
  }

  drop(id: ItemId): void {
    const { commands, displacements } = this.#parts;
    const { shape } = displacements;
    if (shape?.id === id) write(commands, id, shape.shape);
    this.end(id);
  }

  end(id: ItemId): void {
    this.#taken = null;
    const { displacements, surface, publisher } = this.#parts;
    displacements.clearMine();
    surface.linksMoved([id]);
    publisher.show({ hand: null });
  }

  /** Once it is the one that arrow keys move, twice it goes; where there is none yet, the words are written. */
  click(id: ItemId, dot: string, twice: boolean): void {
    if (isBend(dot) && twice) this.#remove(id, dot);
    else if (isBend(dot)) this.byKeys(id, dot);
    else if (twice) this.#parts.commands.edit(id, null);
  }

  /** The one in the middle. */
  begin(id: ItemId): void {
    const { surface, commands } = this.#parts;
    const dots = surface.dots(id, commands.parts.viewport.zoom);
    const bends = dots.filter(({ name }) => isBend(name));
    const all = bends.length > 0 ? bends : dots;
    const dot = all[(all.length - 1) >> 1];
    if (dot) this.byKeys(id, dot.name);
  }

  byKeys(id: ItemId, dot: string): void {
    this.letGo();
    this.#hold(id, dot);
    say(this.#parts.commands.parts, 'bending');
  }

  #hold(id: ItemId, dot: string): void {
    const { displacements, surface } = this.#parts;
    this.#by = { x: 0, y: 0 };
    this.#keys.set({ id, dot });
    displacements.dot = dot;
    surface.linksMoved([id]);
  }

  /** To the next dot of the line; past the last one Tab goes on as ever. */
  walk(by: 1 | -1): boolean {
    const { surface, commands, displacements } = this.#parts;
    const { dot } = displacements;
    const id = this.#ended();
    if (id === null) return false;
    this.drop(id);
    const dots = surface.dots(id, commands.parts.viewport.zoom);
    const at = dots.findIndex(({ name }) => name === dot) + by;
    const next = dots[at];
    if (!next) return false;
    this.#hold(id, next.name);
    sayDot(commands.parts, at, dots.length, isBend(next.name));
    return true;
  }

  nudge(dx: number, dy: number): boolean {
    const one = this.#keys.get();
    if (!one) return false;
    const { commands, displacements } = this.#parts;
    this.#by = { x: this.#by.x + dx, y: this.#by.y + dy };
    this.show({ ...one, part: 'bend', start: { x: 0, y: 0 }, point: this.#by }, false);
    sayBend(commands.parts, displacements.shape?.shape.bend);
    return true;
  }

  /** What arrow keys made of it stays. */
  letGo(): boolean {
    const id = this.#ended();
    if (id === null) return false;
    this.drop(id);
    say(this.#parts.commands.parts, 'bent');
    return true;
  }

  putBack(): boolean {
    const id = this.#ended();
    if (id === null) return false;
    this.end(id);
    say(this.#parts.commands.parts, 'putBack');
    return true;
  }

  /** Takes the bend away that arrow keys move; a part that was becoming one is as it was. */
  takeAway(): boolean {
    const one = this.#keys.get();
    if (!one) return false;
    this.#remove(one.id, one.dot);
    return true;
  }

  #remove(id: ItemId, dot: string): void {
    const { commands } = this.#parts;
    this.#keys.set(null);
    this.end(id);
    if (isBend(dot)) write(commands, id, { bend: { key: dot.slice(1), gone: true } });
    say(commands.parts, 'gone');
  }

  /** The line that arrow keys were at, and are no more. */
  #ended(): ItemId | null {
    const id = this.#keys.get()?.id ?? null;
    this.#keys.set(null);
    return id;
  }
}
