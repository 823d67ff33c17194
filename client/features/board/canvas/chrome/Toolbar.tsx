import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useReadable } from '../../../../live/useLive.ts';
import { Tooltip } from '../../../../ui/Tooltip.tsx';
import { useRovingStop } from '../../../../ui/useRovingStop.ts';
import { reasonAgainst } from '../../actions/ActionSet.ts';
import { type Canvas, useCanvas } from '../CanvasContext.ts';
import styles from './Chrome.module.css';

type ToolName = 'select' | 'hand' | 'note' | 'link' | 'cluster' | 'frame' | 'list' | 'commands';

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

/** Seven tools and everything else, a word under each. */
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
    >
      <ToolButton name="select" pressed={tool === 'select' && !linking} />
      <ToolButton name="hand" pressed={tool === 'hand'} />
      <span className={styles.line} aria-hidden />
      <ToolButton name="note" />
      <ToolButton name="link" pressed={linking} />
      <ToolButton name="cluster" />
      <ToolButton name="frame" />
      <ToolButton name="list" />
      <ToolButton name="commands" />
    </div>
  );
}
