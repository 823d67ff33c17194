/** Questions and lists that open over the board. */
import { useTranslation } from 'react-i18next';
import type { ItemId } from '../../../../../shared/ids.ts';
import { LIMITS } from '../../../../../shared/limits.ts';
import { useReadable } from '../../../../live/useLive.ts';
import { Button } from '../../../../ui/Button.tsx';
import { Dialog } from '../../../../ui/Dialog.tsx';
import { ContextMenu } from '../../../../ui/Menu.tsx';
import { menuOf } from '../../actions/actionMenu.tsx';
import { type Choice, ChooseDialog } from '../../outline/ChooseDialog.tsx';
import { type Canvas, useCanvas } from '../CanvasContext.ts';
import { ListField } from './EmptyBoard.tsx';

/** "Create 47 notes?" */
function AskList() {
  const { t } = useTranslation('board');
  const { clipboard } = useCanvas();
  const list = useReadable(clipboard.asking);
  const count = list?.lines.length ?? 0;
  return (
    <Dialog
      open={list !== null}
      onClose={() => clipboard.asking.set(null)}
      title={t('paste.ask', { count })}
      actions={
        <>
          <Button onClick={() => clipboard.asking.set(null)}>{t('cancel')}</Button>
          <Button variant="primary" data-autofocus onClick={() => list && clipboard.create(list)}>
            {t('list.make', { count })}
          </Button>
        </>
      }
    >
      <p>{t('paste.askWhy')}</p>
      {list && list.cut > 0 ? <p>{t('paste.cut', { count: list.cut, most: LIMITS.noteLength })}</p> : null}
    </Dialog>
  );
}

function WriteList() {
  const { t } = useTranslation('board');
  const { clipboard } = useCanvas();
  const open = useReadable(clipboard.writing);
  const close = () => clipboard.writing.set(false);
  return (
    <Dialog open={open} onClose={close} title={t('list.title')}>
      <ListField onMade={close} />
    </Dialog>
  );
}

/** Where the chosen items can go, or what they can be linked to. */
function choicesFor({ model, commands, names }: Canvas, act: 'move' | 'link'): readonly Choice[] {
  const chosen = new Set(commands.chosen);
  const named = (id: ItemId): Choice => ({ id, name: names.titleOf(id) });
  const others = model.readingOrder().filter((id) => !chosen.has(id) && model.item(id)?.kind !== 'connector');
  if (act === 'link') return others.map(named);
  const notesOnly = commands.chosen.every((id) => model.item(id)?.kind === 'note');
  const holders = others.filter((id) => {
    const kind = model.item(id)?.kind;
    return kind === 'frame' || (kind === 'cluster' && notesOnly);
  });
  return [...holders.map(named), { id: null, name: names.titleOf(null) }];
}

function Choose() {
  const { t } = useTranslation('board');
  const canvas = useCanvas();
  const { gestures, commands, selection } = canvas;
  const act = useReadable(gestures.choosing);
  if (act === null) return null;
  const choose = ({ id }: Choice) => {
    gestures.choosing.set(null);
    if (act === 'move') commands.moveTo(id);
    else if (id !== null) for (const from of commands.chosen) commands.link(from, id);
    canvas.focusSurface();
  };
  if (selection.ids.size === 0) return null;
  return (
    <ChooseDialog
      title={t(act === 'move' ? 'menu.move' : 'menu.link')}
      choices={choicesFor(canvas, act)}
      onChoose={choose}
      onClose={() => gestures.choosing.set(null)}
    />
  );
}

function PointMenu() {
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

export function Dialogs() {
  return (
    <>
      <AskList />
      <WriteList />
      <Choose />
      <PointMenu />
    </>
  );
}
