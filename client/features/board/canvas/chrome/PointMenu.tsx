import { useTranslation } from '../../../../i18n/useTranslation.ts';
import { useReadable } from '../../../../live/useLive.ts';
import { ContextMenu } from '../../../../ui/Menu.tsx';
import { menuOf } from '../../actions/actionMenu.tsx';
import { useCanvas } from '../CanvasContext.ts';

/** What can be done where somebody pressed: with the item there, or on the board. */
export function PointMenu() {
  const { t } = useTranslation('board');
  const words = useTranslation('actions').t;
  const canvas = useCanvas();
  const { gestures, viewport, focusSurface } = canvas;
  const menu = useReadable(gestures.menu);
  if (menu === null) return null;
  const pane = document.querySelector('[data-board-canvas]')?.getBoundingClientRect();
  const point = viewport.toBoard({ x: menu.at.x - (pane?.x ?? 0), y: menu.at.y - (pane?.y ?? 0) });
  return (
    <ContextMenu
      key={`${menu.at.x} ${menu.at.y}`}
      label={t('menu.label')}
      at={menu.at}
      groups={menuOf(menu.id === null ? 'board' : 'items', canvas, words, point)}
      onClose={() => {
        gestures.menu.set(null);
        focusSurface();
      }}
    />
  );
}
