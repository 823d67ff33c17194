/** Which acts stand in the menu of what is chosen, or of the map where nothing is, and in which order. */
import { SIGNS } from '../../../../shared/maps/vocabulary.ts';
import type { MenuGroup, MenuItem } from '../../../ui/Menu.tsx';
import { type ActWords, carryOut, type MapAct, reasonAgainst } from '../acts/MapAct.ts';
import { meantItems, meantLinks, meantNodes } from '../acts/meant.ts';
import { nameOf } from '../commands/mapEntries.ts';
import type { MapDesk } from '../MapDesk.ts';

interface Choice {
  /** How the ids of its acts begin. */
  readonly of: string;
  title(t: ActWords): string;
  /** Shorter than the name of the act, which says what it is about. */
  each?(end: string, t: ActWords, desk: MapDesk): string;
}
/** Acts that are seldom meant, in a menu of their own so that the first one is short. */
interface Folder {
  readonly folder: string;
  title(t: ActWords): string;
  readonly acts: readonly string[];
}
/** An act by its id, a choice, or several acts behind one word. */
type Part = string | Choice | Folder;

const KIND: Part = {
  of: 'kind',
  title: (t) => t('map:kind'),
  each: (kind, t) => t(`map:kinds.${kind as 'barrier'}`),
};
/** Of each city in turn. */
const SEVERITY: Part = {
  of: 'severity',
  title: (t) => t('map:severity'),
  each(of, _, { cities }) {
    const [id, value] = of.split('.');
    const city = cities().find((one) => one.id === id)?.name ?? '';
    return `${city}: ${value === 'none' ? '–' : value}`;
  },
};
const NEW: Part = {
  of: 'new',
  title: (t) => t('map:nodeKinds'),
  each: (kind, t) => t(`map:kinds.${kind as 'barrier'}`),
};
const RELATION: Part = {
  of: 'relation',
  title: (t) => t('map:relation'),
  each(relation, t) {
    const sign = SIGNS[relation as keyof typeof SIGNS];
    return t(`map:relations.${relation as 'causes'}`) + (sign ? ` (${sign})` : '');
  },
};
const STRENGTH: Part = {
  of: 'strength',
  title: (t) => t('map:strength'),
  each: (strength, t) => t(`map:strengths.${strength as 'weak'}`),
};
const STATE: Part = {
  of: 'state',
  title: (t) => t('map:state'),
  each: (state, t) => t(`map:states.${state as 'agreed'}`),
};
/** What nodes say by colour or size; of severity each city can be meant. */
const saying = (of: 'colour' | 'size', title: (t: ActWords) => string): Part => ({
  ...{ of, title },
  each(by, t, { cities }) {
    const city = cities().find(({ id }) => by === `severity.${id}`);
    return city ? t('map:severityIn', { city: city.name }) : t(`said.${by as 'kind'}`);
  },
});
const SAYING = [saying('colour', (t) => t('colouring')), saying('size', (t) => t('sizing')), 'legend'];
const REACT: Part = { of: 'react', title: (t) => t('together:react') };
const folder = (
  name: 'aligning' | 'grouping' | 'copying' | 'looking' | 'studying' | 'viewing',
  acts: readonly string[],
): Part => ({
  folder: name,
  title: (t) => t(`folders.${name}`),
  acts,
});

const SHAPES: Part = {
  of: 'tidy',
  title: (t) => t('shaping'),
  each: (shape, t) => t(`shapes.${shape as 'down'}`),
};
const ARRANGING = ['tidy', SHAPES, ...SAYING];

const ALIGNING = [
  ...['left', 'centre', 'right', 'top', 'middle', 'bottom'].map((how) => `align.${how}`),
  ...['across', 'down'].map((way) => `distribute.${way}`),
];

const ON_MAP: readonly (readonly Part[])[] = [
  ['newNode', NEW, 'paste'],
  ['selectAll', 'zoomAll'],
  ARRANGING,
  [
    folder('studying', ['filter', 'analysis', 'guide', 'compare', 'copyView']),
    folder('viewing', ['views', 'saveView', 'walkViews']),
  ],
  ['comment.here', 'comment.whole'],
  ['commands'],
];

function onItems(desk: MapDesk): readonly (readonly Part[])[] {
  const nodes = meantNodes(desk).length;
  const links = meantLinks(desk).length;
  const count = meantItems(desk).length;
  const alone = count === 1;
  const grouped = meantItems(desk).some((id) => desk.model.group(id) ?? desk.model.groupOf(id));
  return [
    alone && links === 0 ? ['edit', 'comment', REACT] : ['comment', REACT],
    alone && nodes === 1
      ? ['linkedAfter', 'linkedBefore', 'link', 'corresponds']
      : nodes === 2
        ? ['link', 'corresponds', 'merge']
        : nodes > 2
          ? ['merge']
          : [],
    [
      ...(nodes > 0 ? [KIND, SEVERITY, 'pin'] : []),
      ...(links > 0
        ? [RELATION, STRENGTH, STATE, 'delay', ...(nodes > 0 ? [] : ['turnLink', 'end.from', 'end.to'])]
        : []),
      folder('aligning', ALIGNING),
      folder('grouping', [
        ...(nodes > 0 ? ['group'] : []),
        ...(grouped ? ['ungroup'] : []),
        ...(alone && nodes > 0 ? ['merge'] : []),
      ]),
    ],
    [
      folder('copying', [...(count > links ? ['copy', 'cut', 'duplicate'] : []), 'copyLink']),
      folder('looking', [...(nodes > 0 ? ['focus', 'chooseLinks'] : []), 'zoomSelection']),
    ],
    ['delete'],
  ];
}

export function menuOf(
  of: 'items' | 'map' | 'layout',
  desk: MapDesk,
  acts: readonly MapAct[],
  t: ActWords,
  before: () => void,
): readonly MenuGroup[] {
  const entry = (act: MapAct, label = nameOf(act, desk, t)): MenuItem | null => {
    const reason = reasonAgainst(act, desk);
    // What would help is not clear from here, except for those who may only read.
    if (reason !== null && reason !== 'readOnly') return null;
    return {
      key: act.id,
      label,
      ...(act.keys?.[0] !== undefined && { shortcut: act.keys[0] }),
      ...(act.id === 'delete' && { danger: true }),
      ...(act.checked && reason === null && { checked: act.checked(desk) }),
      disabledReason: reason && t(`map:reasons.${reason}`),
      onSelect() {
        before();
        carryOut(act, desk);
      },
    };
  };
  const named = (name: string) => acts.filter(({ id }) => id === name).flatMap((act) => entry(act) ?? []);
  const itemsOf = (part: Part): MenuGroup['items'] => {
    if (typeof part === 'string') return named(part);
    if ('folder' in part) {
      const items = part.acts.flatMap(named);
      // A door to a single act is longer than the act.
      return items.length < 2 ? items : [{ key: part.folder, label: part.title(t), items }];
    }
    const start = `${part.of}.`;
    const items = acts
      .filter(({ id }) => id.startsWith(start))
      .flatMap((act) => entry(act, part.each?.(act.id.slice(start.length), t, desk)) ?? []);
    // An act may be called as the choice of its ways.
    return items.length === 0 ? [] : [{ key: start, label: part.title(t), items }];
  };
  return (of === 'items' ? onItems(desk) : of === 'map' ? ON_MAP : [ARRANGING])
    .map((parts, at) => ({ key: String(at), items: parts.flatMap(itemsOf) }))
    .filter(({ items }) => items.length > 0);
}
