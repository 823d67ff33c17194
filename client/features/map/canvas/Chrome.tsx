/** What floats over the map: tools, undo and redo, zoom, hints, and what an empty map says. */
import {
  IconArrowBackUp,
  IconArrowForwardUp,
  IconHandStop,
  IconLine,
  IconMaximize,
  IconMinus,
  IconOctagon,
  IconPlus,
  IconPointer,
  IconSitemap,
} from '@tabler/icons-react';
import { type ReactNode, type RefObject, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { ItemId } from '../../../../shared/ids.ts';
import { NODE_KINDS } from '../../../../shared/maps/vocabulary.ts';
import type { Tool } from '../../../canvas/handlers.ts';
import type { SurfaceHandle } from '../../../canvas/Surface.tsx';
import { useZoomShare } from '../../../canvas/useZoomShare.ts';
import { ZOOM_STEP } from '../../../canvas/Viewport.ts';
import type { Writable } from '../../../live/readable.ts';
import { useReadable } from '../../../live/useLive.ts';
import { Button } from '../../../ui/Button.tsx';
import { IconButton } from '../../../ui/IconButton.tsx';
import { keepKeyboard } from '../../../ui/keepKeyboard.ts';
import { Menu } from '../../../ui/Menu.tsx';
import { Tooltip } from '../../../ui/Tooltip.tsx';
import { useRovingStop } from '../../../ui/useRovingStop.ts';
import styles from '../Map.module.css';
import { useDesk } from '../MapDesk.ts';
import { TidyButton } from '../tidy/TidyButton.tsx';

interface ChromeProps {
  readonly tool: Writable<Tool>;
  readonly handle: RefObject<SurfaceHandle<ItemId> | null>;
  readonly empty: boolean;
}

interface ToolButtonProps {
  readonly label: string;
  readonly keys?: string;
  readonly icon: ReactNode;
  readonly pressed?: boolean;
  readonly onPress?: () => void;
}

/** As a target of a menu it takes that menu's own props. */
function ToolButton({ label, keys, icon, pressed, onPress, ...rest }: ToolButtonProps) {
  return (
    <Tooltip label={label} shortcut={keys} side="right">
      <button type="button" className={styles.tool} aria-pressed={pressed} onClick={onPress} {...rest}>
        {icon}
        <span>{label}</span>
      </button>
    </Tooltip>
  );
}

function Toolbar({ tool }: Pick<ChromeProps, 'tool'>) {
  const bar = useRef<HTMLDivElement>(null);
  useRovingStop(bar);
  const { t } = useTranslation('map');
  const { commands } = useDesk();
  const now = useReadable(tool);
  const linking = useReadable(commands.linking);
  const kind = useReadable(commands.kind);
  const kinds = NODE_KINDS.map((one, index) => ({
    key: one,
    label: t(`kinds.${one}`),
    shortcut: String(index + 1),
    checked: one === kind,
    onSelect() {
      commands.kind.set(one);
      commands.newNode();
    },
  }));
  return (
    <div
      ref={bar}
      className={styles.toolbar}
      role="toolbar"
      aria-label={t('tools')}
      aria-orientation="vertical"
      data-region="tools"
      onMouseDown={keepKeyboard}
    >
      <ToolButton
        label={t('select')}
        keys="V"
        icon={<IconPointer size={20} aria-hidden />}
        pressed={now === 'select' && linking === null}
        onPress={() => tool.set('select')}
      />
      <ToolButton
        label={t('hand')}
        keys="H"
        icon={<IconHandStop size={20} aria-hidden />}
        pressed={now === 'hand'}
        onPress={() => tool.set('hand')}
      />
      {commands.mayEdit ? (
        <>
          <ToolButton
            label={t('node')}
            keys="N"
            icon={<IconOctagon size={20} aria-hidden />}
            onPress={() => void commands.newNode()}
          />
          <Menu
            side="right-start"
            target={<IconButton size="sm" label={t('nodeKinds')} icon={<IconPlus size={16} />} />}
            groups={[{ key: 'kinds', items: kinds }]}
          />
          <ToolButton
            label={t('linkTool')}
            keys="L"
            icon={<IconLine size={20} aria-hidden />}
            pressed={linking !== null}
            onPress={() => (linking ? commands.linking.set(null) : commands.startLink())}
          />
          <TidyButton />
        </>
      ) : null}
    </div>
  );
}

function HistoryBar() {
  const bar = useRef<HTMLDivElement>(null);
  useRovingStop(bar);
  const { t } = useTranslation('map');
  const { history, commands } = useDesk();
  const { canUndo, canRedo } = useReadable(history.state);
  return (
    <div
      ref={bar}
      className={styles.history}
      role="toolbar"
      aria-label={t('history')}
      data-region="history"
      onMouseDown={keepKeyboard}
    >
      <IconButton
        label={t('undo')}
        shortcut="Ctrl+Z"
        tooltipSide="top"
        disabledReason={canUndo ? null : t('said.nothingToUndo')}
        icon={<IconArrowBackUp size={20} />}
        onClick={() => commands.undo()}
      />
      <IconButton
        label={t('redo')}
        shortcut="Ctrl+Shift+Z"
        tooltipSide="top"
        disabledReason={canRedo ? null : t('said.nothingToRedo')}
        icon={<IconArrowForwardUp size={20} />}
        onClick={() => commands.redo()}
      />
    </div>
  );
}

function ZoomBar({ handle }: Pick<ChromeProps, 'handle'>) {
  const bar = useRef<HTMLDivElement>(null);
  useRovingStop(bar);
  const { t } = useTranslation('board');
  const { viewport } = useDesk();
  const share = useZoomShare(viewport);
  const zoomTo = (what: 'real' | 'all') => handle.current?.zoomTo(what);
  return (
    <div
      ref={bar}
      className={styles.zoom}
      role="toolbar"
      aria-label={t('zoom.label')}
      data-region="zoom"
      onMouseDown={keepKeyboard}
    >
      <IconButton
        label={t('zoom.out')}
        shortcut="Ctrl+-"
        tooltipSide="top"
        icon={<IconMinus size={18} />}
        onClick={() => viewport.zoomAt(1 / ZOOM_STEP)}
      />
      <Tooltip label={t('zoom.real')} shortcut="Ctrl+0" side="top">
        <button type="button" className={styles.share} onClick={() => zoomTo('real')}>
          <span ref={share} />
        </button>
      </Tooltip>
      <IconButton
        label={t('zoom.in')}
        shortcut="Ctrl++"
        tooltipSide="top"
        icon={<IconPlus size={18} />}
        onClick={() => viewport.zoomAt(ZOOM_STEP)}
      />
      <IconButton
        label={t('zoom.fit')}
        shortcut="Shift+1"
        tooltipSide="top"
        icon={<IconMaximize size={18} />}
        onClick={() => zoomTo('all')}
      />
    </div>
  );
}

function Empty() {
  const { t } = useTranslation('map');
  const { commands } = useDesk();
  return (
    <div className={styles.empty}>
      <IconSitemap size={40} aria-hidden />
      <h2>{t('empty.title')}</h2>
      <p>{t(commands.mayEdit ? 'empty.text' : 'empty.readOnly')}</p>
      {commands.mayEdit ? (
        <Button variant="primary" onClick={() => void commands.newNode(undefined, 'barrier')}>
          {t('empty.first')}
        </Button>
      ) : null}
    </div>
  );
}

export function Chrome({ tool, handle, empty }: ChromeProps) {
  const { t } = useTranslation('map');
  const { commands } = useDesk();
  const linking = useReadable(commands.linking);
  return (
    <div className={styles.chrome}>
      {empty ? <Empty /> : null}
      <Toolbar tool={tool} />
      {commands.mayEdit ? <HistoryBar /> : null}
      <ZoomBar handle={handle} />
      {linking ? (
        <div className={styles.hint}>
          {t(linking.from ? 'link.to' : 'link.from')}
          <Button size="sm" variant="subtle" onClick={() => commands.linking.set(null)}>
            {t('link.cancel')}
          </Button>
        </div>
      ) : null}
    </div>
  );
}
