/** What can be done where somebody pressed: with what is chosen there, or with the map. */
import { useTranslation } from '../../../i18n/useTranslation.ts';
import { ContextMenu } from '../../../ui/Menu.tsx';
import { useActs } from '../acts/ActsContext.ts';
import '../../../i18n/words/mapActs.ts';
import { useDesk } from '../MapDesk.ts';
import type { MenuPlace } from './MenuPlace.ts';
import { menuOf } from './menuOf.ts';

/** Of the longest name with its keys, in Dutch, on one line. */
const WIDTH = 300;

export default function ItemMenu({ place }: { readonly place: MenuPlace }) {
  const { t } = useTranslation('mapActs');
  const desk = useDesk();
  const { acts } = useActs();
  const { commands, menu, surface, viewport } = desk;
  const { id, at, arranges } = place;
  // What is made by this menu comes where it was opened.
  const here = () => {
    const pane = document.querySelector('[data-board-canvas]')?.getBoundingClientRect();
    if (pane) commands.hand.pointAt(viewport.toBoard({ x: at.x - pane.x, y: at.y - pane.y }), viewport);
  };
  return (
    <ContextMenu
      key={`${at.x} ${at.y}`}
      label={id === null ? t('menuOfMap') : t('menuOfItems')}
      at={at}
      width={WIDTH}
      groups={menuOf(arranges ? 'layout' : id === null ? 'map' : 'items', desk, acts.all, t, here)}
      onClose={() => {
        menu.set(null);
        surface.focus();
      }}
    />
  );
}
