/** "Tidy": lays out the whole map, or what is selected, beside the page; then moves it in one step of undo. */

import type { ItemId } from '../../../../shared/ids.ts';
import { inflate, type Point } from '../../../canvas/geometry.ts';
import type { TFunction } from '../../../i18n/i18n.ts';
import { writable } from '../../../live/readable.ts';
import { showToast } from '../../../ui/showToast.ts';
import type { CommandParts } from '../acts/MapCommands.ts';
import { type NodePlace, placeNodes } from '../acts/mapActs.ts';
import { NODE } from '../model/mapModel.ts';
import { verbWidth } from '../model/verbRoom.ts';
import { tidyBeside } from './tidyBeside.ts';
import type { TidyJob, TidyNode, TidyPlace, TidyShape } from './tidyJob.ts';

export interface TidierParts extends Omit<CommandParts, 't'> {
  readonly t: TFunction<'tidy'>;
}

type Stood = ReadonlyMap<ItemId, Point>;

/** Less than this is no move. */
const NOTHING = 1;

export class Tidier {
  readonly running = writable(false);
  readonly #parts: TidierParts;
  #run: AbortController | null = null;

  constructor(parts: TidierParts) {
    this.#parts = parts;
  }

  /** The nodes of the selection and of chosen groups, when that is a part worth tidying. */
  get chosen(): readonly ItemId[] {
    const { selection, model } = this.#parts;
    const all = [...selection.ids].flatMap((id) => [id, ...(model.group(id) ? model.membersOf(id) : [])]);
    const nodes = [...new Set(all)].filter((id) => model.node(id));
    return nodes.length > 1 ? nodes : [];
  }

  stop(): void {
    this.#run?.abort();
  }

  async start(shape: TidyShape = 'right'): Promise<void> {
    const { context, voice, t } = this.#parts;
    if (!context.mayEdit()) return void voice.say(t('readOnly'));
    if (this.running.get()) return void this.stop();
    const job = { ...this.#job(this.chosen), shape };
    const stood = new Map(this.#parts.model.nodes().map((node) => [node.id, node]));
    if (!job.nodes.some(({ role }) => role === 'free')) return void voice.say(t('nothing'));
    const run = new AbortController();
    this.#run = run;
    this.running.set(true);
    voice.say(t('running'));
    try {
      const tidied = await tidyBeside(job, run.signal);
      if (tidied.kind === 'places') this.#move(job, stood, tidied.places);
      else voice.say(t(tidied.kind));
    } catch {
      // Its code could not be fetched, as without a network.
      voice.say(t('failed'));
    } finally {
      this.running.set(false);
    }
  }

  #job(chosen: readonly ItemId[]): TidyJob {
    const { model } = this.#parts;
    const among = chosen.length > 0 ? new Set(chosen) : null;
    const roleOf = (id: ItemId, pinned: boolean): TidyNode['role'] => {
      if (among && !among.has(id)) return 'around';
      return pinned ? 'pinned' : 'free';
    };
    // As large as they are for everybody, or as they are shown to who tidies where that is larger: nothing overlaps for either.
    const nodes = model.nodes().map(({ id, x, y, text, pinned }) => {
      const [h, scale] = [model.heightOf(text), Math.max(1, model.scales.get(id) ?? 1)];
      const box = inflate({ x, y, w: NODE.width, h }, (NODE.width * (scale - 1)) / 2, (h * (scale - 1)) / 2);
      return { id, ...box, role: roleOf(id, pinned), group: model.groupOf(id)?.id ?? null };
    });
    const links = model.links().map((link) => ({ from: link.from, to: link.to, verb: verbWidth(link) }));
    return { nodes, links };
  }

  /** What somebody moved, pinned or deleted meanwhile stays as they left it. */
  #stillThere(job: TidyJob, stood: Stood, places: readonly TidyPlace[]): readonly NodePlace[] {
    const { model } = this.#parts;
    const before = new Map(job.nodes.map((node) => [node.id, node]));
    return (places as readonly NodePlace[]).flatMap(({ id, x, y }) => {
      const [node, was, box] = [model.node(id), stood.get(id), before.get(id)];
      if (!node || !was || !box || node.pinned || node.x !== was.x || node.y !== was.y) return [];
      const by = { x: x - box.x, y: y - box.y };
      if (Math.abs(by.x) < NOTHING && Math.abs(by.y) < NOTHING) return [];
      return [{ id, x: was.x + by.x, y: was.y + by.y }];
    });
  }

  #move(job: TidyJob, stood: Stood, places: readonly TidyPlace[]): void {
    const { context, model, history, voice, glide, t } = this.#parts;
    if (!context.mayEdit()) return void voice.say(t('readOnly'));
    model.store.flush();
    const moved = this.#stillThere(job, stood, places);
    if (moved.length === 0) return void showToast({ message: t('already') });
    const tidied = job.nodes.filter(({ role }) => role !== 'around').map(({ id }) => id as ItemId);
    glide(() => {
      placeNodes(context, moved);
      model.store.flush();
    }, tidied);
    const step = history.last;
    const takeBack = () =>
      glide(() => {
        history.undoOnly(step);
        model.store.flush();
      });
    voice.offer(t('done', { count: moved.length }), t('undo'), takeBack, history.stands(step));
  }
}
