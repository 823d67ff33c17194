/**
 * Following a person: my camera goes where theirs goes, until I move it myself, they leave, or I stop. Who is followed
 * says where they look, in awareness and only then; nobody is moved against their will. Who follows leads nobody, or two
 * who follow each other would never come to rest.
 */
import type { Awareness } from 'y-protocols/awareness';
import { MAX_COORDINATE } from '../../shared/documents/boardKinds.ts';
import { type MemberId, parseMemberId } from '../../shared/ids.ts';
import type { Box } from '../canvas/geometry.ts';
import { cameraBetween, prefersNoMotion } from '../canvas/glideCamera.ts';
import type { Timing } from '../canvas/presence/PresencePublisher.ts';
import { type Camera, MAX_ZOOM, type Viewport } from '../canvas/Viewport.ts';
import { writable } from '../live/readable.ts';
import type { Readable } from '../live/types.ts';

export const FOLLOW_FIELD = 'follows';
export const VIEW_FIELD = 'view';
/** Frames are presented, one after the other. */
const LEAD_FIELD = 'leads';
export const SHOW_EVERY_MS = 120;
/** Of what is left of the way, in each frame. */
const SHARE = 0.2;

export type FollowEnd = 'moved' | 'gone' | 'stopped';

export interface FollowParts {
  readonly awareness: Awareness;
  readonly viewport: Viewport;
  readonly me: MemberId | null;
  readonly timing: Timing;
  /** Called each frame while the camera is under way. */
  readonly frame?: (run: () => void) => void;
  readonly still?: () => boolean;
}

/** Never throws; what makes no sense is no view. */
export function readView(value: unknown): Box | null {
  if (!Array.isArray(value) || value.length !== 4) return null;
  const [x, y, w, h] = value as unknown[];
  const far = 4 * MAX_COORDINATE;
  const number = (one: unknown): one is number => typeof one === 'number' && Math.abs(one) <= far;
  if (!number(x) || !number(y) || !number(w) || !number(h) || w < 1 || h < 1) return null;
  return { x, y, w, h };
}

export class Follow {
  readonly #parts: FollowParts;
  readonly #following = writable<MemberId | null>(null);
  readonly #ended = new Set<(who: MemberId, why: FollowEnd) => void>();
  readonly #stops: (() => void)[] = [];
  #gliding = false;
  /** I came because I was asked to what they present: it ends with that. */
  #asked = false;
  #target: Camera | null = null;
  #lastView = '';
  #covered = () => 0;
  #camera: Camera;
  #shown: string | null = null;
  #led: Box | null = null;
  #cancel: (() => void) | null = null;

  readonly following: Readable<MemberId | null> = this.#following;

  constructor(parts: FollowParts) {
    const { awareness, viewport } = parts;
    this.#parts = parts;
    this.#camera = viewport.camera();
    awareness.on('change', this.#onAwareness);
    this.#stops.push(viewport.subscribe(this.#onCamera), () => awareness.off('change', this.#onAwareness));
  }

  readonly onEnd = (listener: (who: MemberId, why: FollowEnd) => void): (() => void) => {
    this.#ended.add(listener);
    return () => this.#ended.delete(listener);
  };

  /** False when that person is not here, or `asked` and they present nothing. */
  start(member: MemberId, asked = false): boolean {
    if (!this.#isHere(member, asked)) return false;
    this.#asked = asked;
    this.#following.set(member);
    this.#lastView = '';
    this.#parts.awareness.setLocalStateField(FOLLOW_FIELD, member);
    this.#show();
    this.#goAlong();
    return true;
  }

  /** So many pixels of the screen are covered above while I follow: a frame that they present lies below. */
  keepBelow(covered: () => number): void {
    this.#covered = covered;
    this.#lastView = '';
    this.#goAlong();
  }

  stop(why: FollowEnd = 'stopped'): void {
    const who = this.#following.get();
    if (who === null) return;
    this.#following.set(null);
    this.#parts.awareness.setLocalStateField(FOLLOW_FIELD, null);
    for (const listener of [...this.#ended]) listener(who, why);
    this.#show();
  }

  destroy(): void {
    this.stop();
    this.#cancel?.();
    for (const stop of this.#stops) stop();
    this.#ended.clear();
  }

  /** A camera that I move by any means of mine ends it; a window that changes size moves none. */
  readonly #onCamera = () => {
    const camera = this.#parts.viewport.camera();
    const mine = camera !== this.#camera && !this.#gliding;
    this.#camera = camera;
    if (mine) this.stop('moved');
    this.#showSoon();
  };

  readonly #onAwareness = () => {
    const who = this.#following.get();
    if (who !== null && !this.#isHere(who, this.#asked)) this.stop(this.#isHere(who) ? 'stopped' : 'gone');
    else this.#goAlong();
    this.#showSoon();
  };

  #others(): [number, Record<string, unknown>][] {
    const { awareness } = this.#parts;
    return [...awareness.getStates()].filter(([id]) => id !== awareness.clientID);
  }

  #isHere(member: MemberId, leads = false): boolean {
    return this.#others().some(
      ([, state]) => memberOf(state) === member && (!leads || state[LEAD_FIELD] === true),
    );
  }

  /** An invitation of theirs stands until they are gone, or end what they present. */
  invites(member: MemberId): Readable<boolean> {
    const stands = writable(true);
    let led = false;
    const look = () => {
      led ||= this.#isHere(member, true);
      if (!this.#isHere(member, led)) stands.set(false);
    };
    this.#parts.awareness.on('change', look);
    this.#stops.push(() => {
      this.#parts.awareness.off('change', look);
      stands.set(false);
    });
    look();
    return stands;
  }

  #goAlong(): void {
    const who = this.#following.get();
    if (who === null) return;
    const theirs = this.#others().filter(([, state]) => memberOf(state) === who);
    const view = theirs.map(([, state]) => readView(state[VIEW_FIELD])).find((one) => one !== null);
    if (!view || JSON.stringify(view) === this.#lastView) return;
    this.#lastView = JSON.stringify(view);
    const under = this.#target !== null;
    const clear = this.#parts.viewport.clearBox();
    const leads = theirs.some(([, state]) => state[LEAD_FIELD] === true);
    const down = leads ? Math.max(0, Math.min(clear.h / 3, this.#covered() - clear.y)) : 0;
    const within = { ...clear, y: clear.y + down, h: clear.h - down };
    this.#target = this.#parts.viewport.cameraToFit(view, 0, MAX_ZOOM, within);
    if (!under) this.#step();
  }

  /** A new place while one is under way only bends the way: hands move ten times a second. */
  readonly #step = (): void => {
    const { viewport, still = prefersNoMotion, frame = nextFrame } = this.#parts;
    const to = this.#target;
    if (to === null || this.#following.get() === null) {
      this.#target = null;
      return;
    }
    const near = isNear(viewport.camera(), to);
    this.#gliding = true;
    viewport.setCamera(near || still() ? to : cameraBetween(viewport.camera(), to, SHARE));
    this.#gliding = false;
    if (near || still()) this.#target = null;
    else frame(this.#step);
  };

  #showSoon(): void {
    this.#cancel ??= this.#parts.timing.after(SHOW_EVERY_MS, () => this.#show());
  }

  /** What those who follow me are to see, whatever else is in my window: a frame that I present. Null: what I see. */
  lead(box: Box | null): void {
    this.#led = box;
    this.#parts.awareness.setLocalStateField(LEAD_FIELD, box !== null);
    this.#show();
  }

  /** Says where I look, while somebody follows me. */
  #show(): void {
    this.#cancel?.();
    this.#cancel = null;
    const { awareness, viewport, me } = this.#parts;
    const followed =
      me !== null &&
      this.#following.get() === null &&
      this.#others().some(([, state]) => parseMemberId(state[FOLLOW_FIELD]) === me);
    const { x, y, w, h } = this.#led ?? viewport.boxToBoard(viewport.clearBox());
    const view = followed && w >= 1 && h >= 1 ? [x, y, w, h].map((one) => Math.round(one)) : null;
    const said = JSON.stringify(view);
    if (said === (this.#shown ?? 'null')) return;
    this.#shown = said;
    awareness.setLocalStateField(VIEW_FIELD, view);
  }
}

const nextFrame = (run: () => void) => void requestAnimationFrame(run);

function memberOf(state: Record<string, unknown>): MemberId | null {
  return parseMemberId((state.user as { memberId?: unknown } | undefined)?.memberId);
}

function isNear(a: Camera, b: Camera): boolean {
  const pixels = Math.max(Math.abs(a.x - b.x), Math.abs(a.y - b.y)) * a.zoom;
  return pixels < 1 && Math.abs(a.zoom / b.zoom - 1) < 0.002;
}
