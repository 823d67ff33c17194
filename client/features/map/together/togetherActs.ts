/** Acts with others: comment, react, who is here, what is new, bring everyone here. */
import { REACTIONS } from '../../../../shared/domain/discussion.ts';
import { missingText } from '../../../i18n/errorText.ts';
import { i18n } from '../../../i18n/i18n.ts';
import { ANNOUNCE_LEVELS } from '../../../together/announceLevel.ts';
import type { Panel, Together } from '../../../together/Together.ts';
import type { MapAct } from '../acts/MapAct.ts';
import { meantItems, needsItem, onCanvas } from '../acts/meant.ts';
import type { MapDesk } from '../MapDesk.ts';
import { fetchPins } from './fetchPins.ts';
import { type MapView, mapPlace } from './mapPlace.ts';

type Pins = Awaited<ReturnType<typeof fetchPins>>;

function withPins({ commands }: MapDesk, act: (pins: Pins) => void): void {
  fetchPins().then(act, (cause) => commands.parts.voice.problem(missingText(cause)));
}

function opens(panel: Panel, together: Together): MapAct {
  return {
    id: `panel.${panel}`,
    group: 'people',
    label: (t) => t(`together:panel.${panel}`),
    run() {
      if (panel === 'comments') together.about.set('all');
      together.panel.set(panel);
    },
  };
}

const reactions = (together: Together): readonly MapAct[] =>
  REACTIONS.map((reaction) => ({
    id: `react.${reaction}`,
    group: 'people',
    label: (t) => t(`together:reactions.${reaction}`),
    when: (desk) => (together.mayComment() ? needsItem(desk) : 'comment'),
    run: (desk) => together.react(meantItems(desk), reaction),
  }));

/** How much of what others do is said aloud, by a screen reader. */
const LEVELS: readonly MapAct[] = ANNOUNCE_LEVELS.map((level) => ({
  id: `announce.${level}`,
  group: 'people',
  label: (t) => t(`announce.${level}`),
  checked: ({ announceLevel }) => announceLevel.get() === level,
  run({ announceLevel, commands }) {
    announceLevel.set(level);
    commands.parts.voice.say(i18n.getFixedT(null, 'mapActs')(`announce.${level}`));
  },
}));

export function togetherActs(together: Together, view: MapView): readonly MapAct[] {
  return [
    {
      id: 'comment',
      group: 'people',
      keys: ['C'],
      label: (t) => t('together:comment'),
      when: (desk) => (meantItems(desk).length > 1 ? 'one' : null),
      run(desk) {
        const [id] = meantItems(desk);
        if (id !== undefined || desk.surface.hands === null) together.discuss(id ?? null);
        else withPins(desk, ({ askOnMap }) => askOnMap(desk, together));
      },
    },
    {
      id: 'comment.here',
      group: 'people',
      label: (t) => t('together:commentHere'),
      when: (desk) => (together.mayComment() ? onCanvas(desk) : 'comment'),
      run(desk) {
        const at = desk.commands.hand.place(desk.viewport);
        withPins(desk, ({ commentAt }) => commentAt(desk, together, at));
      },
    },
    {
      id: 'comment.whole',
      group: 'people',
      label: (t) => t('together:commentOn.barrierMap'),
      when: () => (together.mayComment() ? null : 'comment'),
      run: () => together.discuss(null),
    },
    ...reactions(together),
    opens('comments', together),
    opens('people', together),
    opens('since', together),
    opens('timer', together),
    {
      id: 'laser',
      group: 'look',
      keys: ['K'],
      label: (t) => t('together:laser'),
      when: onCanvas,
      run: () => together.pointing.set(!together.pointing.get()),
    },
    ...LEVELS,
    {
      id: 'gather',
      group: 'people',
      label: (t) => t('together:people.gather'),
      when: () => (together.mayGather() ? null : 'facilitator'),
      run: (desk) => withPins(desk, ({ gather }) => gather(mapPlace(desk, view), together)),
    },
  ];
}
