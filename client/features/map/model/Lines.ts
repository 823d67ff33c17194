/** How all links of a map run, and where their verbs stand; on the canvas and in pictures. */
import type { MapLink, MapNode } from '../../../../shared/documents/barrierMap.ts';
import type { ItemId } from '../../../../shared/ids.ts';
import type { Box } from '../../../canvas/geometry.ts';
import { type Route, routeBetween } from '../../../canvas/routes.ts';
import { Courses } from './Courses.ts';
import { headsOf, LOOK, type MapLook } from './columns.ts';
import { Flow } from './Flow.ts';
import { VerbPlaces } from './VerbPlaces.ts';

interface Drawn {
  readonly link: MapLink;
  readonly from: Box;
  readonly to: Box;
}

interface DrawnNode {
  readonly item: MapNode;
  readonly box: Box;
}

export class Lines {
  readonly #courses = new Courses();
  readonly #flow = new Flow();
  #look: MapLook = LOOK;
  readonly #verbs = new VerbPlaces();
  readonly #drawn = new Map<ItemId, Drawn>();
  readonly #routes = new Map<ItemId, Route>();
  /** What has been put since all was settled. */
  readonly #nodes = new Map<ItemId, DrawnNode | null>();
  readonly #changed = new Set<ItemId>();
  /** Of these links, those that have not followed yet. */
  readonly #ahead = new Set<ItemId>();

  /** Null: it is gone. Its links are put as well. */
  putNode(id: ItemId, node: DrawnNode | null): void {
    this.#nodes.set(id, node);
  }

  /** Null: it is not drawn. */
  putLink(id: ItemId, drawn: Drawn | null): void {
    if (drawn) {
      this.#drawn.set(id, drawn);
      this.#changed.add(id);
      this.#ahead.add(id);
      return;
    }
    this.#drawn.delete(id);
    this.#routes.delete(id);
    this.#changed.delete(id);
    this.#ahead.delete(id);
    this.#courses.forget(id);
    this.#flow.forget(id);
    this.#verbs.putLink(id, null);
  }

  /** Answers the links that were put: they go where their nodes are now, and all that stands around them stays until it settles. */
  follow(): ReadonlySet<ItemId> {
    const followed = new Set(this.#ahead);
    this.#ahead.clear();
    for (const id of followed) {
      const drawn = this.#drawn.get(id);
      if (drawn) this.#routes.set(id, this.between(id, drawn.from, drawn.to));
    }
    return followed;
  }

  /** Answers the links that run elsewhere now, or have their verb elsewhere. */
  settle(): ReadonlySet<ItemId> {
    this.#learn();
    const changed = new Set([...this.#changed, ...this.#courses.settle()]);
    this.#changed.clear();
    this.#ahead.clear();
    const lines = new Map<ItemId, Route>();
    for (const id of changed) {
      const drawn = this.#drawn.get(id);
      if (!drawn) continue;
      const look = { ...this.#look, heads: headsOf(drawn.link) };
      const route = routeBetween(drawn.from, drawn.to, look, this.#courses.of(id));
      lines.set(id, route);
      this.#verbs.putLink(id, { link: drawn.link, route });
    }
    for (const id of this.#verbs.settle()) {
      const route = lines.get(id) ?? this.#routes.get(id);
      if (!route) continue;
      changed.add(id);
      this.#routes.set(id, { ...route, label: this.#verbs.shareOf(id) });
    }
    return changed;
  }

  #learn(): void {
    for (const [id, node] of this.#nodes) {
      const outline = node && { kind: node.item.kindName, badges: Object.keys(node.item.severity).length };
      this.#courses.outline(id, outline);
      this.#verbs.putNode(id, node?.box ?? null);
    }
    this.#nodes.clear();
    for (const id of this.#changed) {
      const drawn = this.#drawn.get(id);
      if (drawn) this.#flow.learn(id, drawn.from, drawn.to);
    }
    // In columns now, or in rows: all links have other sides.
    if (this.#look !== this.#flow.look) for (const id of this.#drawn.keys()) this.#changed.add(id);
    this.#look = this.#flow.look;
    for (const id of this.#changed) {
      const drawn = this.#drawn.get(id);
      if (drawn) this.#courses.learn(drawn.link, drawn.from, drawn.to, this.#look);
    }
  }

  route(id: ItemId): Route | null {
    return this.#routes.get(id) ?? null;
  }

  /** Where it would run between boxes that are elsewhere, as in a hand: its verb stays at that share of its way. */
  between(id: ItemId, from: Box, to: Box): Route {
    const heads = this.#routes.get(id)?.heads ?? this.#look.heads;
    const route = routeBetween(from, to, { ...this.#look, heads }, this.#courses.of(id));
    return { ...route, label: this.#verbs.shareOf(id) };
  }
}
