import {
  IconArrowLeft,
  IconHistory,
  IconLayoutBoard,
  IconList,
  IconTable,
  IconUserPlus,
} from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { SteadyDocument, WorkspaceView } from '../../../shared/api.ts';
import { useTranslation } from '../../i18n/useTranslation.ts';
import type { LiveDocument } from '../../live/types.ts';
import type { Company } from '../../together/Together.ts';
import { navigate } from '../../ui/address.tsx';
import { Button } from '../../ui/Button.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { keepKeyboard, leaveChoice } from '../../ui/keepKeyboard.ts';
import { Link } from '../../ui/Link.tsx';
import { SegmentedControl } from '../../ui/SegmentedControl.tsx';
import { IN_ONE_ROW, ON_A_PHONE } from '../../ui/screens.ts';
import { Tooltip } from '../../ui/Tooltip.tsx';
import { useMedia } from '../../ui/useMedia.ts';
import { BoardTitle, type Renaming } from './BoardTitle.tsx';
import { CommentsButton } from './CommentsButton.tsx';
import { People } from './People.tsx';
import { SaveStatus } from './SaveStatus.tsx';
import styles from './TopBar.module.css';
import type { AnyView } from './useBoardAddress.ts';

export interface TopBarProps<View extends AnyView> {
  readonly document: SteadyDocument;
  readonly workspace: WorkspaceView;
  readonly live: LiveDocument;
  readonly company: Company | null;
  readonly view: View;
  readonly views: readonly View[];
  readonly onView: (view: View) => void;
  readonly onRetry: () => void;
  readonly onDownload: () => void;
  /** Null where one may not see the past. */
  readonly onHistory: (() => void) | null;
  readonly renaming: Renaming;
  /** Buttons of this kind of document. */
  readonly more?: ReactNode;
  /** Null where one may invite nobody: then there is no button. */
  readonly onShare: (() => void) | null;
}

const VIEW_ICONS: Readonly<Record<AnyView, typeof IconList>> = {
  canvas: IconLayoutBoard,
  table: IconTable,
  outline: IconList,
};

function Where({
  document,
  workspace,
  live,
  renaming,
  onRetry,
  onDownload,
}: Omit<TopBarProps<never>, 'view' | 'views' | 'onView' | 'onHistory' | 'onShare'>) {
  const { t } = useTranslation();
  const home = `/w/${workspace.id}`;
  return (
    <div className={styles.panel}>
      <IconButton label={t('board.back')} icon={<IconArrowLeft size={20} />} onClick={() => navigate(home)} />
      <nav aria-label={t('board.where')} className={styles.crumbs}>
        <Link to={home} className={styles.crumb}>
          {workspace.name}
        </Link>
        <span aria-hidden className={styles.slash}>
          /
        </span>
      </nav>
      <BoardTitle key={document.id} document={document} renaming={renaming} />
      <span className={styles.divider} aria-hidden />
      <SaveStatus live={live} onRetry={onRetry} onDownload={onDownload} />
    </div>
  );
}

/** Floats on the board: where I am and whether it is saved; who is here, how I look at it, whom I let in. */
export function TopBar<View extends AnyView>(props: TopBarProps<View>) {
  const { document, live, workspace, company, view, views, onView, onHistory, onShare } = props;
  const { t } = useTranslation();
  const phone = useMedia(`${ON_A_PHONE},${IN_ONE_ROW}`);
  return (
    // biome-ignore lint/a11y: what the mouse leaves to the board; its buttons have the keys
    <header className={styles.bar} data-region="page" onMouseDown={keepKeyboard} onClick={leaveChoice}>
      <Where {...props} />
      <div className={`${styles.panel} ${styles.acts}`}>
        <People live={live} me={workspace.member} max={phone ? 2 : 7} company={company} />
        {company ? <CommentsButton company={company} /> : null}
        <Tooltip label={t('board.view')} shortcut="Ctrl+Shift+O">
          <div>
            <SegmentedControl<View>
              label={t('board.view')}
              value={view}
              onChange={onView}
              // Words and signs of three would take a row of their own; of two the words alone stay, by style sheet.
              iconsOnly={phone && views.length > 2}
              segments={views.map((value) => {
                const Icon: typeof IconList = VIEW_ICONS[value];
                const label = t(
                  document.kind === 'barrierMap' && value === 'canvas' ? 'board.map' : `board.${value}`,
                );
                return { value, label, icon: <Icon size={17} aria-hidden /> };
              })}
            />
          </div>
        </Tooltip>
        {props.more}
        {onHistory ? (
          <IconButton label={t('board.history')} icon={<IconHistory size={20} />} onClick={onHistory} />
        ) : null}
        {onShare ? (
          <Button variant="primary" icon={<IconUserPlus size={18} aria-hidden />} onClick={onShare}>
            <span className={styles.shareWords}>{t('board.share')}</span>
          </Button>
        ) : null}
      </div>
    </header>
  );
}
