/**
 * Pointer gestures as a pure machine: an input and the state before give the state after and what to do. Knows
 * screen points and targets; what a drag or a selection is, PointerControl knows. See docs/spec/canvas.md.
 */
import type { Point } from './geometry.ts';
import { distance } from './geometry.ts';
import type { Tool } from './handlers.ts';
import type { Handle, Side, Tip } from './items.ts';

export type Target<Id> =
  | { readonly kind: 'board' }
  /** `words`: those of a line that a hand means by itself, which go along it. */
  | { readonly kind: 'item'; readonly id: Id; readonly words?: boolean }
  | { readonly kind: 'bend'; readonly id: Id; readonly dot: string }
  | { readonly kind: 'handle'; readonly id: Id; readonly handle: Handle }
  | { readonly kind: 'link'; readonly id: Id; readonly side: Side }
  | { readonly kind: 'turn'; readonly id: Id }
  | { readonly kind: 'tip'; readonly id: Id; readonly tip: Tip };

export interface Modifiers {
  readonly shift: boolean;
  /** Ctrl or ⌘. */
  readonly command: boolean;
  readonly alt: boolean;
  /** Of a pen, 0…1. */
  readonly pressure?: number;
}

export interface PointerInput<Id> extends Modifiers {
  readonly type: 'down' | 'move' | 'up';
  readonly pointer: number;
  readonly device: 'mouse' | 'pen' | 'touch';
  readonly button: number;
  readonly at: Point;
  readonly time: number;
  readonly target: Target<Id>;
}

/** `hold`: a finger has rested long enough. `cancel`: Esc, a lost pointer, a window that lost the focus. */
export type Input<Id> = PointerInput<Id> | { readonly type: 'hold' } | { readonly type: 'cancel' };

export type Activity =
  | 'drag'
  | 'box'
  | 'resize'
  | 'link'
  | 'draw'
  | 'line'
  | 'place'
  | 'tip'
  | 'turn'
  | 'bend'
  | 'words';

export type Effect<Id> =
  | { readonly kind: 'select'; readonly id: Id; readonly how: 'only' | 'toggle' }
  | { readonly kind: 'deselect'; readonly at: Point }
  | { readonly kind: 'pan'; readonly dx: number; readonly dy: number }
  | { readonly kind: 'zoom'; readonly factor: number; readonly at: Point }
  | ({
      readonly kind: 'begin';
      readonly activity: Activity;
      readonly target: Target<Id>;
      readonly at: Point;
    } & Modifiers)
  | ({ readonly kind: 'move'; readonly at: Point } & Modifiers)
  | { readonly kind: 'end' }
  | { readonly kind: 'cancel' }
  | { readonly kind: 'doubleClick'; readonly target: Target<Id>; readonly at: Point }
  | { readonly kind: 'linkClick'; readonly id: Id; readonly side: Side }
  | { readonly kind: 'bendClick'; readonly id: Id; readonly dot: string }
  | { readonly kind: 'place'; readonly at: Point }
  | { readonly kind: 'context'; readonly target: Target<Id>; readonly at: Point };

export interface Facts<Id> {
  readonly tool: Tool;
  readonly space: boolean;
  /** A press adds to the choice as with Shift; one beside everything ends that. */
  readonly adds?: boolean;
  isSelected(id: Id): boolean;
  /** A link by itself does not, but may take those along with which it goes. */
  mayMove(id: Id): boolean;
  mayLink(id: Id): boolean;
}

interface Press<Id> {
  readonly pointer: number;
  readonly device: PointerInput<Id>['device'];
  readonly start: Point;
  readonly target: Target<Id>;
}

interface Click<Id> {
  readonly target: Target<Id>;
  readonly at: Point;
  readonly time: number;
}

interface Finger {
  readonly pointer: number;
  readonly at: Point;
}

type Phase<Id> =
  | { readonly kind: 'idle' }
  | ({ readonly kind: 'pressed'; readonly becomes: Activity | 'pan'; readonly at: Point } & Press<Id>)
  | ({ readonly kind: 'active'; readonly at: Point } & Press<Id>)
  | {
      readonly kind: 'pan';
      readonly pointer: number;
      readonly device: PointerInput<Id>['device'];
      readonly at: Point;
    }
  | { readonly kind: 'pinch'; readonly fingers: readonly [Finger, Finger] }
  /** Nothing more comes of this press: it was held, or cancelled by Esc. */
  | { readonly kind: 'spent'; readonly pointer: number };

export interface GestureState<Id> {
  readonly phase: Phase<Id>;
  readonly lastClick: Click<Id> | null;
}

export type Step<Id> = readonly [GestureState<Id>, readonly Effect<Id>[]];

export const AT_REST: GestureState<never> = { phase: { kind: 'idle' }, lastClick: null };
/** Below this a press that wobbles is still a click. */
export const DRAG_THRESHOLD = 4;
const TOUCH_THRESHOLD = 10;
export const DOUBLE_CLICK_MS = 400;
/** Of theirs what lies there hears no press. */
export const PUTS: ReadonlySet<Tool> = new Set(['inHand', 'place', 'stamp']);
/** A press of theirs is a place; a drag of a finger pans. */
const BY_PRESS: ReadonlySet<Tool> = new Set(['place', 'stamp', 'comment', 'inHand']);

export function step<Id>(state: GestureState<Id>, input: Input<Id>, facts: Facts<Id>): Step<Id> {
  if (input.type === 'cancel') return cancelled(state);
  if (input.type === 'hold') return held(state);
  if (input.type === 'down') return down(state, input, facts);
  if (input.type === 'move') return move(state, input);
  return up(state, input, facts);
}

/** True when something is going on that Esc would end. */
export function isActive<Id>(state: GestureState<Id>): boolean {
  return state.phase.kind === 'active';
}

function to<Id>(state: GestureState<Id>, phase: Phase<Id>, ...effects: readonly Effect<Id>[]): Step<Id> {
  return [{ ...state, phase }, effects];
}

function sameTarget<Id>(a: Target<Id>, b: Target<Id>): boolean {
  // The first click on a line chooses it: then its middle is a handle.
  const alike = a.kind === b.kind || (a.kind === 'item' && b.kind === 'bend');
  if (a.kind === 'bend' && b.kind === 'bend' && a.dot !== b.dot) return false;
  return alike && ('id' in a ? a.id : null) === ('id' in b ? b.id : null);
}

function cancelled<Id>(state: GestureState<Id>): Step<Id> {
  const { phase } = state;
  if (phase.kind === 'active')
    return to(state, { kind: 'spent', pointer: phase.pointer }, { kind: 'cancel' });
  return to(state, { kind: 'idle' });
}

/** The right button pans when it is dragged, and asks for the menu when it is not. */
const isSecondary = <Id>({ device, button }: PointerInput<Id>) => device === 'mouse' && button === 2;

function held<Id>(state: GestureState<Id>): Step<Id> {
  const { phase } = state;
  if (phase.kind !== 'pressed' || phase.device !== 'touch') return [state, []];
  const { target, at, pointer } = phase;
  return to(state, { kind: 'spent', pointer }, { kind: 'context', target, at });
}

function down<Id>(state: GestureState<Id>, input: PointerInput<Id>, facts: Facts<Id>): Step<Id> {
  const { phase } = state;
  if (phase.kind !== 'idle' && phase.kind !== 'spent') return secondDown(state, input);
  const { pointer, device, at, target } = input;
  const press = { pointer, device, start: at, target };
  if (isSecondary(input) || input.button === 1 || facts.space || facts.tool === 'hand')
    return to<Id>(state, { kind: 'pressed', becomes: 'pan', at, ...press });
  if (facts.tool === 'draw') return drawn(state, input);
  const becomes = activityOf(input, facts);
  // A mouse selects on the way down, so that pressing and dragging is one motion. A finger may be about to pan.
  const selects =
    target.kind === 'item' &&
    device !== 'touch' &&
    becomes !== 'line' &&
    becomes !== 'place' &&
    !input.shift &&
    !input.command &&
    !facts.adds &&
    !facts.isSelected(target.id);
  const effects: readonly Effect<Id>[] = selects ? [{ kind: 'select', id: target.id, how: 'only' }] : [];
  return to(state, { kind: 'pressed', becomes, at, ...press }, ...effects);
}

/** A line begins where the pen comes down: also one that never moves, as the dot of an i. */
function drawn<Id>(state: GestureState<Id>, input: PointerInput<Id>): Step<Id> {
  const { pointer, device, at, target, shift, command, alt } = input;
  const pressure = input.pressure ?? 0.5;
  const held = { shift, command, alt, pressure };
  return to(
    state,
    { kind: 'active', pointer, device, start: at, target, at },
    { kind: 'begin', activity: 'draw', target, at, ...held },
  );
}

function activityOf<Id>(input: PointerInput<Id>, facts: Facts<Id>): Activity | 'pan' {
  const { target, device, shift, command } = input;
  if (BY_PRESS.has(facts.tool)) return device === 'touch' ? 'pan' : 'place';
  if (target.kind === 'handle') return 'resize';
  if (target.kind === 'link') return device === 'touch' ? 'pan' : 'link';
  if (target.kind === 'tip' || target.kind === 'turn' || target.kind === 'bend') return target.kind;
  if (facts.tool === 'line') return 'line';
  if (facts.tool === 'link' && target.kind === 'item' && facts.mayLink(target.id)) return 'line';
  const first = device !== 'touch' && !shift && !command && !facts.adds;
  if (target.kind === 'item' && target.words && (first || facts.isSelected(target.id))) return 'words';
  if (device === 'touch')
    return target.kind === 'item' && facts.isSelected(target.id) && facts.mayMove(target.id) ? 'drag' : 'pan';
  return target.kind === 'item' && facts.mayMove(target.id) ? 'drag' : 'box';
}

/** Two fingers pinch; any other second pointer waits until the first is done. */
function secondDown<Id>(state: GestureState<Id>, input: PointerInput<Id>): Step<Id> {
  const { phase } = state;
  const first = phase.kind === 'pressed' || phase.kind === 'active' || phase.kind === 'pan' ? phase : null;
  if (first?.device !== 'touch' || input.device !== 'touch' || first.pointer === input.pointer)
    return [state, []];
  const fingers = [
    { pointer: first.pointer, at: first.at },
    { pointer: input.pointer, at: input.at },
  ] as const;
  const effects: readonly Effect<Id>[] = first.kind === 'active' ? [{ kind: 'cancel' }] : [];
  return to(state, { kind: 'pinch', fingers }, ...effects);
}

function move<Id>(state: GestureState<Id>, input: PointerInput<Id>): Step<Id> {
  const { phase } = state;
  const { at, shift, command, alt } = input;
  const pressure = input.pressure ?? 0.5;
  if (phase.kind === 'pinch') return pinched(state, phase.fingers, input);
  if (phase.kind === 'idle' || phase.pointer !== input.pointer) return [state, []];
  if (phase.kind === 'pan')
    return to(state, { ...phase, at }, { kind: 'pan', dx: at.x - phase.at.x, dy: at.y - phase.at.y });
  if (phase.kind === 'active')
    return to(state, { ...phase, at }, { kind: 'move', at, shift, command, alt, pressure });
  if (phase.kind !== 'pressed') return [state, []];
  const threshold = phase.device === 'touch' ? TOUCH_THRESHOLD : DRAG_THRESHOLD;
  if (distance(phase.start, at) < threshold) return to(state, { ...phase, at });
  const { pointer, device, start, target, becomes } = phase;
  if (becomes === 'pan')
    return to(
      state,
      { kind: 'pan', pointer, device, at },
      { kind: 'pan', dx: at.x - start.x, dy: at.y - start.y },
    );
  return to(
    state,
    { kind: 'active', pointer, device, start, target, at },
    { kind: 'begin', activity: becomes, target, at: start, shift, command, alt },
    { kind: 'move', at, shift, command, alt },
  );
}

function pinched<Id>(
  state: GestureState<Id>,
  fingers: readonly [Finger, Finger],
  { pointer, at }: PointerInput<Id>,
): Step<Id> {
  const moved = fingers.map((one) => (one.pointer === pointer ? { pointer, at } : one)) as unknown as [
    Finger,
    Finger,
  ];
  const middle = ([a, b]: readonly [Finger, Finger]) => ({
    x: (a.at.x + b.at.x) / 2,
    y: (a.at.y + b.at.y) / 2,
  });
  const span = ([a, b]: readonly [Finger, Finger]) => Math.max(1, distance(a.at, b.at));
  const [before, after] = [middle(fingers), middle(moved)];
  return to(
    state,
    { kind: 'pinch', fingers: moved },
    { kind: 'pan', dx: after.x - before.x, dy: after.y - before.y },
    { kind: 'zoom', factor: span(moved) / span(fingers), at: after },
  );
}

function up<Id>(state: GestureState<Id>, input: PointerInput<Id>, facts: Facts<Id>): Step<Id> {
  const { phase } = state;
  if (phase.kind === 'pinch') {
    const stays = phase.fingers.find((one) => one.pointer !== input.pointer);
    if (!stays || !phase.fingers.some((one) => one.pointer === input.pointer)) return [state, []];
    return to(state, { kind: 'pan', device: 'touch', ...stays });
  }
  if (phase.kind === 'idle' || phase.pointer !== input.pointer) return [state, []];
  if (phase.kind === 'active') return to(state, { kind: 'idle' }, { kind: 'end' });
  if (phase.kind === 'pressed' && isSecondary(input))
    return to(state, { kind: 'idle' }, { kind: 'context', target: phase.target, at: phase.at });
  if (phase.kind === 'pressed' && !(phase.becomes === 'pan' && (facts.space || input.button === 1)))
    return clicked(state, phase, input, facts);
  return to(state, { kind: 'idle' });
}

function clicked<Id>(
  state: GestureState<Id>,
  { target, device }: Press<Id>,
  { at, time, shift, command }: PointerInput<Id>,
  facts: Facts<Id>,
): Step<Id> {
  if (BY_PRESS.has(facts.tool)) return [AT_REST, [{ kind: 'place', at }]];
  const last = state.lastClick;
  const reach = device === 'touch' ? 24 : 6;
  const double =
    last !== null &&
    time - last.time < DOUBLE_CLICK_MS &&
    distance(last.at, at) < reach &&
    sameTarget(last.target, target);
  const rest: GestureState<Id> = { phase: { kind: 'idle' }, lastClick: double ? null : { target, at, time } };
  if (target.kind === 'link') return [rest, [{ kind: 'linkClick', id: target.id, side: target.side }]];
  if (facts.tool === 'hand' && device !== 'touch') return [rest, []];
  const adds = facts.adds || shift || command;
  if (double && !adds) return [rest, [{ kind: 'doubleClick', target: last.target, at }]];
  if (target.kind === 'bend') return [rest, [{ kind: 'bendClick', id: target.id, dot: target.dot }]];
  if (target.kind === 'item')
    return [rest, [{ kind: 'select', id: target.id, how: adds ? 'toggle' : 'only' }]];
  return [rest, target.kind === 'board' && !shift && !command ? [{ kind: 'deselect', at }] : []];
}
