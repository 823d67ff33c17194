import {
  IconArrowUpRight,
  IconBoxMultiple,
  IconClipboardList,
  IconFrame,
  IconHandStop,
  IconNote,
  IconPointer,
} from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Tool } from '../../../../canvas/handlers.ts';
import { useReadable } from '../../../../live/useLive.ts';
import { Tooltip } from '../../../../ui/Tooltip.tsx';
import { useCanvas } from '../CanvasContext.ts';
import styles from './Chrome.module.css';

interface ToolButtonProps {
  readonly name: 'select' | 'hand' | 'note' | 'cluster' | 'link' | 'frame' | 'list';
  readonly shortcut: string;
  readonly icon: ReactNode;
  readonly pressed?: boolean;
  readonly onPress: () => void;
}

function ToolButton({ name, shortcut, icon, pressed, onPress }: ToolButtonProps) {
  const { t } = useTranslation('board');
  return (
    <Tooltip label={t(`tools.${name}.hint`)} shortcut={shortcut} side="right">
      <button
        type="button"
        className={styles.tool}
        aria-pressed={pressed}
        aria-keyshortcuts={shortcut.replace('Ctrl', 'Control')}
        onClick={onPress}
      >
        {icon}
        <span>{t(`tools.${name}.word`)}</span>
      </button>
    </Tooltip>
  );
}

/** Seven tools, a word under each. */
export function Toolbar({ tool, onTool }: { readonly tool: Tool; readonly onTool: (tool: Tool) => void }) {
  const { t } = useTranslation('board');
  const { commands, links, clipboard } = useCanvas();
  const linking = useReadable(links.step).kind !== 'off';
  return (
    <div className={styles.toolbar} role="toolbar" aria-label={t('tools.label')} aria-orientation="vertical">
      <ToolButton
        name="select"
        shortcut="V"
        icon={<IconPointer size={20} aria-hidden />}
        pressed={tool === 'select' && !linking}
        onPress={() => {
          links.cancel();
          onTool('select');
        }}
      />
      <ToolButton
        name="hand"
        shortcut="H"
        icon={<IconHandStop size={20} aria-hidden />}
        pressed={tool === 'hand'}
        onPress={() => onTool('hand')}
      />
      <span className={styles.line} aria-hidden />
      <ToolButton
        name="note"
        shortcut="N"
        icon={<IconNote size={20} aria-hidden />}
        onPress={() => void commands.newNote()}
      />
      <ToolButton
        name="link"
        shortcut="A"
        icon={<IconArrowUpRight size={20} aria-hidden />}
        pressed={linking}
        onPress={() => (linking ? links.cancel() : links.start())}
      />
      <ToolButton
        name="cluster"
        shortcut="Ctrl+G"
        icon={<IconBoxMultiple size={20} aria-hidden />}
        onPress={() => void commands.clusterOrNew()}
      />
      <ToolButton
        name="frame"
        shortcut="F"
        icon={<IconFrame size={20} aria-hidden />}
        onPress={() => commands.newFrame()}
      />
      <ToolButton
        name="list"
        shortcut="L"
        icon={<IconClipboardList size={20} aria-hidden />}
        onPress={() => clipboard.writing.set(true)}
      />
    </div>
  );
}
