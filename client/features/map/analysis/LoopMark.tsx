/**
 * Loops on the map: the mark and the name of each that people have named, and of the one that is chosen, whose inside is
 * tinted. For the eye alone: lists and names of nodes say it, and so does what is lit.
 */
import { useMemo, useSyncExternalStore } from 'react';
import { loopKey } from '../../../../shared/documents/loopNames.ts';
import type { ItemId } from '../../../../shared/ids.ts';
import type { LoopKind } from '../../../../shared/maps/loops.ts';
import type { Point } from '../../../canvas/geometry.ts';
import { useReadable } from '../../../live/useLive.ts';
import type { MapSurface } from '../canvas/MapSurface.ts';
import { type MapDesk, useDesk } from '../MapDesk.ts';
import { verbBox } from '../model/verbRoom.ts';
import { graphOf } from './graphOf.ts';
import styles from './LoopMark.module.css';
import { LOOP_MARKS, type NamedLoop, namedLoops, placeSigns } from './loopSigns.ts';
import type { LoopMark as Chosen, Lit } from './Spotlight.ts';

interface Shown {
  readonly key: string;
  readonly kind: LoopKind;
  readonly mark: string;
  readonly lines: readonly string[];
  readonly at: Point;
}
interface Looks {
  readonly signs: readonly Shown[];
  /** Around the inside of the chosen one; empty where there is none. */
  readonly inside: string;
}

/** To find a place for a mark, all verbs are asked: too much for each move of anybody. */
const SOON_MS = 250;

/** Where they stand now, as they stand on the map. */
export class LoopSigns {
  readonly #desk: MapDesk;
  readonly #surface: MapSurface;
  #named: readonly NamedLoop[] | null = null;
  /** Of the nodes that the marks stand between. */
  #between: ReadonlySet<ItemId> = new Set();
  #shown: { readonly of: readonly [Chosen | null, Lit | null]; readonly looks: string } | null = null;

  constructor(desk: MapDesk, surface: MapSurface) {
    this.#desk = desk;
    this.#surface = surface;
  }

  /** Marks follow their own nodes at once, and make room for others soon. */
  readonly subscribe = (listener: () => void): (() => void) => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const renew = () => {
      clearTimeout(timer);
      timer = undefined;
      this.#shown = null;
      listener();
    };
    const stop = this.#surface.onChange(({ ids, movedOnly }) => {
      if (!movedOnly) this.#named = null;
      if ([...ids].some((id) => this.#between.has(id))) renew();
      else timer ??= setTimeout(renew, SOON_MS);
    });
    // What came between rendering and listening.
    [this.#named, this.#shown] = [null, null];
    return () => {
      clearTimeout(timer);
      stop();
    };
  };

  /** As text: the same text is the same look. */
  looks(chosen: Chosen | null, lit: Lit | null): string {
    const known = this.#shown;
    if (known && known.of[0] === chosen && known.of[1] === lit) return known.looks;
    const looks = this.#place(chosen, lit);
    this.#shown = { of: [chosen, lit], looks };
    return looks;
  }

  #place(chosen: Chosen | null, lit: Lit | null): string {
    const { model } = this.#desk;
    this.#named ??= namedLoops(model.loopNames(), () => graphOf(model));
    const isLit = ({ nodes }: NamedLoop) => lit === null || nodes.every((id) => lit.has(id));
    const isChosen = (loop: NamedLoop) => chosen !== null && loopKey(loop.nodes) === loopKey(chosen.nodes);
    const named = this.#named.filter((loop) => isLit(loop) && !isChosen(loop));
    const name = this.#named.find(isChosen)?.name ?? '';
    const loops = [
      ...(chosen ? [{ ...chosen, name }] : []),
      ...named.map((loop) => ({ ...loop, mark: LOOP_MARKS[loop.kind] })),
    ].map((loop) => ({ ...loop, boxes: loop.nodes.flatMap((id) => this.#surface.box(id) ?? []) }));
    const there = loops.filter(({ boxes }) => boxes.length > 0);
    this.#between = new Set(there.flatMap(({ nodes }) => nodes));
    const places = placeSigns(there, this.#taken());
    const signs = there.map(({ nodes, kind }, at) => ({ key: loopKey(nodes), kind, ...places[at] }));
    return JSON.stringify({ signs, inside: chosen ? this.#inside(chosen) : '' });
  }

  #taken() {
    const { model } = this.#desk;
    const verbs = model.links().flatMap((link) => {
      const route = this.#surface.route(link.id);
      return route ? [verbBox(link, route)] : [];
    });
    return [...verbs, ...model.nodes().flatMap(({ id }) => this.#surface.box(id) ?? [])];
  }

  /** Along the lines of its links, from node to node. */
  #inside({ nodes, links }: Chosen): string {
    const pieces = nodes.flatMap((from, at) => {
      const to = nodes[(at + 1) % nodes.length];
      const link = links
        .map((id) => this.#desk.model.link(id))
        .find((one) => (one?.from === from && one.to === to) || (one?.to === from && one.from === to));
      const route = link && this.#surface.route(link.id);
      if (!link || !route) return [];
      const points = link.from === from ? route.points : route.points.toReversed();
      return [points.map(({ x, y }) => `${Math.round(x)} ${Math.round(y)}`)];
    });
    return pieces.map(([start, ...rest], at) => `${at === 0 ? 'M' : 'L'}${start}C${rest.join(' ')}`).join('');
  }
}

function Inside({ path, kind }: { readonly path: string; readonly kind: LoopKind }) {
  return (
    <svg className={styles.inside} data-kind={kind} aria-hidden="true">
      <path d={path} />
    </svg>
  );
}

export default function LoopMark({ surface }: { readonly surface: MapSurface }) {
  const desk = useDesk();
  const [chosen, lit] = [useReadable(desk.spotlight.mark), useReadable(desk.spotlight.lit)];
  const signs = useMemo(() => new LoopSigns(desk, surface), [desk, surface]);
  const looks = useSyncExternalStore(signs.subscribe, () => signs.looks(chosen, lit));
  const shown = useMemo(() => JSON.parse(looks) as Looks, [looks]);
  return (
    <div aria-hidden="true">
      {chosen && shown.inside ? <Inside path={shown.inside} kind={chosen.kind} /> : null}
      {shown.signs.map(({ key, kind, mark, lines, at }) => (
        <div
          key={key}
          className={styles.mark}
          data-loop={kind}
          style={{ left: `${Math.round(at.x)}px`, top: `${Math.round(at.y)}px` }}
        >
          <div>
            <b>{mark}</b>
            {lines.length > 0 ? <span>{lines.join('\n')}</span> : null}
          </div>
        </div>
      ))}
    </div>
  );
}
