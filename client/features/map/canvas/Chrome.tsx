/** What floats over the map: tools, undo and redo, zoom, hints, and what an empty map says. */
import { IconHandStop, IconLine, IconOctagon, IconPlus, IconPointer } from '@tabler/icons-react';
import { type ReactNode, Suspense, useSyncExternalStore } from 'react';
import type { ItemId } from '../../../../shared/ids.ts';
import { NODE_KINDS } from '../../../../shared/maps/vocabulary.ts';
import type { Tool } from '../../../canvas/handlers.ts';
import { useZoomShare } from '../../../canvas/useZoomShare.ts';
import { ZOOM_STEP } from '../../../canvas/Viewport.ts';
import { useTranslation } from '../../../i18n/useTranslation.ts';
import type { Writable } from '../../../live/readable.ts';
import { useReadable } from '../../../live/useLive.ts';
import { Button } from '../../../ui/Button.tsx';
import { Bar } from '../../../ui/bars/Bar.tsx';
import bars from '../../../ui/bars/Bars.module.css';
import { HistoryBar } from '../../../ui/bars/HistoryBar.tsx';
import { ZoomBar } from '../../../ui/bars/ZoomBar.tsx';
import { IconButton } from '../../../ui/IconButton.tsx';
import { lazyPart } from '../../../ui/lazyPart.tsx';
import { Menu } from '../../../ui/Menu.tsx';
import { ON_A_PHONE } from '../../../ui/screens.ts';
import { Tooltip } from '../../../ui/Tooltip.tsx';
import { AnalysisButton, FocusHint } from '../analysis/AnalysisButton.tsx';
import { FilterButton, MapFilter } from '../filter/MapFilter.tsx';
import { EmptyMap } from '../guide/EmptyMap.tsx';
import { GuideButton } from '../guide/GuideDoor.tsx';
import styles from '../Map.module.css';
import { useDesk } from '../MapDesk.ts';
import { MoreTools } from '../menu/MoreTools.tsx';
import { TidyButton } from '../tidy/TidyButton.tsx';
import { ViewsButton } from '../views/ViewsButton.tsx';

const Legend = lazyPart(() => import('../legend/Legend.tsx'));

interface ChromeProps {
  readonly tool: Writable<Tool>;
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
      <button type="button" className={bars.tool} aria-pressed={pressed} onClick={onPress} {...rest}>
        {icon}
        <span>{label}</span>
      </button>
    </Tooltip>
  );
}

/** A node, of this kind or another, and links. */
function MakingTools() {
  const { t } = useTranslation('map');
  const { commands, surface } = useDesk();
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
        onPress={() => {
          if (linking) return commands.linking.set(null);
          commands.startLink();
          surface.focus();
        }}
      />
    </>
  );
}

/** One finger on the canvas moves the map anyway. */
const MORE = ['filter', 'views', 'tidy', 'guide', 'hand', 'legend'] as const;

function Toolbar({ tool }: Pick<ChromeProps, 'tool'>) {
  const { t } = useTranslation('map');
  const { commands } = useDesk();
  const now = useReadable(tool);
  const linking = useReadable(commands.linking);
  const take = (one: Tool) => {
    commands.linking.set(null);
    tool.set(one);
  };
  return (
    <Bar at="tools" label={t('tools')}>
      <ToolButton
        label={t('select')}
        keys="V"
        icon={<IconPointer size={20} aria-hidden />}
        pressed={now === 'select' && linking === null}
        onPress={() => take('select')}
      />
      <span className={styles.notOnPhone}>
        <ToolButton
          label={t('hand')}
          keys="H"
          icon={<IconHandStop size={20} aria-hidden />}
          pressed={now === 'hand' && linking === null}
          onPress={() => take('hand')}
        />
      </span>
      {commands.mayEdit ? <MakingTools /> : null}
      <span className={styles.notOnPhone}>
        {commands.mayEdit ? (
          <>
            <TidyButton />
            <GuideButton />
          </>
        ) : null}
        <FilterButton />
        <ViewsButton />
      </span>
      <AnalysisButton />
      <MoreTools where={ON_A_PHONE} tools={MORE} />
    </Bar>
  );
}

/** What the Link tool waits for, and which node the keyboard would take. */
function LinkHint({ from }: { readonly from: ItemId | null }) {
  const { t } = useTranslation('map');
  const { commands, selection, model } = useDesk();
  const focused = useSyncExternalStore(selection.subscribe, () => selection.focused);
  const name = focused !== from && focused && model.node(focused) && commands.titleOf(focused);
  return (
    <div className={bars.hint}>
      <span className={styles.linkHint}>
        {name ? t(from ? 'link.toThis' : 'link.fromThis', { name }) : t(from ? 'link.to' : 'link.from')}
      </span>
      <Button size="sm" variant="subtle" onClick={() => commands.linking.set(null)}>
        {t('link.cancel')}
      </Button>
    </div>
  );
}

export function Chrome({ tool, empty }: ChromeProps) {
  const { commands, history, viewport, surface, legend } = useDesk();
  const linking = useReadable(commands.linking);
  const asks = useReadable(tool) === 'comment';
  const canTravel = useReadable(history.state);
  const share = useZoomShare(viewport);
  return (
    <div className={bars.chrome}>
      {empty ? <EmptyMap /> : null}
      <MapFilter />
      <Toolbar tool={tool} />
      {useReadable(legend) ? (
        <Suspense fallback={null}>
          <Legend />
        </Suspense>
      ) : null}
      {commands.mayEdit ? <HistoryBar state={canTravel} commands={commands} /> : null}
      <ZoomBar
        share={share}
        step={(way) => viewport.zoomAt(ZOOM_STEP ** way)}
        zoomTo={(what) => surface.hands?.zoomTo(what)}
      />
      {linking ? <LinkHint from={linking.from} /> : asks ? null : <FocusHint />}
    </div>
  );
}
