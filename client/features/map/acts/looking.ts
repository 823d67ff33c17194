/** Acts that change nothing on the map: tools, camera, walking, focus, analyses, what opens over the map. */
import type { CityView } from '../../../../shared/api.ts';
import { nextRegion } from '../../../acts/regions.ts';
import type { Direction } from '../../../canvas/direction.ts';
import { ZOOM_STEP } from '../../../canvas/Viewport.ts';
import { focusOn } from '../analysis/openSpotlight.ts';
import { ANALYSES } from '../analysis/Spotlight.ts';
import { toggleFilter } from '../filter/useFilter.ts';
import type { ColouredBy, SizedBy } from '../MapDesk.ts';
import { openMenu } from '../menu/openMenu.ts';
import { alongLinks } from '../model/alongLinks.ts';
import { copyItemLink } from './copyItemLink.ts';
import { type MapAct, sayNotLoaded } from './MapAct.ts';
import { meantNodes, meantOne, needsNodes, needsOne, onCanvas } from './meant.ts';

function walk(way: Direction, key: string): MapAct {
  return {
    id: `walk.${way}`,
    group: 'look',
    keys: [`Alt+${key}`],
    first: true,
    quiet: true,
    when: needsOne,
    run(desk) {
      const id = meantOne(desk);
      const next = id && alongLinks(desk.model, id, way);
      if (next) desk.surface.goTo(next);
    },
  };
}

const CAMERA: readonly MapAct[] = [
  {
    id: 'zoomIn',
    group: 'look',
    keys: ['Ctrl++'],
    native: true,
    when: onCanvas,
    run: ({ viewport }) => viewport.zoomAt(ZOOM_STEP),
  },
  {
    id: 'zoomOut',
    group: 'look',
    keys: ['Ctrl+-'],
    native: true,
    when: onCanvas,
    run: ({ viewport }) => viewport.zoomAt(1 / ZOOM_STEP),
  },
  {
    id: 'zoomReal',
    group: 'look',
    keys: ['Ctrl+0'],
    native: true,
    when: onCanvas,
    run: ({ surface }) => surface.hands?.zoomTo('real'),
  },
  {
    id: 'zoomAll',
    group: 'look',
    keys: ['Shift+1'],
    // The map remembers that all of it is shown: the surface does not know of that.
    first: true,
    when: onCanvas,
    run: ({ surface }) => surface.hands?.zoomTo('all'),
  },
  {
    id: 'zoomSelection',
    group: 'look',
    keys: ['Shift+2'],
    native: true,
    when: (desk) => onCanvas(desk) ?? (desk.selection.ids.size > 0 ? null : 'nothing'),
    run: ({ surface }) => surface.hands?.zoomTo('selection'),
  },
];

export const LOOKING: readonly MapAct[] = [
  {
    id: 'select',
    group: 'look',
    keys: ['V'],
    when: onCanvas,
    run({ surface, commands }) {
      commands.linking.set(null);
      surface.hands?.tool.set('select');
    },
  },
  {
    id: 'hand',
    group: 'look',
    keys: ['H'],
    when: onCanvas,
    run({ surface, commands }) {
      commands.linking.set(null);
      surface.hands?.tool.set('hand');
    },
  },
  {
    id: 'selectAll',
    group: 'look',
    keys: ['Ctrl+A'],
    quiet: true,
    when: ({ surface }) => (surface.hands || surface.own.selectAll ? null : 'canvas'),
    run: ({ selection, model }) => selection.set(model.readingOrder(), selection.focused),
  },
  { id: 'menu', group: 'look', keys: ['Shift+F10', 'Menu'], run: openMenu },
  ...CAMERA,
  walk('left', '←'),
  walk('right', '→'),
  walk('up', '↑'),
  walk('down', '↓'),
  {
    id: 'copyLink',
    group: 'look',
    when: needsOne,
    run(desk) {
      const id = meantOne(desk);
      if (id) void copyItemLink(id);
    },
  },
];

const COPY_VIEW: MapAct = {
  id: 'copyView',
  group: 'look',
  run: (desk) =>
    void import('../legend/viewLink.ts').then(({ copyView }) => copyView(desk), sayNotLoaded(desk)),
};

/** What the colours of nodes say: for this person, as long as the map is open. */
function colour(by: 'kind' | ColouredBy, city: CityView | null = null): MapAct {
  return {
    id: city ? `colour.${by}.${city.id}` : `colour.${by}`,
    group: 'look',
    ...(city && { label: (t) => t('colourIn', { city: city.name }) }),
    when: onCanvas,
    checked({ colouring }) {
      const now = colouring.get();
      return (now?.by ?? 'kind') === by && now?.city?.id === city?.id;
    },
    run(desk) {
      const { colouring, legend } = desk;
      if (by === 'kind') return colouring.set(null);
      // It says what they mean.
      legend.set(true);
      void import('../legend/colouring.ts').then(
        ({ colouringBy }) => colouring.set(colouringBy(by, city)),
        sayNotLoaded(desk),
      );
    },
  };
}

/** What their sizes say, likewise. */
function size(by: 'alike' | SizedBy, city: CityView | null = null): MapAct {
  return {
    id: city ? `size.${by}.${city.id}` : `size.${by}`,
    group: 'look',
    ...(city && { label: (t) => t('sizeIn', { city: city.name }) }),
    when: onCanvas,
    checked({ sizing }) {
      const now = sizing.get();
      return (now?.by ?? 'alike') === by && now?.city?.id === city?.id;
    },
    run(desk) {
      if (by === 'alike') return desk.sizing.get()?.end();
      desk.legend.set(true);
      void import('../legend/sizing.ts').then(({ sizeBy }) => sizeBy(desk, by, city), sayNotLoaded(desk));
    },
  };
}

const SAYING = [
  ...(['kind', 'category', 'status', 'severity'] as const).map((by) => colour(by)),
  ...(['alike', 'incoming', 'outgoing', 'between', 'severity'] as const).map((by) => size(by)),
];

/** Each of these cities has a severity of its own. */
export const severitiesOf = (cities: readonly CityView[]): readonly MapAct[] =>
  cities.flatMap((city) => [colour('severity', city), size('severity', city)]);

export const ANALYSING: readonly MapAct[] = [
  {
    id: 'filter',
    group: 'look',
    keys: ['Ctrl+F', 'Shift+F'],
    native: true,
    run: toggleFilter,
  },
  {
    id: 'tidy',
    group: 'analyse',
    keys: ['Shift+T'],
    writes: true,
    label: (t, { tidier }) => t(tidier.running.get() ? 'tidy:stop' : 'names.tidy'),
    run: ({ tidier }) => void tidier.start(),
  },
  ...(['down', 'loose', 'ring'] as const).map(
    (shape): MapAct => ({
      id: `tidy.${shape}`,
      group: 'analyse',
      writes: true,
      run: ({ tidier }) => void tidier.start(shape),
    }),
  ),
  COPY_VIEW,
  ...SAYING,
  {
    id: 'legend',
    group: 'look',
    when: onCanvas,
    checked: ({ legend }) => legend.get(),
    run: ({ legend }) => legend.set(!legend.get()),
  },
  {
    id: 'focus',
    group: 'analyse',
    keys: ['F'],
    label: (t, { spotlight }) => t(spotlight.shown.get() ? 'analysis:focus.end' : 'names.focus'),
    when: (desk) => (desk.spotlight.shown.get() ? null : needsNodes(desk)),
    run: (desk) => focusOn(desk.spotlight, desk.commands.parts, meantNodes(desk)),
  },
  {
    id: 'endFocus',
    group: 'analyse',
    keys: ['Esc'],
    quiet: true,
    label: (t) => t('analysis:focus.end'),
    when: ({ spotlight }) => (spotlight.shown.get() ? null : 'focus'),
    run: ({ spotlight }) => void spotlight.end(),
  },
  {
    id: 'analysis',
    group: 'analyse',
    keys: ['Shift+A'],
    run: ({ spotlight }) => spotlight.panel.set(spotlight.panel.get() === null ? 'focus' : null),
  },
  ...ANALYSES.map(
    (analysis): MapAct => ({
      id: `analysis.${analysis}`,
      group: 'analyse',
      run: ({ spotlight }) => spotlight.analyse(analysis),
    }),
  ),
];

export const HELPING: readonly MapAct[] = [
  {
    id: 'commands',
    group: 'help',
    keys: ['Ctrl+K', 'Ctrl+/'],
    everywhere: true,
    run: ({ over }) => over.set('commands'),
  },
  {
    id: 'shortcuts',
    group: 'help',
    keys: ['?'],
    everywhere: true,
    run: ({ over }) => over.set('shortcuts'),
  },
  {
    id: 'singleKeys',
    group: 'help',
    label: (t, { singleKeys }) => t(singleKeys.get() ? 'singleKeysOff' : 'singleKeysOn'),
    run: ({ singleKeys }) => singleKeys.set(!singleKeys.get()),
  },
  { id: 'nextRegion', group: 'look', keys: ['F6'], everywhere: true, run: () => nextRegion(1) },
  { id: 'previousRegion', group: 'look', keys: ['Shift+F6'], everywhere: true, run: () => nextRegion(-1) },
];
