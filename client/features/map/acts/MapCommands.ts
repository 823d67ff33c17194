/** What a person does on a map, in the words of the interface: acts, selection, and what is said about them. */

import type { ItemId } from '../../../../shared/ids.ts';
import type { NodeKind } from '../../../../shared/maps/vocabulary.ts';
import type { Newcomer } from '../../../acts/fresh.ts';
import type { Box, Point, Size } from '../../../canvas/geometry.ts';
import { containsPoint, inflate, intersects, union } from '../../../canvas/geometry.ts';
import { Hand } from '../../../canvas/Hand.ts';
import type { Side, Tip } from '../../../canvas/items.ts';
import type { Selection } from '../../../canvas/Selection.ts';
import type { Viewport } from '../../../canvas/Viewport.ts';
import type { TFunction } from '../../../i18n/i18n.ts';
import type { History } from '../../../live/History.ts';
import { writable } from '../../../live/readable.ts';
import type { Readable } from '../../../live/types.ts';
import { followChosen } from '../canvas/chosen.ts';
import { strangersIn } from '../groups/strangersIn.ts';
import { COLUMN_GAP } from '../model/columns.ts';
import { freeCell } from '../model/freePlace.ts';
import { type MapModel, NODE } from '../model/mapModel.ts';
import { withBadges } from '../model/nodeShape.ts';
import type { MapContext } from './mapActs.ts';
import { changeOnMap, createNode, deleteFromMap, linkNodes, moveEnd, placeNodes } from './mapActs.ts';

export interface Voice {
  /** For those who listen. */
  say(words: string): void;
  /** Something that could not be done. */
  problem(words: string): void;
  /** Something that can be taken back, for as long as it stands. */
  offer(words: string, label: string, act: () => void, stands: Readable<boolean>): void;
}

const sameSet = (a: ReadonlySet<ItemId>, b: ReadonlySet<ItemId>) =>
  a.size === b.size && [...a].every((id) => b.has(id));

export interface CommandParts {
  readonly model: MapModel;
  readonly history: History;
  readonly context: MapContext;
  readonly selection: Selection<ItemId>;
  readonly viewport: Viewport;
  readonly voice: Voice;
  readonly t: TFunction<'map'>;
  /**
   * Runs an act that moves nodes; where they are seen they glide. `tidied`: those that are to be in view then. Whether the
   * camera was seen to.
   */
  readonly glide: (act: () => void, tidied?: readonly ItemId[]) => boolean;
  /** Whether nodes are seen where they stand, and not in rows. */
  readonly seesPlaces: () => boolean;
}

const GAP = { x: COLUMN_GAP, y: 28 };
/** Of what lies there, and of what hangs from it. */
const CLEAR = 8;
const TRIES = 60;
/** What stands before a node of this kind, and what after it. */
const BEFORE: Partial<Record<string, NodeKind>> = {
  effect: 'barrier',
  lever: 'barrier',
  solution: 'barrier',
  enabler: 'barrier',
};
const AFTER: Partial<Record<string, NodeKind>> = { cause: 'barrier', lever: 'solution' };

/** Of a node that comes before one of this kind, or follows from it. */
export const kindBeside = (kind: string, before: boolean): NodeKind =>
  before ? (BEFORE[kind] ?? 'cause') : (AFTER[kind] ?? 'effect');

export class MapCommands {
  readonly parts: CommandParts;
  /** The kind of the next node. */
  readonly kind = writable<NodeKind>('barrier');
  /** Where the mouse is. */
  readonly hand = new Hand();
  /** What was made to be written in: as long as nobody does, it may go again. */
  fresh: Newcomer<ItemId> | null = null;
  /** It came without a place that was pointed at: it follows the hand, where there is one. */
  inHand: () => void = () => undefined;
  /** Groups that would take in what is dragged. */
  readonly taking = writable<ReadonlySet<ItemId>>(new Set(), sameSet);
  /** "Link" is on; then where it starts, once that is chosen. */
  /** `typed`: the other end is looked for by its words, which begin so. `named`: it starts at a node that comes with it. */
  readonly linking = writable<{
    readonly from: ItemId | null;
    readonly typed?: string;
    readonly named?: string;
  } | null>(null);

  constructor(parts: CommandParts) {
    this.parts = parts;
  }

  get mayEdit(): boolean {
    return this.parts.context.mayEdit();
  }

  #refuse(): null {
    const { voice, t } = this.parts;
    voice.say(t('said.readOnly'));
    return null;
  }

  /** At a point, or in the middle of what is seen; never on top of another. Writing begins at once. */
  newNode(at?: Point, kind: NodeKind = this.kind.get()): ItemId | null {
    const { context, model } = this.parts;
    if (!this.mayEdit) return this.#refuse();
    const size = { w: NODE.width, h: model.heightOf('') };
    const place = at ? { x: at.x - size.w / 2, y: at.y - size.h / 2 } : this.room(size);
    const id = this.#made(createNode(context, { kind, ...place }));
    if (!at && id) this.inHand();
    return id;
  }

  /**
   * The corner of a free place for something new of this size: where the mouse is, or else in the middle of what is seen. Where
   * nothing is seen in its place, near the node with the keyboard, or else below all that is there.
   */
  room({ w, h }: Size): Point {
    if (!this.parts.seesPlaces()) {
      const { model, selection } = this.parts;
      const taken = [...model.boxes()].map(([, box]) => box);
      const [near, all] = [selection.focused && model.box(selection.focused), union(taken)];
      if (near) return freeCell({ x: near.x, y: near.y, w, h }, GAP, taken);
      if (all) return { x: all.x, y: all.y + all.h + GAP.y };
    }
    const middle = this.hand.place(this.parts.viewport);
    return this.#free({ x: middle.x - w / 2, y: middle.y - h / 2 }, { x: 0, y: 1 }, { w, h });
  }

  /** A free place for a node with these words, in the middle of what is seen. */
  roomFor(text: string): Point {
    return this.room({ w: NODE.width, h: this.parts.model.heightOf(text) });
  }

  /** A free place for a node with these words at that side of this one; null when it is gone. */
  beside(id: ItemId, side: 'left' | 'right', text: string): Point | null {
    const { model } = this.parts;
    const box = model.box(id);
    const step = side === 'left' ? -(NODE.width + GAP.x) : NODE.width + GAP.x;
    const size = { w: NODE.width, h: model.heightOf(text) };
    return box && this.#free({ x: box.x + step, y: box.y }, { x: 0, y: 1 }, size);
  }

  /** The corner of the first free place of this size below it. */
  below({ x, y, w, h }: Box): Point {
    return this.#free({ x, y: y + h + GAP.y }, { x: 0, y: 1 }, { w, h });
  }

  #made(id: ItemId | null): ItemId | null {
    const { model, selection, viewport, voice, t, history } = this.parts;
    if (id === null) {
      voice.say(t('said.full'));
      return null;
    }
    model.store.flush();
    const box = model.box(id);
    if (box) viewport.reveal(box);
    this.fresh = { id, step: history.last, before: selection.state() };
    selection.startEditing(id);
    return id;
  }

  /** The first place that way where nothing lies. */
  #free(wish: Point, way: Point, size: Size = { w: NODE.width, h: this.parts.model.heightOf('') }): Point {
    const { model } = this.parts;
    const taken = model.nodes().flatMap(({ id, severity }) => {
      const box = model.box(id);
      return box ? withBadges(box, Object.keys(severity).length) : [];
    });
    for (let n = 0; n < TRIES; n++) {
      const place = {
        x: wish.x + way.x * n * (size.w + GAP.x),
        y: wish.y + way.y * n * (size.h + GAP.y),
      };
      const box = inflate({ ...place, ...size }, CLEAR);
      if (!taken.some((one) => intersects(one, box))) return place;
    }
    return wish;
  }

  /** A new node beside this one, linked with it: what comes before it at the left and above, what follows else. */
  linked(id: ItemId, side: Side): ItemId | null {
    const { model, history, context } = this.parts;
    const [node, box] = [model.node(id), model.box(id)];
    if (!this.mayEdit) return this.#refuse();
    if (!node || !box) return null;
    const before = side === 'left' || side === 'top';
    const kind = kindBeside(node.kind, before);
    const across = side === 'left' || side === 'right';
    const step = { x: NODE.width + GAP.x, y: box.h + 2 * GAP.y };
    const sign = before ? -1 : 1;
    const wish = { x: box.x + (across ? sign * step.x : 0), y: box.y + (across ? 0 : sign * step.y) };
    const place = this.#free(wish, across ? { x: 0, y: 1 } : { x: 1, y: 0 });
    return history.together(() => {
      const made = createNode(context, { kind, ...place });
      if (made) linkNodes(context, ...((before ? [made, id] : [id, made]) as [ItemId, ItemId]));
      return this.#made(made);
    });
  }

  /** A new node of the same kind below, linked to what this one is linked to. */
  sibling(id: ItemId): ItemId | null {
    const { model, history, context } = this.parts;
    const [node, box] = [model.node(id), model.box(id)];
    if (!this.mayEdit) return this.#refuse();
    if (!node || !box) return null;
    const place = this.#free({ x: box.x, y: box.y + box.h + GAP.y }, { x: 0, y: 1 });
    const target = model.linksOf(id).find((link) => link.from === id)?.to;
    return history.together(() => {
      const made = createNode(context, {
        kind: node.kind === 'unknown' ? this.kind.get() : node.kind,
        ...place,
      });
      if (made && target) linkNodes(context, made, target);
      return this.#made(made);
    });
  }

  /** A link was drawn, by hand or by key, and nothing has happened since: letters say its verb. */
  isDrawn = (): boolean => false;

  link(from: ItemId, to: ItemId): void {
    const { context, history, model, selection, voice, t } = this.parts;
    if (!this.mayEdit) return void this.#refuse();
    const id = linkNodes(context, from, to);
    model.store.flush();
    const link = model.link(id);
    if (link === null) return void voice.say(t('said.notLinked'));
    selection.set([link.id]);
    const [state, step] = [selection.state(), history.last];
    this.isDrawn = () => selection.state() === state && history.last === step;
    voice.say(this.nameOf(link.id));
  }

  /** Where a link begins or ends is another node now. */
  moveEnd(id: ItemId, end: Tip, to: ItemId): void {
    const { context, model, selection, voice, t } = this.parts;
    if (!this.mayEdit) return void this.#refuse();
    const done = moveEnd(context, id, end, to);
    model.store.flush();
    selection.set([id]);
    voice.say(done ? this.nameOf(id) : t('said.notLinked'));
  }

  /** With the tool: one that does not leave its node, as of a hand that trembles, only chooses where the link starts. */
  drawn(from: ItemId | null, over: ItemId | null, at: Point): void {
    const { selection, model } = this.parts;
    const box = from && model.box(from);
    if (!from || !box) return;
    if (over === null && containsPoint(box, at)) return void selection.set([from]);
    this.linking.set(null);
    if (over === null) this.linkToNew(from, at);
    else this.link(from, over);
  }

  /** A link that was let go where nothing lies. */
  linkToNew(from: ItemId, at: Point): void {
    const { history, context, model } = this.parts;
    if (!this.mayEdit) return void this.#refuse();
    history.together(() => {
      const id = this.newNode(at, kindBeside(model.node(from)?.kind ?? '', false));
      if (id) linkNodes(context, from, id);
      model.store.flush();
    });
  }

  /** Of these nodes; without any, of the next new one. */
  setKind(kind: NodeKind, ids: readonly ItemId[]): void {
    const { model, context, voice, t } = this.parts;
    if (ids.length === 0) this.kind.set(kind);
    if (ids.length > 0 && !this.mayEdit) return void this.#refuse();
    if (ids.length > 0) changeOnMap(context, ids, { kind });
    model.store.flush();
    voice.say(t(`kinds.${kind}`));
  }

  edit(id: ItemId): void {
    if (!this.mayEdit) this.#refuse();
    else if (this.parts.model.node(id) ?? this.parts.model.group(id)) this.parts.selection.startEditing(id);
  }

  remove(ids: readonly ItemId[] = [...this.parts.selection.ids]): void {
    const { context, model, history, voice, t } = this.parts;
    if (ids.length === 0) return;
    if (!this.mayEdit) return void this.#refuse();
    const nodes = new Set(ids.flatMap((id) => [...model.membersOf(id), ...(model.node(id) ? [id] : [])]))
      .size;
    const count = deleteFromMap(context, ids);
    const step = history.last;
    model.store.flush();
    const words = t(nodes > 0 ? 'said.deletedNodes' : 'said.deletedLinks', { count: nodes || count });
    const takeBack = () => {
      history.undoOnly(step);
      model.store.flush();
    };
    voice.offer(words, t('undo'), takeBack, history.stands(step));
  }

  nudge(ids: ReadonlySet<ItemId>, dx: number, dy: number): void {
    const { context, model } = this.parts;
    if (!this.mayEdit) return void this.#refuse();
    const places = [...ids].map((id) => model.node(id)).filter((node) => node !== null);
    placeNodes(
      context,
      places.map(({ id, x, y }) => ({ id, x: x + dx, y: y + dy })),
    );
    model.store.flush();
  }

  undo(): void {
    const { history } = this.parts;
    this.#tell(this.#seen(() => history.undo()) ? 'said.undone' : 'said.nothingToUndo');
  }

  redo(): void {
    const { history } = this.parts;
    this.#tell(this.#seen(() => history.redo()) ? 'said.redone' : 'said.nothingToRedo');
  }

  /** Who does not see that something stayed presses again, and takes back something older. */
  #tell(done: 'said.undone' | 'said.nothingToUndo' | 'said.redone' | 'said.nothingToRedo'): void {
    const { history, voice, t } = this.parts;
    if (history.spared) voice.problem(t('said.spared'));
    else voice.say(t(done));
  }

  /** What it moves is seen to move, as when it was done. */
  #seen(act: () => boolean): boolean {
    let done = false;
    const glide = () =>
      this.parts.glide(() => {
        done = act();
        this.parts.model.store.flush();
      });
    followChosen(this.parts, glide);
    return done;
  }

  startLink(ids: Iterable<ItemId> = this.parts.selection.ids): void {
    const { model, voice, t } = this.parts;
    if (!this.mayEdit) return void this.#refuse();
    const [from, to, ...more] = [...ids].filter((id) => model.node(id));
    if (from && to && more.length === 0) return void this.link(from, to);
    this.linking.set({ from: from && !to ? from : null });
    voice.say(t(from && !to ? 'link.to' : 'link.from'));
  }

  titleOf(id: ItemId | null): string {
    const { model, t } = this.parts;
    return (model.node(id) ?? model.group(id))?.text.trim() || t('untitled');
  }

  /** A node by its kind, words and group, a link as a sentence. */
  nameOf(id: ItemId): string {
    const { model, t } = this.parts;
    const link = model.link(id);
    if (link) {
      const verb = t(`relations.${link.relation ?? 'unclear'}`);
      return t('linkName', { from: this.titleOf(link.from), verb, to: this.titleOf(link.to) });
    }
    if (model.group(id)) {
      const name = t('groupName', { text: this.titleOf(id), count: model.membersOf(id).size });
      const others = strangersIn(model, id).length;
      return others === 0 ? name : `${name}, ${t('othersIn', { count: others })}`;
    }
    const node = model.node(id);
    if (!node) return '';
    const links = model.linksOf(id);
    const incoming = links.filter((one) => one.to === id).length;
    const kind = node.kind === 'unknown' ? node.kindName : t(`kinds.${node.kind}`);
    const name = t('nodeName', { kind, text: this.titleOf(id), in: incoming, out: links.length - incoming });
    const group = model.groupOf(id);
    return group === null ? name : `${name}, ${t('inGroup', { text: this.titleOf(group.id) })}`;
  }
}
