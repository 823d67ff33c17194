/** The board as it was: a timeline beside it, a slider, who changed what, and the way to bring something back. */
import { useEffect, useMemo, useRef, useState } from 'react';
import type * as Y from 'yjs';
import { boardItems } from '../../../../shared/documents/board.ts';
import type { DocumentId } from '../../../../shared/ids.ts';
import { useHistoryOf } from '../../../api/history.ts';
import { useTranslation } from '../../../i18n/useTranslation.ts';
import { Problem } from '../../../ui/Problem.tsx';
import { showToast } from '../../../ui/showToast.ts';
import { COPYING } from '../actions/copying.ts';
import { LOOKING as ALL_LOOKING } from '../actions/looking.ts';
import { OPENING } from '../actions/opening.ts';
import { planRestore, restoreItems } from '../acts/restore.ts';
import type { AuthorName } from '../canvas/CanvasContext.ts';
import CanvasView from '../canvas/CanvasView.tsx';
import Outline from '../outline/Outline.tsx';
import type { BoardCore } from '../useBoardCore.ts';
import { useBoardCore } from '../useBoardCore.ts';
import { BringBack } from './BringBack.tsx';
import { entriesOf } from './entries.ts';
import styles from './Past.module.css';
import { PastPanel } from './PastPanel.tsx';
import { openPastDocument, type PastDocument } from './pastDocument.ts';
import { Slider } from './Slider.tsx';
import { useMoment } from './useMoment.ts';
import { useWords } from './useWords.ts';

export interface PastProps {
  readonly core: BoardCore;
  readonly documentId: DocumentId;
  readonly title: string;
  readonly canEdit: boolean;
  readonly view: 'canvas' | 'outline';
  /** "Anna · BUD" of a member id; empty for people who are gone. */
  readonly authorOf: (memberId: string | null) => string;
  readonly authorNameOf: (memberId: string | null) => AuthorName | null;
  readonly onClose: () => void;
}

/** What can be done with the past on the screen: look, choose, copy. */
const LOOKING = [...ALL_LOOKING, ...OPENING, ...COPYING];

function usePastDocument(documentId: DocumentId): PastDocument | null {
  const [past, setPast] = useState<PastDocument | null>(null);
  useEffect(() => {
    const opened = openPastDocument(documentId);
    setPast(opened);
    return () => {
      setPast(null);
      opened.live.destroy();
    };
  }, [documentId]);
  return past;
}

/** Esc leaves, unless something in front wants it. */
function useEscape(onClose: () => void, off: boolean): void {
  useEffect(() => {
    if (off) return;
    const onKey = (event: KeyboardEvent) => {
      if (event.key === 'Escape' && !event.defaultPrevented) onClose();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [onClose, off]);
}

interface OpenProps extends PastProps {
  readonly screen: PastDocument;
  readonly pastCore: BoardCore;
}

/** Writes what was into the board of now, says how much, and leaves the past. */
function useBringBack({ core, pastCore, onClose }: OpenProps, from: Y.Doc | null, done: () => void) {
  const { t } = useTranslation('history');
  return (onlySelected: boolean) => {
    done();
    if (from === null) return;
    const past = boardItems(from);
    const ids = onlySelected ? [...pastCore.selection.ids] : null;
    const brought = restoreItems(core.context, past, planRestore(core.context, past, ids));
    if (brought === null) return showToast({ message: t('full'), tone: 'problem' });
    const step = core.history.last;
    core.selection.set(brought);
    showToast({
      message: t('brought', { count: brought.length }),
      action: { label: t('undo'), onSelect: () => void core.history.undoOnly(step) },
    });
    onClose();
  };
}

/** The board as it was then, as canvas or as outline. */
function Shown(props: OpenProps & { readonly heading: string }) {
  const { pastCore, screen, view, heading, authorOf, authorNameOf } = props;
  const same = {
    core: pastCore,
    live: screen.live,
    canEdit: false,
    title: heading,
    itemId: null,
    actions: LOOKING,
  };
  if (view === 'canvas') return <CanvasView {...same} authorNameOf={authorNameOf} />;
  return <Outline {...same} authorOf={authorOf} />;
}

function OpenPast(props: OpenProps) {
  const { core, pastCore, screen, documentId, title, canEdit, authorNameOf, onClose } = props;
  const { t } = useTranslation('history');
  const history = useHistoryOf(documentId);
  const entries = useMemo(() => (history.data ? entriesOf(history.data) : []), [history.data]);
  const [chosen, setChosen] = useState<number | null>(null);
  const index = Math.min(chosen ?? entries.length - 1, entries.length - 1);
  const entry = entries[index] ?? null;
  const moment = useMoment(documentId, entries, index);
  const [asking, setAsking] = useState(false);
  const words = useWords(authorNameOf);
  const bringBack = useBringBack(props, moment.past, () => setAsking(false));
  const root = useRef<HTMLElement>(null);
  useEscape(onClose, asking);
  useEffect(() => root.current?.focus(), []);
  useEffect(() => {
    if (moment.past) screen.show(moment.past);
  }, [screen, moment.past]);

  if (history.error && !history.data)
    return <Problem title={t('title')} error={history.error} onRetry={() => void history.refetch()} />;
  const position = entry ? words.nameOf(entry) : '';
  const heading = position ? t('position', { title, time: position }) : title;
  return (
    <section ref={root} tabIndex={-1} aria-label={t('title')} className={styles.past}>
      <div className={styles.stage}>
        <Shown {...props} heading={heading} />
        <Slider entries={entries} index={index} onIndex={setChosen} words={words} />
      </div>
      <PastPanel
        {...{ entries, index, moment, canEdit, words, documentId, onClose }}
        timeline={history.data ?? null}
        core={pastCore}
        onIndex={setChosen}
        onBringBack={() => setAsking(true)}
      />
      <BringBack
        open={asking}
        onClose={() => setAsking(false)}
        time={position}
        context={core.context}
        past={moment.past}
        selected={[...pastCore.selection.ids]}
        onConfirm={bringBack}
      />
    </section>
  );
}

/** What had the focus before gets it back, as the button that led here. */
function useWayBack(): void {
  const [before] = useState(() => document.activeElement);
  useEffect(
    () => () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true });
    },
    [before],
  );
}

export default function Past(props: PastProps) {
  useWayBack();
  const screen = usePastDocument(props.documentId);
  if (screen === null) return null;
  return <WithCore {...props} screen={screen} />;
}

function WithCore(props: PastProps & { readonly screen: PastDocument }) {
  const pastCore = useBoardCore(props.screen.live, null, false, props.core);
  if (pastCore === null) return null;
  return <OpenPast {...props} pastCore={pastCore} />;
}
