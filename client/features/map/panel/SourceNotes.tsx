/** The notes of boards that a node was made from: their words as they are now, and the way there. */
import { useQuery } from '@tanstack/react-query';
import { useContext } from 'react';
import type { MapNode } from '../../../../shared/documents/barrierMap.ts';
import { boardItems } from '../../../../shared/documents/board.ts';
import { itemText } from '../../../../shared/documents/readItem.ts';
import type { DocumentId, ItemId } from '../../../../shared/ids.ts';
import { useTranslation } from '../../../i18n/useTranslation.ts';
import { readDocument } from '../../../live/documentOnce.ts';
import { type DocumentPlace, DocumentPlacesContext } from '../../../ui/DocumentPlaces.ts';
import { Link } from '../../../ui/Link.tsx';
import styles from './SourceNotes.module.css';

const FRESH_MS = 30_000;
const SHORT = 120;

async function wordsOf(id: DocumentId, epoch: number): Promise<ReadonlyMap<string, string>> {
  const doc = await readDocument({ id, epoch });
  const words = [...boardItems(doc)].map(
    ([note, map]) => [note, itemText(map)?.toString().trim() ?? ''] as const,
  );
  doc.destroy();
  return new Map(words);
}

interface NotesProps {
  readonly board: DocumentId;
  readonly place: DocumentPlace;
  readonly notes: readonly ItemId[];
}

/** Until the board has come, and without a network, each note is only where it is. */
function Notes({ board, place, notes }: NotesProps) {
  const { t } = useTranslation('map');
  const { epoch } = place;
  const { data } = useQuery({
    queryKey: ['boardWords', board, epoch],
    queryFn: () => wordsOf(board, epoch),
    staleTime: FRESH_MS,
  });
  const nameOf = (note: ItemId) => {
    const words = data?.get(note) ?? '';
    return words.length > SHORT ? `${words.slice(0, SHORT)}…` : words || t('untitled');
  };
  return (
    <>
      <h4>{t('fromNotes.on', { title: place.title })}</h4>
      <ul>
        {notes.map((note) => (
          <li key={note}>
            {data && !data.has(note) ? (
              <span>{t('fromNotes.gone')}</span>
            ) : (
              <Link to={`${place.path}#item=${note}`}>{data ? nameOf(note) : t('note')}</Link>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}

export function SourceNotes({ node }: { readonly node: MapNode }) {
  const { t } = useTranslation('map');
  const placeOf = useContext(DocumentPlacesContext);
  if (node.fromNotes.length === 0) return null;
  const boards = [...new Set(node.fromNotes.map(({ board }) => board))];
  return (
    <section aria-label={t('fromNotes.title')} className={styles.notes}>
      <h3>{t('fromNotes.title')}</h3>
      {boards.map((board) => {
        const place = placeOf(board);
        const notes = node.fromNotes.filter((one) => one.board === board).map(({ note }) => note);
        return place ? (
          <Notes key={board} board={board} place={place} notes={notes} />
        ) : (
          <p key={board}>{t('fromNotes.gone')}</p>
        );
      })}
    </section>
  );
}
