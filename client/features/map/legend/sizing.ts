/** What nodes say by their size, where they are not all alike: for this person, and it follows the map. */
import type { CityView } from '../../../../shared/api.ts';
import type { ItemId } from '../../../../shared/ids.ts';
import { analyseBeside } from '../analysis/analyseBeside.ts';
import { graphOf } from '../analysis/graphOf.ts';
import type { MapDesk, SizedBy } from '../MapDesk.ts';
import { saidIn } from './colouring.ts';

/** While somebody writes or drags, sizes wait this long. */
const QUIET_MS = 250;
const WORST = 5;

type Parts = Pick<MapDesk, 'model' | 'spotlight' | 'sizing'>;

export function sizeBy({ model, spotlight, sizing }: Parts, by: SizedBy, city: CityView | null = null): void {
  let giveUp: () => void = () => undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let seen = '';
  const measure = () => {
    if (by === 'severity') {
      const severityOf = (node: Parameters<typeof saidIn>[0]) => Number(saidIn(node, { by, city }));
      const severities = model.nodes().map((node) => [node.id, severityOf(node)] as const);
      return spotlight.resize(new Map<ItemId, number>(severities), WORST);
    }
    const graph = graphOf(model);
    const print = JSON.stringify(graph);
    if (print === seen) return;
    seen = print;
    giveUp();
    giveUp = analyseBeside({
      name: 'roles',
      graph,
      onProgress: () => undefined,
      onAnswer: ({ nodes }) => spotlight.resize(new Map(nodes.map((node) => [node.id, node[by]]))),
    });
  };
  const stop = model.onChange(() => {
    clearTimeout(timer);
    timer = setTimeout(measure, QUIET_MS);
  });
  sizing.get()?.end(true);
  sizing.set({
    ...{ by, city },
    end(followed = false) {
      stop();
      clearTimeout(timer);
      giveUp();
      if (followed) return;
      spotlight.resize(null);
      sizing.set(null);
    },
  });
  measure();
}
