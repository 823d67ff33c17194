/** Every key of the map: those of its acts, and how one walks in each view. */
import { type Section, ShortcutSheet } from '../../../acts/ShortcutSheet.tsx';
import { useTranslation } from '../../../i18n/useTranslation.ts';
import { useActs } from '../acts/ActsContext.ts';
import type { MapGroup } from '../acts/MapAct.ts';
import { useDesk } from '../MapDesk.ts';
import '../../../i18n/words/mapActs.ts';
import { nameOf } from './mapEntries.ts';
import { WALKING } from './walkingKeys.ts';

export const GROUPS: readonly MapGroup[] = [
  'make',
  'kind',
  'edit',
  'link',
  'look',
  'analyse',
  'people',
  'files',
  'help',
];

export default function MapShortcuts({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation('mapActs');
  const desk = useDesk();
  const { acts } = useActs();
  const sections = (searching: boolean): readonly Section[] => {
    const groups = GROUPS.map((group) => ({
      key: group,
      title: t(`groups.${group}`),
      lines: acts.all
        .filter((act) => act.group === group && act.keys)
        .map((act) => ({ name: nameOf(act, desk, t), keys: act.keys ?? [] })),
    }));
    // Nine lines that say the same are one, as long as nobody looks for a kind.
    const kinds = { name: t('kindsTogether'), keys: ['1', '…', '9'] };
    const shown = groups.map((section) =>
      section.key === 'kind' && !searching ? { ...section, lines: [kinds] } : section,
    );
    const moving = WALKING.map(({ name, keys }) => ({ name: t(`walking.${name}`), keys }));
    return [...shown, { key: 'moving', title: t('sheet:moving'), lines: moving }];
  };
  return (
    <ShortcutSheet
      sections={sections}
      singleKeys={desk.singleKeys}
      why={t('singleKeysWhy')}
      onClose={onClose}
    />
  );
}
