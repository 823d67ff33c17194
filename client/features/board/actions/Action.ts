/**
 * What a person can do on a board, as entries of one registry: keys, menus, command menu, shortcut sheet and the rows of
 * the outline are made from these, so that an act exists once. CONTRIBUTING says how to add one.
 */
import type { ComponentType } from 'react';
import type { Pen } from '../../../../shared/documents/boardKinds.ts';
import type { ItemId } from '../../../../shared/ids.ts';
import type { KeyPress } from '../../../acts/keyChords.ts';
import type { Point } from '../../../canvas/geometry.ts';
import type { Tool } from '../../../canvas/handlers.ts';
import type { Peers } from '../../../canvas/presence/Peers.ts';
import type { Selection } from '../../../canvas/Selection.ts';
import type { Viewport } from '../../../canvas/Viewport.ts';
import type { ActContext } from '../../../live/edit.ts';
import type { History } from '../../../live/History.ts';
import type { Writable } from '../../../live/readable.ts';
import type { AnnounceLevel } from '../../../together/announceLevel.ts';
import type { BoardCommands } from '../canvas/BoardCommands.ts';
import type { Clipboard } from '../canvas/Clipboard.ts';
import type { ItemNames } from '../canvas/ItemNames.ts';
import type { Lines } from '../canvas/Lines.ts';
import type { LinkMode } from '../canvas/LinkMode.ts';
import type { Placing } from '../canvas/Placing.ts';
import type { Grouping } from '../grouping/groupings.ts';
import type { BoardModel } from '../model/boardModel.ts';
import type { ActionGroup, Reason } from './actionWords.ts';

/** `find.member:<id>` finds what one person wrote. */
export type Panel = 'commands' | 'find' | `find.member:${string}` | 'shortcuts' | `clusterBy.${Grouping}`;

export type Choosing = 'move' | 'link' | 'from' | 'to';

/** What only a canvas has. */
export interface Hands {
  readonly tool: Writable<Tool>;
  /** What the tool for drawing does. */
  readonly pen: Writable<Pen | 'eraser'>;
  readonly links: LinkMode;
  readonly lines: Lines;
  readonly placing: Placing;
  /** The topmost item there. */
  itemAt(point: Point): ItemId | null;
  zoomTo(what: 'real' | 'all' | 'selection'): void;
  /** The menu of the focused item, or of the board, where the keyboard is. */
  openMenu(): void;
}

/** What an act works on: the board as one person has it open, on the canvas or in the outline. */
export interface Desk {
  readonly view: 'canvas' | 'outline';
  readonly model: BoardModel;
  readonly history: History;
  readonly context: ActContext;
  readonly selection: Selection<ItemId>;
  readonly viewport: Viewport;
  readonly names: ItemNames;
  readonly commands: BoardCommands;
  readonly clipboard: Clipboard;
  /** Keys without a modifier do something; some people's software speaks to the page in letters. */
  readonly singleKeys: Writable<boolean>;
  /** How much of what others do is said. */
  readonly announceLevel: Writable<AnnounceLevel>;
  /** "Move to…", "Link to…" or, of a line, "Starts at…" or "Ends at…" is open. */
  readonly choosing: Writable<Choosing | null>;
  readonly actions: Actions;
  readonly peers: Peers;
  /** What is open over the board; one at a time. */
  readonly panel: Writable<Panel | null>;
  /** A press of an item adds it to the selection, or takes it out. */
  readonly adding: Writable<boolean>;
  /** What is chosen gets the look that was taken, until Esc or a press on empty board. */
  readonly painting: Writable<boolean>;
  /** Items that stand out while the others are dim; null when all are alike. */
  readonly spotlight: Writable<ReadonlySet<ItemId> | null>;
  /** Null in the outline. */
  readonly hands: Hands | null;
  /** Gives the keyboard back to the canvas or the outline, as when an editor closes. */
  readonly focusSurface: () => void;
  /** Selects an item, brings it into view and gives it the keyboard. */
  readonly goTo: (id: ItemId) => void;
  /** Selects an item and brings it into view; the keyboard stays where it is. */
  readonly reveal: (id: ItemId) => void;
}

/** Of chosen items, of the board where nothing lies, and behind two of the tools: "Shape" and "More". */
export type MenuName = 'items' | 'board' | 'shape' | 'more';

export interface Action {
  /**
   * Its name is `names.<id>` of i18n/…/actionsLater.json, or of actions.json where the toolbar's menus show it, unless
   * `label` says otherwise.
   */
  readonly id: string;
  readonly group: ActionGroup;
  readonly icon?: ComponentType<{ readonly size?: number; readonly 'aria-hidden'?: boolean }>;
  /** As people read them, `Ctrl+Shift+G`; Ctrl is ⌘ on a Mac. The first is shown, the others work too. */
  readonly keys?: readonly string[];
  /** The browser has these keys and tells the board in its own way, as by events of the clipboard. */
  readonly native?: boolean;
  /** The keys work wherever the focus is on the board's page, except single ones where somebody writes. */
  readonly everywhere?: boolean;
  /** It changes the board: on a board that may only be read it is off, and says so. */
  readonly writes?: boolean;
  /** Menus that hold it; the command menu holds everything. */
  readonly menus?: readonly MenuName[];
  readonly danger?: boolean;
  /** Another message than that of its id, as "Unlock" for "Lock"; with its namespace. */
  label?(desk: Desk): string;
  /** One of a choice: whether it is the one now. */
  checked?(desk: Desk): boolean;
  /** Why it cannot be done now; null when it can. */
  when?(desk: Desk): Reason | null;
  /** `at` is the board point of the menu that it was chosen from. */
  run(desk: Desk, at?: Point): void;
}

/** All acts that one board knows. */
export interface Actions {
  readonly all: readonly Action[];
  get(id: string): Action;
  /** Null for a key that means nothing here. `letters` off leaves single keys to assistive technology. */
  forPress(press: KeyPress, letters?: boolean, fits?: (act: Action) => boolean): Action | null;
}
