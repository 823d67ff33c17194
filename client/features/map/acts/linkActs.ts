/** Acts on what is said about links: of one, or of all that are chosen. Each is one step of undo. */
import type { MapLink } from '../../../../shared/documents/barrierMap.ts';
import { LINK_STATES, RELATIONS, SIGNS, STRENGTHS } from '../../../../shared/maps/vocabulary.ts';
import type { MapDesk } from '../MapDesk.ts';
import type { MapAct } from './MapAct.ts';
import { changeOnMap, judgeLinks, turnLink } from './mapActs.ts';
import { meantLinks, meantNodes, needsLink, needsNodes, needsOne } from './meant.ts';

const links = (desk: MapDesk): readonly MapLink[] =>
  meantLinks(desk).flatMap((id) => desk.model.link(id) ?? []);

const all = (desk: MapDesk, holds: (link: MapLink) => boolean): boolean => {
  const meant = links(desk);
  return meant.length > 0 && meant.every(holds);
};

/** One transaction, and what was said of them for those who listen. */
function change(desk: MapDesk, act: () => void): void {
  const { history, model, commands } = desk;
  const { voice, t } = commands.parts;
  history.together(act);
  model.store.flush();
  const meant = meantLinks(desk);
  const [one] = meant;
  voice.say(
    meant.length === 1 && one ? commands.nameOf(one) : t('said.changedLinks', { count: meant.length }),
  );
}

const OF_LINKS = { group: 'link', writes: true, when: needsLink } as const;

const RELATING = RELATIONS.map(
  (relation): MapAct => ({
    ...OF_LINKS,
    id: `relation.${relation}`,
    label: (t) => t('linkVerb', { verb: t(`map:relations.${relation}`), sign: SIGNS[relation] ?? '' }).trim(),
    checked: (desk) => all(desk, (link) => (link.relation ?? 'unclear') === relation),
    run: (desk) => change(desk, () => changeOnMap(desk.context, meantLinks(desk), { relation })),
  }),
);

const STRENGTHENING = STRENGTHS.map(
  (strength): MapAct => ({
    ...OF_LINKS,
    id: `strength.${strength}`,
    label: (t) => t('linkStrength', { strength: t(`map:strengths.${strength}`) }),
    checked: (desk) => all(desk, (link) => link.strength === strength),
    run: (desk) => change(desk, () => changeOnMap(desk.context, meantLinks(desk), { strength })),
  }),
);

const JUDGING = LINK_STATES.map(
  (state): MapAct => ({
    ...OF_LINKS,
    id: `state.${state}`,
    label: (t) => t('linkState', { state: t(`map:states.${state}`) }),
    checked: (desk) => all(desk, (link) => link.state === state),
    run: (desk) => change(desk, () => judgeLinks(desk.context, meantLinks(desk), state)),
  }),
);

const isLate = (desk: MapDesk) => all(desk, ({ delay }) => delay);

/** Another node for one end of one link, by its words. */
const ENDS = (['from', 'to'] as const).map(
  (end): MapAct => ({
    ...OF_LINKS,
    id: `end.${end}`,
    when: (desk) => needsLink(desk) ?? needsOne(desk),
    run: ({ over }) => over.set(end),
  }),
);

export const LINKING: readonly MapAct[] = [
  {
    id: 'chooseLinks',
    group: 'link',
    keys: ['Shift+L'],
    when: (desk) =>
      needsNodes(desk) ??
      (meantNodes(desk).some((id) => desk.model.linksOf(id).length > 0) ? null : 'noLinks'),
    run(desk) {
      const { commands, model, selection } = desk;
      const { voice, t } = commands.parts;
      const ids = new Set(meantNodes(desk).flatMap((id) => model.linksOf(id).map((link) => link.id)));
      selection.set([...ids]);
      voice.say(t('linksCount', { count: ids.size }));
    },
  },
  {
    id: 'corresponds',
    group: 'link',
    writes: true,
    when: (desk) => ([1, 2].includes(meantNodes(desk).length) ? null : 'node'),
    run: ({ over }) => over.set('corresponds'),
  },
  {
    ...OF_LINKS,
    id: 'turnLink',
    keys: ['R'],
    run: (desk) =>
      change(desk, () => {
        for (const id of meantLinks(desk)) turnLink(desk.context, id);
      }),
  },
  ...ENDS,
  ...RELATING,
  ...STRENGTHENING,
  {
    ...OF_LINKS,
    id: 'delay',
    keys: ['D'],
    // All of them, unless all of them have it.
    checked: isLate,
    run(desk) {
      const delay = !isLate(desk);
      change(desk, () => changeOnMap(desk.context, meantLinks(desk), { delay }));
    },
  },
  ...JUDGING,
];
