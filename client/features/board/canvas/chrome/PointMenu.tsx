import '../../../../i18n/words/actionsLater.ts';
import '../../../../i18n/words/boardLater.ts';
import { useTranslation } from '../../../../i18n/useTranslation.ts';
import { useReadable } from '../../../../live/useLive.ts';
import { ContextMenu } from '../../../../ui/Menu.tsx';
import { menuOf } from '../../actions/actionMenu.tsx';
import { useCanvas } from '../CanvasContext.ts';
import { pressed } from '../cellMeant.ts';
import { containerAt } from '../places.ts';
import { itemMenu } from './itemMenu.ts';

/** What can be done where somebody pressed: with the item there, or on the board. */
export default function PointMenu() {
  const { t } = useTranslation('board');
  const words = useTranslation('actions').t;
  const canvas = useCanvas();
  const { gestures, viewport, focusSurface, model, commands, selection } = canvas;
  const menu = useReadable(gestures.menu);
  // A press of the right button means its cell once the button is let go.
  useReadable(pressed);
  if (menu === null) return null;
  const pane = document.querySelector('[data-board-canvas]')?.getBoundingClientRect();
  const point = viewport.toBoard({ x: menu.at.x - (pane?.x ?? 0), y: menu.at.y - (pane?.y ?? 0) });
  const ofItem = menu.id === null ? [] : itemMenu(canvas, words, menu.id, point);
  // Who only looks may have nothing to do with an item: then it is a place like any other.
  const groups = ofItem.length > 0 ? ofItem : menuOf('board', canvas, words, point);
  const frame = menu.id === null && containerAt(model, point, 'frame');
  // Its inside is the board; who is held up by it looks here for the way out. Who only looks has no such act.
  const held = frame && model.item(frame)?.locked && commands.mayEdit;
  const unlock = held && {
    key: 'lock',
    label: words(commands.holds([frame]) ? 'names.unlockAll' : 'names.unlock'),
    onSelect() {
      selection.set([frame]);
      canvas.actions.get('lock').run(canvas);
    },
  };
  return (
    <ContextMenu
      key={`${menu.at.x} ${menu.at.y}`}
      label={t('menu.label')}
      at={menu.at}
      groups={unlock ? [{ key: unlock.key, items: [unlock] }, ...groups] : groups}
      onClose={() => {
        gestures.menu.set(null);
        focusSurface();
      }}
    />
  );
}
