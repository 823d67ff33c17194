/** How severe nodes are in each city, of one or of all that are chosen: one step of undo. */
import type { CityView } from '../../../../shared/api.ts';
import type { MapAct } from './MapAct.ts';
import { sayOfCity } from './mapActs.ts';
import { meantNodes, needsNodes } from './meant.ts';

const LEVELS = [1, 2, 3, 4, 5, null] as const;

const severity = ({ id, name }: CityView, value: (typeof LEVELS)[number]): MapAct => ({
  id: `severity.${id}.${value ?? 'none'}`,
  group: 'kind',
  writes: true,
  label: (t) => t('severityOf', { city: name, value: value ?? '–' }),
  when: needsNodes,
  checked: (desk) =>
    meantNodes(desk).every((node) => (desk.model.node(node)?.severity[id] ?? null) === value),
  run(desk) {
    const { commands, context, history, model } = desk;
    const nodes = meantNodes(desk);
    history.together(() => {
      for (const node of nodes) sayOfCity(context, node, id, { name: 'severity', value });
    });
    model.store.flush();
    const { voice, t } = commands.parts;
    const [one] = nodes;
    voice.say(nodes.length === 1 && one ? commands.nameOf(one) : t('nodeCount', { count: nodes.length }));
  },
});

export const severityActs = (cities: readonly CityView[]): readonly MapAct[] =>
  cities.flatMap((city) => LEVELS.map((value) => severity(city, value)));
