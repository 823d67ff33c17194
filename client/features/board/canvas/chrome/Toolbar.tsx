import { IconDots, IconTriangleSquareCircle } from '@tabler/icons-react';
import type { MouseEvent } from 'react';
import { SHAPE_FORMS } from '../../../../../shared/documents/boardKinds.ts';
import { useTranslation } from '../../../../i18n/useTranslation.ts';
import { useReadable } from '../../../../live/useLive.ts';
import { Bar } from '../../../../ui/bars/Bar.tsx';
import bars from '../../../../ui/bars/Bars.module.css';
import { Menu, type MenuGroup } from '../../../../ui/Menu.tsx';
import { Tooltip } from '../../../../ui/Tooltip.tsx';
import { menuOf } from '../../actions/actionMenu.tsx';
import { type Canvas, useCanvas } from '../CanvasContext.ts';
import { newcomers } from '../laterNewcomers.ts';
import { mayBePlaced, stickerOf } from '../placed.ts';

type ToolName = 'select' | 'note' | 'text' | 'link' | 'pen' | 'frame';
type MenuTool = 'shape' | 'more';

/** Pressed once more, a tool that stays lets go. */
function press(name: ToolName, canvas: Canvas): void {
  const { links, tool } = canvas.hands;
  if (name === 'link' && links.step.get().kind !== 'off') links.cancel();
  else if (name === 'pen' && tool.get() === 'draw') tool.set('select');
  else canvas.actions.get(name).run(canvas);
}

/** Who comes by key has no place to point at: then things come at once. */
const pointerOf = ({ nativeEvent }: MouseEvent) =>
  'pointerType' in nativeEvent ? nativeEvent.pointerType : '';

function ToolButton({ name, pressed }: { readonly name: ToolName; readonly pressed?: boolean }) {
  const { t } = useTranslation('board');
  const canvas = useCanvas();
  const { icon: Icon, keys = [] } = canvas.actions.get(name);
  return (
    <Tooltip label={t(`tools.${name}.hint`)} shortcut={keys[0]} side="right">
      <button
        type="button"
        className={bars.tool}
        aria-pressed={pressed}
        aria-keyshortcuts={keys[0]}
        onPointerDown={(event) => {
          if (pointerOf(event) === 'mouse' && event.button === 0 && mayBePlaced(name))
            newcomers.now()?.pull(name, canvas, event.currentTarget);
        }}
        onClick={(event) => {
          if (pointerOf(event) && mayBePlaced(name)) canvas.hands.placing.take(name);
          else press(name, canvas);
        }}
      >
        {Icon ? <Icon size={20} aria-hidden /> : null}
        <span>{t(`tools.${name}.word`)}</span>
      </button>
    </Tooltip>
  );
}

/** Chosen with the mouse or a finger, a shape is put with it; a sticker goes from item to item. */
function placed(item: MenuGroup['items'][number], canvas: Canvas): MenuGroup['items'][number] {
  const { key } = item;
  if ('items' in item)
    return { ...item, items: item.items.map((one) => placed(one, canvas)) as typeof item.items };
  const symbol = stickerOf(key);
  if (symbol === null && key !== 'line' && !mayBePlaced(key)) return item;
  return {
    ...item,
    onSelect(byMouse, byPointer) {
      if (!(key === 'line' ? byMouse : byPointer)) return item.onSelect(byMouse, byPointer);
      canvas.focusSurface();
      if (symbol !== null) canvas.hands.placing.takeSticker(symbol);
      else if (mayBePlaced(key)) canvas.hands.placing.take(key);
      else {
        canvas.selection.clear();
        canvas.links.start();
      }
    },
  };
}

const MENU_ICONS = { shape: IconTriangleSquareCircle, more: IconDots } as const;

function ToolMenu({ name, pressed = false }: { readonly name: MenuTool; readonly pressed?: boolean }) {
  const { t } = useTranslation(['board', 'actions']);
  const words = useTranslation('actions').t;
  const canvas = useCanvas();
  const Icon = MENU_ICONS[name];
  const groups = menuOf(name, canvas, words).map((group) => ({
    ...group,
    items: group.items.map((item) => placed(item, canvas)),
  }));
  return (
    <Menu
      groups={groups}
      side="right-start"
      width={240}
      target={
        <button type="button" className={bars.tool} data-pressed={pressed || undefined}>
          <Icon size={20} aria-hidden />
          <span>{t(`tools.${name}`)}</span>
        </button>
      }
    />
  );
}

/** Seven tools and what else there is to put on a board, a word under each. */
export function Toolbar() {
  const { t } = useTranslation('board');
  const { hands } = useCanvas();
  const tool = useReadable(hands.tool);
  const linking = useReadable(hands.links.step).kind !== 'off';
  useReadable(hands.placing.what);
  const places = (name: string) => hands.placing.holds(tool, name);
  return (
    <Bar at="tools" label={t('tools.label')}>
      <ToolButton name="select" pressed={tool === 'select' && !linking} />
      <span className={bars.line} aria-hidden />
      <ToolButton name="note" pressed={places('note')} />
      <ToolButton name="text" pressed={places('text')} />
      <ToolMenu name="shape" pressed={SHAPE_FORMS.some(places)} />
      <ToolButton name="link" pressed={linking} />
      <ToolButton name="pen" pressed={tool === 'draw'} />
      <ToolButton name="frame" pressed={places('frame')} />
      <ToolMenu name="more" pressed={tool === 'hand'} />
    </Bar>
  );
}
