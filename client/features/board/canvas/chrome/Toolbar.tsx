import { IconDots } from '@tabler/icons-react';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useReadable } from '../../../../live/useLive.ts';
import { Menu } from '../../../../ui/Menu.tsx';
import { Tooltip } from '../../../../ui/Tooltip.tsx';
import { useRovingStop } from '../../../../ui/useRovingStop.ts';
import { reasonAgainst } from '../../actions/ActionSet.ts';
import { menuOf } from '../../actions/actionMenu.tsx';
import { type Canvas, useCanvas } from '../CanvasContext.ts';
import styles from './Chrome.module.css';
import { keepKeyboard } from './keepKeyboard.ts';

type ToolName = 'select' | 'hand' | 'note' | 'link' | 'cluster' | 'frame' | 'list';

/** The cluster tool without chosen notes makes an empty cluster; the link tool once more ends linking. */
function press(name: ToolName, canvas: Canvas): void {
  const { links } = canvas.hands;
  const linking = links.step.get().kind !== 'off';
  if (name === 'link' && linking) {
    links.cancel();
    return;
  }
  const action = canvas.actions.get(name);
  if (reasonAgainst(action, canvas) === null) action.run(canvas);
  else if (name === 'cluster') canvas.actions.get('newCluster').run(canvas);
}

function ToolButton({ name, pressed }: { readonly name: ToolName; readonly pressed?: boolean }) {
  const { t } = useTranslation('board');
  const canvas = useCanvas();
  const { icon: Icon, keys = [] } = canvas.actions.get(name);
  return (
    <Tooltip label={t(`tools.${name}.hint`)} shortcut={keys[0]} side="right">
      <button
        type="button"
        className={styles.tool}
        aria-pressed={pressed}
        aria-keyshortcuts={keys[0]?.replace('Ctrl', 'Control')}
        onClick={() => press(name, canvas)}
      >
        {Icon ? <Icon size={20} aria-hidden /> : null}
        <span>{t(`tools.${name}.word`)}</span>
      </button>
    </Tooltip>
  );
}

function More() {
  const { t } = useTranslation(['board', 'actions']);
  const words = useTranslation('actions').t;
  const canvas = useCanvas();
  const drawing = useReadable(canvas.hands.tool) === 'draw';
  return (
    <Menu
      groups={menuOf('more', canvas, words)}
      side="right-start"
      width={240}
      target={
        <button type="button" className={styles.tool} data-pressed={drawing || undefined}>
          <IconDots size={20} aria-hidden />
          <span>{t('tools.more')}</span>
        </button>
      }
    />
  );
}

/** Seven tools and what else there is to put on a board, a word under each. */
export function Toolbar() {
  const { t } = useTranslation('board');
  const { hands } = useCanvas();
  const bar = useRef<HTMLDivElement>(null);
  useRovingStop(bar);
  const tool = useReadable(hands.tool);
  const linking = useReadable(hands.links.step).kind !== 'off';
  return (
    <div
      ref={bar}
      className={styles.toolbar}
      role="toolbar"
      aria-label={t('tools.label')}
      aria-orientation="vertical"
      data-region="tools"
      onMouseDown={keepKeyboard}
    >
      <ToolButton name="select" pressed={tool === 'select' && !linking} />
      <ToolButton name="hand" pressed={tool === 'hand'} />
      <span className={styles.line} aria-hidden />
      <ToolButton name="note" />
      <ToolButton name="link" pressed={linking} />
      <ToolButton name="cluster" />
      <ToolButton name="frame" />
      <ToolButton name="list" />
      <More />
    </div>
  );
}
