import { IconDots, IconSitemap } from '@tabler/icons-react';
import { useState } from 'react';
import type { DocumentSketch, DocumentView, MemberView } from '../../../shared/api.ts';
import { LIMITS } from '../../../shared/limits.ts';
import { may } from '../../../shared/permissions.ts';
import { useSketch } from '../../api/sketches.ts';
import { listOf } from '../../i18n/dates.ts';
import { when } from '../../i18n/moments.ts';
import { useTranslation } from '../../i18n/useTranslation.ts';
import { AvatarGroup } from '../../ui/AvatarGroup.tsx';
import { copyText } from '../../ui/copyText.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { Link } from '../../ui/Link.tsx';
import { ContextMenu, Menu } from '../../ui/Menu.tsx';
import { showToast } from '../../ui/showToast.ts';
import { TitleInput } from '../../ui/TitleInput.tsx';
import { useNow } from '../../ui/useNow.ts';
import styles from './Documents.module.css';
import { documentPath, KindIcon } from './documentKinds.tsx';
import { membersOf } from './people.ts';
import { Thumbnail } from './Thumbnail.tsx';
import '../../i18n/words/workspace.ts';

export interface DocumentCardProps {
  readonly document: DocumentView;
  /** Whether its picture is asked for: the first ones of a long list are. */
  readonly pictured: boolean;
  readonly members: readonly MemberView[];
  readonly onRename: (title: string) => void;
  readonly onArchive: () => void;
  /** Null where one may make no document. */
  readonly onDuplicate: (() => void) | null;
}

interface CardMenuProps extends Pick<DocumentCardProps, 'document' | 'onArchive' | 'onDuplicate'> {
  readonly onStartRename: () => void;
  /** Where a right click asked for it. */
  readonly at: { readonly x: number; readonly y: number } | null;
  readonly onClose: () => void;
}

function CardMenu({ document, onStartRename, onArchive, onDuplicate, at, onClose }: CardMenuProps) {
  const { t } = useTranslation();
  const allowed = (action: 'document.rename' | 'document.archive') =>
    may(document.capabilities, action) ? null : t('problem.askFacilitator');
  const copyLink = async () => {
    const url = location.origin + documentPath(document);
    showToast({ message: (await copyText(url)) ? t('doc.linkCopied') : url });
  };
  const groups = [
    {
      key: 'acts',
      items: [
        {
          key: 'rename',
          label: t('doc.rename'),
          disabledReason: allowed('document.rename'),
          onSelect: onStartRename,
        },
        { key: 'copy', label: t('doc.copyLink'), onSelect: () => void copyLink() },
        ...(onDuplicate ? [{ key: 'duplicate', label: t('doc.duplicate'), onSelect: onDuplicate }] : []),
        {
          key: 'archive',
          label: t('doc.archive'),
          disabledReason: allowed('document.archive'),
          onSelect: onArchive,
        },
      ],
    },
  ];
  const label = t('doc.more', { title: document.title });
  return (
    <>
      <Menu
        side="bottom-end"
        target={<IconButton size="sm" label={label} icon={<IconDots size={18} />} />}
        groups={groups}
      />
      {at ? <ContextMenu label={label} at={at} groups={groups} width={220} onClose={onClose} /> : null}
    </>
  );
}

function countedAs({ kind }: DocumentView, { others = 0 }: DocumentSketch) {
  if (kind !== 'board') return 'doc.nodes';
  return others > 0 ? 'doc.items' : 'doc.notes';
}

/** One document. The whole card opens it; acts are in its menu. */
export function DocumentCard(props: DocumentCardProps) {
  const { document, pictured, members, onRename, onArchive, onDuplicate } = props;
  const { t, i18n } = useTranslation();
  const now = useNow(60_000);
  const [renaming, setRenaming] = useState(false);
  const [menuAt, setMenuAt] = useState<CardMenuProps['at']>(null);
  const people = membersOf(document.present, members);
  const names = listOf(
    people.map((person) => person.name),
    i18n.language,
  );
  const { data: sketch } = useSketch(document, pictured);
  const state = [
    sketch ? t(countedAs(document, sketch), { count: sketch.notes + (sketch.others ?? 0) }) : '',
    document.present.length > 0
      ? t('doc.openNow')
      : t('doc.edited', { when: when(document.updatedAt, now, i18n.language) }),
  ];
  return (
    <li
      className={styles.card}
      data-menu={menuAt ? '' : undefined}
      onContextMenu={(event) => {
        if (renaming || !event.currentTarget.contains(event.target as Node)) return;
        event.preventDefault();
        setMenuAt({ x: event.clientX, y: event.clientY });
      }}
    >
      {document.kind === 'board' || sketch?.shapes.length ? (
        <Thumbnail sketch={sketch} />
      ) : (
        <div className={styles.mapPicture} aria-hidden>
          <IconSitemap size={44} />
        </div>
      )}
      <div className={styles.cardRow}>
        <KindIcon kind={document.kind} className={styles.boardIcon} />
        {renaming ? (
          <TitleInput
            title={document.title}
            label={t('doc.newName')}
            maxLength={LIMITS.titleLength}
            onCancel={() => setRenaming(false)}
            onCommit={(title) => {
              setRenaming(false);
              onRename(title);
            }}
          />
        ) : (
          <Link className={styles.cardTitle} to={documentPath(document)}>
            {document.title}
          </Link>
        )}
        <AvatarGroup people={people} size="xs" max={3} label={t('home.hereNow', { names })} />
      </div>
      <div className={styles.cardState}>{state.filter(Boolean).join(' · ')}</div>
      <div className={styles.cardMenu}>
        <CardMenu
          {...{ document, onArchive, onDuplicate }}
          at={menuAt}
          onClose={() => setMenuAt(null)}
          onStartRename={() => setRenaming(true)}
        />
      </div>
    </li>
  );
}
