import '../../i18n/words/history.ts';
import { IconArrowBackUp, IconCopy, IconX } from '@tabler/icons-react';
import type * as Y from 'yjs';
import type { GoneItem, HistoryView } from '../../../shared/api.ts';
import type { ItemMap } from '../../../shared/documents/items.ts';
import type { DocumentId, ItemId } from '../../../shared/ids.ts';
import { errorText } from '../../i18n/errorText.ts';
import { useTranslation } from '../../i18n/useTranslation.ts';
import { Button } from '../../ui/Button.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import type { LookBack } from '../Together.ts';
import { Changes, NoChangesYet } from './Changes.tsx';
import { AllDeleted, DeletedInMoment } from './Deleted.tsx';
import type { Entry } from './entries.ts';
import { MomentList } from './MomentList.tsx';
import { Naming } from './Naming.tsx';
import styles from './Past.module.css';
import type { PastFrameProps, PastSurface } from './PastFrameProps.ts';
import type { Moment } from './useMoment.ts';
import type { Words } from './useWords.ts';
import { WhoChanged } from './WhoChanged.tsx';

interface PastPanelProps {
  readonly entries: readonly Entry[];
  readonly index: number;
  readonly onIndex: (index: number) => void;
  readonly moment: Moment;
  /** Null while it is being fetched. */
  readonly timeline: HistoryView | null;
  readonly shown: PastSurface;
  readonly documentId: DocumentId;
  readonly canEdit: boolean;
  readonly words: Words;
  readonly onBringBack: () => void;
  readonly onCopy: PastFrameProps['onCopy'];
  readonly ofMap: boolean;
  /** To the state before something went. */
  readonly onLookBack: (to: LookBack) => void;
  /** The items of now. */
  readonly present: Y.Map<ItemMap>;
  /** What was deleted and did not come back; undefined while it is being fetched. */
  readonly gone: readonly GoneItem[] | undefined;
  /** What an item is called that is still there. */
  readonly titleNow: (id: ItemId) => string | null;
  /** The list has all that is gone instead of the moments. */
  readonly onlyGone: boolean;
  readonly onOnlyGone: (only: boolean) => void;
  readonly onClose: () => void;
}

function Looking() {
  const { t } = useTranslation('history');
  return (
    <div role="status" aria-label={t('loading')} aria-busy className={styles.looking}>
      <Skeleton width="60%" />
      <Skeleton width="80%" />
      <Skeleton width="50%" />
    </div>
  );
}

/** Of the moment that is looked at. */
function Chosen(props: PastPanelProps & { readonly entry: Entry; readonly timeline: HistoryView }) {
  const { entry, moment, timeline, shown, documentId, canEdit, words, onBringBack } = props;
  const { t } = useTranslation('history');
  return (
    <div className={styles.chosen}>
      {moment.error ? (
        <p role="alert" className={styles.problem}>
          {errorText(moment.error)}{' '}
          <Button size="sm" onClick={moment.retry}>
            {t('retry')}
          </Button>
        </p>
      ) : null}
      {moment.differences ? (
        <Changes differences={moment.differences} wordsOf={moment.wordsOf} onGoTo={shown.goTo} />
      ) : (
        <NoChangesYet />
      )}
      <div className={styles.acts}>
        <Button
          icon={<IconArrowBackUp size={17} aria-hidden />}
          disabledReason={canEdit ? null : t('readOnly')}
          busy={moment.past === null}
          onClick={onBringBack}
        >
          {t('bringBack')}
        </Button>
        {props.onCopy ? (
          <Button
            icon={<IconCopy size={17} aria-hidden />}
            onClick={() => props.onCopy?.({ sequence: entry.sequence, name: words.nameOf(entry) })}
          >
            {t(props.ofMap ? 'copyMap' : 'copyBoard')}
          </Button>
        ) : null}
        <Naming key={entry.sequence} entry={entry} documentId={documentId} canEdit={canEdit} />
      </div>
      {props.onlyGone ? null : <DeletedInMoment key={`gone${entry.sequence}`} {...props} />}
      <WhoChanged
        {...{ documentId, timeline, words }}
        past={moment.past}
        present={props.present}
        sequence={entry.sequence}
        selection={shown.selection}
      />
    </div>
  );
}

export function PastPanel(props: PastPanelProps) {
  const { entries, index, onIndex, timeline, words, onlyGone, onOnlyGone, onClose } = props;
  const { t } = useTranslation('history');
  const entry = entries[index];
  return (
    <aside className={styles.panel} aria-label={t('title')} data-region="panel">
      <header>
        <h2>{t('title')}</h2>
        <IconButton label={t('close')} icon={<IconX size={20} />} shortcut="Esc" onClick={onClose} />
      </header>
      {timeline === null ? <Looking /> : null}
      {timeline && entry === undefined ? <p className={styles.muted}>{t('empty')}</p> : null}
      {timeline && entry ? (
        <>
          <Chosen {...props} entry={entry} timeline={timeline} />
          <label className={styles.only}>
            <input
              type="checkbox"
              checked={onlyGone}
              onChange={(event) => onOnlyGone(event.currentTarget.checked)}
            />
            {t('onlyGone')}
          </label>
          {onlyGone ? (
            <AllDeleted {...props} />
          ) : (
            <MomentList entries={entries} index={index} onIndex={onIndex} words={words} />
          )}
        </>
      ) : null}
    </aside>
  );
}
