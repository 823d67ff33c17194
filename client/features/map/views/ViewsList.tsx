/** The saved views of a map, in front of it: opened, kept, called, put in order. */
import { IconBookmarkPlus, IconMaximize, IconPlayerPlay } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { MOST_VIEWS, viewName } from '../../../../shared/documents/mapViews.ts';
import type { ItemId } from '../../../../shared/ids.ts';
import '../../../i18n/words/mapViews.ts';
import { useTranslation } from '../../../i18n/useTranslation.ts';
import { useReadable } from '../../../live/useLive.ts';
import { Button } from '../../../ui/Button.tsx';
import { Dialog } from '../../../ui/Dialog.tsx';
import { useDesk } from '../MapDesk.ts';
import { lookOf } from './look.ts';
import { NameField } from './NameField.tsx';
import { openedIn, openPlain } from './openView.ts';
import { useViews } from './useViews.ts';
import { ViewRow } from './ViewRow.tsx';
import styles from './Views.module.css';
import { saveView } from './viewActs.ts';

interface ViewsListProps {
  /** With a new one that has only to be named. */
  readonly as: 'views' | 'saveView';
  readonly onClose: () => void;
}

/** What somebody writes a name in: a new view, or one of these. */
type Naming = 'new' | ItemId | null;

interface FootProps {
  readonly count: number;
  readonly onSave: () => void;
}

function Foot({ count, onSave }: FootProps) {
  const { t } = useTranslation('mapViews');
  const { commands, over } = useDesk();
  return (
    <>
      {count > 1 ? (
        <Button icon={<IconPlayerPlay size={18} aria-hidden />} onClick={() => over.set('walkViews')}>
          {t('walk')}
        </Button>
      ) : null}
      {commands.mayEdit ? (
        <Button
          variant="primary"
          icon={<IconBookmarkPlus size={18} aria-hidden />}
          disabledReason={count >= MOST_VIEWS ? t('full', { count: MOST_VIEWS }) : null}
          onClick={onSave}
        >
          {t('save')}
        </Button>
      ) : null}
    </>
  );
}

export function ViewsList({ as, onClose }: ViewsListProps) {
  const { t } = useTranslation('mapViews');
  const desk = useDesk();
  const { commands, context } = desk;
  const views = useViews();
  const opened = useReadable(openedIn(desk));
  const [naming, setNaming] = useState<Naming>(as === 'saveView' && commands.mayEdit ? 'new' : null);
  const list = useRef<HTMLOListElement>(null);
  // After an act the keyboard is on the row it was about, or on what comes nearest.
  const backTo = (id: ItemId | null) =>
    requestAnimationFrame(() => {
      const row = id && list.current?.querySelector<HTMLElement>(`[data-view="${id}"]`);
      const any = list.current?.parentElement?.querySelector<HTMLElement>('[data-view], button');
      (row || any)?.focus();
    });
  const say = commands.parts.voice.say;
  const save = (name: string) => {
    const made = saveView(context, { name, look: lookOf(desk) });
    if (made === 'full') return commands.parts.voice.problem(t('full', { count: MOST_VIEWS }));
    if (made === 'long') return commands.parts.voice.problem(t('long'));
    openedIn(desk).set(made);
    say(t('saved', { name }));
    setNaming(null);
    backTo(made);
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('title')}
      width={480}
      actions={
        naming !== null || !(commands.mayEdit || views.length > 1) ? null : (
          <Foot count={views.length} onSave={() => setNaming('new')} />
        )
      }
    >
      {views.length === 0 && naming === null ? (
        <p className={styles.none}>{t(commands.mayEdit ? 'none' : 'noneToRead')}</p>
      ) : null}
      <ol ref={list} className={styles.list} aria-label={t('title')}>
        {views.map((view, at) => (
          <ViewRow
            key={view.id}
            {...{ view, at, onClose, backTo }}
            count={views.length}
            next={(views[at + 1] ?? views[at - 1])?.id ?? null}
            opened={view.id === opened}
            naming={naming === view.id}
            onNaming={(is) => setNaming(is ? view.id : null)}
          />
        ))}
      </ol>
      {naming === 'new' ? (
        <NameField
          label={t('name')}
          start={t('newName', { count: views.length + 1 })}
          onKeep={(name) => save(viewName(name))}
          onCancel={() => {
            setNaming(null);
            backTo(null);
          }}
        />
      ) : views.length > 0 ? (
        <button
          type="button"
          className={styles.plain}
          onClick={() => {
            openPlain(desk);
            onClose();
          }}
        >
          <IconMaximize size={18} aria-hidden />
          {t('plain')}
        </button>
      ) : null}
    </Dialog>
  );
}
