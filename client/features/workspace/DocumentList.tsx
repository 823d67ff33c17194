import { IconPlus } from '@tabler/icons-react';
import type { DocumentView, MemberView } from '../../../shared/api.ts';
import { listOf } from '../../i18n/dates.ts';
import { useTranslation } from '../../i18n/useTranslation.ts';
import { AvatarGroup } from '../../ui/AvatarGroup.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { NavLink } from '../../ui/Link.tsx';
import { Menu } from '../../ui/Menu.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { documentPath, KindIcon } from './documentKinds.tsx';
import { membersOf } from './people.ts';
import styles from './Sidebar.module.css';
import { useSteadyOrder } from './useSteadyOrder.ts';
import '../../i18n/words/workspace.ts';

interface DocumentListProps {
  readonly documents: readonly DocumentView[] | undefined;
  readonly members: readonly MemberView[];
  /** Null where one may make nothing. */
  readonly onCreate: ((kind: DocumentView['kind']) => void) | null;
}

/** The sidebar's documents, with who is in them. */
export function DocumentList({ documents, members, onCreate }: DocumentListProps) {
  const { t, i18n } = useTranslation();
  const open = documents?.filter((document) => document.archivedAt === null) ?? [];
  const { shown, held } = useSteadyOrder<DocumentView, HTMLUListElement>(open);
  const names = (people: readonly MemberView[]) =>
    t('home.hereNow', {
      names: listOf(
        people.map((person) => person.name),
        i18n.language,
      ),
    });
  return (
    <section className={styles.section} aria-labelledby="documents-list">
      <div className={styles.sectionHead}>
        <h2 id="documents-list" className={styles.sectionTitle}>
          {t('nav.documents')}
        </h2>
        {onCreate ? (
          <Menu
            target={<IconButton size="sm" label={t('home.new')} icon={<IconPlus size={18} />} />}
            side="bottom-end"
            groups={[
              {
                key: 'new',
                items: [
                  { key: 'board', label: t('home.newBoard'), onSelect: () => onCreate('board') },
                  { key: 'barrierMap', label: t('home.newMap'), onSelect: () => onCreate('barrierMap') },
                ],
              },
            ]}
          />
        ) : null}
      </div>
      {documents ? (
        <ul className={styles.links} {...held}>
          {shown.map((document) => {
            const people = membersOf(document.present, members);
            return (
              <li key={document.id}>
                <NavLink className={styles.link ?? ''} to={documentPath(document)}>
                  <KindIcon kind={document.kind} className={styles.boardIcon} />
                  <span className={styles.linkText}>{document.title}</span>
                  <AvatarGroup people={people} size="xs" max={3} label={names(people)} />
                </NavLink>
              </li>
            );
          })}
        </ul>
      ) : (
        <div className={styles.loading} aria-hidden>
          <Skeleton height={16} width="80%" />
          <Skeleton height={16} width="60%" />
        </div>
      )}
    </section>
  );
}
