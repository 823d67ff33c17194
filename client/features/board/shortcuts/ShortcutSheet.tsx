/** Every key of the board. */
import { type Section, ShortcutSheet as Sheet } from '../../../acts/ShortcutSheet.tsx';
import '../../../i18n/words/actionsLater.ts';
import { useTranslation } from '../../../i18n/useTranslation.ts';
import { GROUPS, nameOf } from '../actions/actionMenu.tsx';
import { useDesk } from '../actions/DeskContext.ts';
import { IN_CELL, WALKING } from './walking.ts';

export default function ShortcutSheet({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation(['actions', 'sheet']);
  const desk = useDesk();
  const here = (all: typeof WALKING) => all.filter(({ onCanvas }) => !onCanvas || desk.view === 'canvas');
  const moving = here(WALKING);
  // What the surface takes for itself, as M on the canvas, is not the act's there.
  const taken = new Set(moving.flatMap(({ keys }) => keys));
  const sections = (searching: boolean): readonly Section[] => {
    const acts = GROUPS.map((group) => ({
      key: group,
      title: t(`groups.${group}`),
      lines: desk.actions.all
        .filter((action) => action.group === group && action.keys)
        .map((action) => ({
          name: nameOf(action, desk, t),
          keys: (action.keys ?? []).filter((one) => !taken.has(one)),
        })),
    }));
    // Eight lines that say the same are one, as long as nobody looks for a colour.
    const colour = { name: t('sheet:colour'), keys: ['1', '…', '8'] };
    const said = (all: typeof WALKING) => all.map(({ name, keys }) => ({ name: t(`sheet:${name}`), keys }));
    const shown = acts.map((section) =>
      section.key === 'colour' && !searching ? { ...section, lines: [colour] } : section,
    );
    return [
      ...shown,
      { key: 'moving', title: t('sheet:moving'), lines: said(moving) },
      { key: 'inTable', title: t('sheet:inTable'), lines: said(here(IN_CELL)) },
    ];
  };
  return (
    <Sheet
      sections={sections}
      singleKeys={desk.singleKeys}
      why={t('sheet:singleKeysWhy')}
      onClose={onClose}
    />
  );
}
