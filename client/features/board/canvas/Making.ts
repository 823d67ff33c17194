/** Making notes and frames on the canvas and writing in them: where they go, and where the caret is afterwards. */

import type { BoardItem, NoteColour } from '../../../../shared/documents/boardKinds.ts';
import { holdsFast, isGrid, NOTE_SIZE } from '../../../../shared/documents/boardKinds.ts';
import type { ItemId } from '../../../../shared/ids.ts';
import { LIMITS } from '../../../../shared/limits.ts';
import type { Newcomer } from '../../../acts/fresh.ts';
import type { Box, Point, Size } from '../../../canvas/geometry.ts';
import { centre, shift } from '../../../canvas/geometry.ts';
import { Hand } from '../../../canvas/Hand.ts';
import type { Tool } from '../../../canvas/handlers.ts';
import type { Selection } from '../../../canvas/Selection.ts';
import type { Viewport } from '../../../canvas/Viewport.ts';
import type { TFunction } from '../../../i18n/i18n.ts';
import type { ActContext } from '../../../live/edit.ts';
import type { History } from '../../../live/History.ts';
import { writable } from '../../../live/readable.ts';
import type { Readable } from '../../../live/types.ts';
import type { ToastRequest } from '../../../ui/showToast.ts';
import type { Reason } from '../actions/actionWords.ts';
import { createNote, type Into } from '../acts/make.ts';
import type { BoardModel } from '../model/boardModel.ts';
import type { ItemNames } from './ItemNames.ts';
import { containerAt, drawingsOf, framesOf, freePlace, placeInGrid, type SideWay } from './places.ts';

/** What `renews` takes the place of the same words; what `waits` is offered when that is no longer true. */
type MoreOfOffer = Pick<ToastRequest, 'renews' | 'waits'>;

/** How the commands speak: to the live region, or with a toast, which is read out as well, that can take the act back. */
export interface Voice {
  say(words: string): void;
  /** It is offered as long as it stands. */
  offer(words: string, label: string, act: () => void, stands?: Readable<boolean>, more?: MoreOfOffer): void;
  problem(words: string): void;
}

export interface CommandParts {
  readonly model: BoardModel;
  readonly context: ActContext;
  readonly history: History;
  readonly selection: Selection<ItemId>;
  readonly viewport: Viewport;
  /** The window is filled by what others look at: nothing of one's own comes in between. */
  readonly presenting: Readable<boolean>;
  readonly names: ItemNames;
  readonly voice: Voice;
  readonly t: TFunction<['board', 'actions']>;
}

interface Room {
  readonly at?: Point | undefined;
  readonly outside?: boolean;
  readonly holds?: boolean;
}

export abstract class Making {
  readonly parts: CommandParts;
  /** What is in the hand. */
  readonly tool = writable<Tool>('select');
  /** The picture that is being cropped. */
  readonly cropping = writable<ItemId | null>(null);
  /** What came by key or a press of a tool, to be written in: as long as nobody does, it may go again. */
  fresh: Newcomer<ItemId> | null = null;
  /** A new note takes the last one that a note was given, or that was chosen for nothing. */
  colour: NoteColour = 'sun';
  /** As does a new shape. What an arrow, a frame or a drawing is given is its own. */
  shapeColour: NoteColour = 'sun';
  /** Images that came together: of each it is asked in turn what it shows. */
  asking: readonly ItemId[] = [];

  constructor(parts: CommandParts) {
    this.parts = parts;
  }

  get mayEdit(): boolean {
    return this.parts.context.mayEdit();
  }

  get chosen(): readonly ItemId[] {
    return [...this.parts.selection.ids];
  }

  /** Says why nothing happens. */
  abstract refuse(reason: Reason): void;

  /** The chosen items with their content, without what is locked. */
  free(): readonly BoardItem[] {
    return this.chosen
      .map((id) => this.parts.model.item(id))
      .filter((item): item is BoardItem => item !== null && !item.locked);
  }

  readonly #hand = new Hand();

  /** Where the mouse is on the board; null when it is elsewhere. */
  pointAt(point: Point | null): void {
    this.#hand.pointAt(point, this.parts.viewport);
  }

  /** There it is now, if no bar lies over it. */
  get pointer(): Point | null {
    const { viewport } = this.parts;
    return this.#hand.isOn(viewport) ? this.#hand.place(viewport) : null;
  }

  #meant: Point | null = null;

  /** The next thing that is made belongs here: where the menu was from which a window was opened. */
  meanAt(point?: Point): void {
    this.#meant = point ?? null;
  }

  /** Where a free place was looked for last. */
  aim: Point | null = null;

  /** A free place for something new of this size, where nothing floats over it: near that point, near the mouse, or else near the middle of what is seen; a frame goes `outside` of all others; what `holds` others keeps clear of drawings, unless at a point. */
  room({ w, h }: Size, { at, outside = false, holds = false }: Room = {}): Box {
    const { model, viewport } = this.parts;
    const said = at ?? this.#meant;
    const middle = said ?? this.#hand.place(viewport);
    this.#meant = null;
    this.aim = said ?? (this.#hand.isOn(viewport) ? middle : null);
    const under = viewport.covered();
    const also = [
      ...(under ? [viewport.boxToBoard(under)] : []),
      ...(outside ? framesOf(model) : []),
      ...(holds && !said ? drawingsOf(model) : []),
    ];
    const wish = { x: middle.x - w / 2, y: middle.y - h / 2, w, h };
    const from = viewport.camera();
    const to = said ? from : viewport.cameraToReveal(wish);
    return freePlace(model, shift(wish, from.x - to.x, from.y - to.y), { also });
  }

  /** A note with its middle at a board point, or where there is room; the caret is in it. One that is `put` lies over a locked cluster or table. */
  newNote(at?: Point, side: number = NOTE_SIZE, put = false): ItemId | null {
    if (!this.mayEdit) return null;
    const { model } = this.parts;
    const size = { w: side, h: side };
    const box = at ? { x: at.x - side / 2, y: at.y - side / 2, ...size } : this.room(size);
    const middle = at ?? centre(box);
    const found = containerAt(model, centre(box));
    const parent = put && holdsFast(model.item(found)) ? model.parentOf(found as ItemId) : found;
    const inGrid = parent !== null && isGrid(model.item(parent)?.kind);
    const into = { parent, ...(inGrid && placeInGrid(model, parent, middle)) };
    const id = this.makeNote(box, into, { w: side }, !at);
    // What was put by hand is there, written in or not.
    if (at) this.fresh = null;
    return id;
  }

  makeNote(
    at: Point,
    into: Into,
    draft: { readonly colour?: NoteColour; readonly text?: string; readonly w?: number } = {},
    unplaced = false,
  ): ItemId | null {
    if (!this.isOpen(into.parent, () => this.makeNote(at, into, draft, unplaced))) return null;
    const place = { x: Math.round(at.x), y: Math.round(at.y) };
    const id = createNote(this.parts.context, { colour: this.colour, ...draft, ...place }, into);
    if (id === null) return this.full();
    this.came(id, unplaced);
    this.edit(id);
    return id;
  }

  /** Into a locked cluster or table nothing comes before who wants that has unlocked it. */
  protected isOpen(parent: ItemId | null, goOn: () => void): boolean {
    const holder = this.parts.model.item(parent);
    if (!holdsFast(holder)) return true;
    this.offerUnlock([parent as ItemId], goOn);
    return false;
  }

  /** `unplaced`: nobody has said where. */
  came(id: ItemId, unplaced = false): void {
    const { history, selection, viewport } = this.parts;
    const waits = unplaced && this.#hand.isOn(viewport);
    this.fresh = { id, step: history.last, before: selection.state(), waits };
  }

  full(): null {
    this.parts.voice.problem(this.parts.t('full', { count: LIMITS.itemsPerBoard }));
    return null;
  }

  /** The item whose words are marked when its editor opens, as those of a frame always are: a name that was given for want of a better one. */
  provisional: ItemId | null = null;

  /** Shows what is written in: on a canvas. */
  comeNear: (id: ItemId) => void = () => undefined;

  /** Where on the board somebody pressed to write in what is there: the caret comes between the letters there. */
  pressed: Point | null = null;

  /** Starts to write in an item, whatever is selected. */
  edit(id: ItemId, pressed: Point | null = null): void {
    const { model, selection } = this.parts;
    model.store.flush();
    const item = model.item(id);
    if (!item || !model.box(id) || !this.mayEdit) return;
    if (item.locked) {
      // Who wanted to write in it goes on with that.
      this.offerUnlock([id], () => this.edit(id));
      return;
    }
    if (item.kind === 'unknown') {
      this.refuse('newer');
      return;
    }
    this.comeNear(id);
    this.pressed = pressed;
    selection.startEditing(id);
  }

  /** A frame with something in it. */
  holds(ids = this.chosen): boolean {
    const { model } = this.parts;
    return ids.some((id) => model.item(id)?.kind === 'frame' && model.childrenOf(id).length > 0);
  }

  readonly #told = new Set<ItemId>();

  /** Somebody tried to drag it: of each it is said once that it is locked. */
  stuck(id: ItemId): void {
    if (!this.mayEdit || !this.parts.model.item(id)?.locked || this.#told.has(id)) return;
    this.#told.add(id);
    this.offerUnlock([id]);
  }

  protected abstract offerUnlock(ids: readonly ItemId[], goOn?: () => void): void;

  /**
   * The note to one side of an item, made when there is none, or in any case when `make` says so. In a cluster or in a
   * cell of a table: the next one in its order; at the heading of a row or column: in its first cell.
   */
  abstract goBeside(id: ItemId, way: SideWay, make?: boolean): void;
}
