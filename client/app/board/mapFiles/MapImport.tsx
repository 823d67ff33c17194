/** Files into a map. */

import { useContext } from 'react';
import { mapItems, mapViews } from '../../../../shared/documents/barrierMap.ts';
import { MOST_VIEWS, savedViews } from '../../../../shared/documents/mapViews.ts';
import { landComments } from '../../../../shared/exchange/filedComments.ts';
import { isUpdate, updatesOf } from '../../../../shared/exchange/maps/landMapDrafts.ts';
import { changesOwn } from '../../../../shared/exchange/maps/landOwn.ts';
import type { ItemDraft, MapReading } from '../../../../shared/exchange/maps/mapDraft.ts';
import { isLinkDraft, isNodeDraft, MAP_PROBLEMS } from '../../../../shared/exchange/maps/mapDraft.ts';
import { MAP_FILE_TYPES } from '../../../../shared/exchange/maps/readMapFiles.ts';
import type { ItemId } from '../../../../shared/ids.ts';
import { LIMITS } from '../../../../shared/limits.ts';
import type { Point } from '../../../canvas/geometry.ts';
import ImportDialog from '../../../features/exports/ImportDialog.tsx';
import type { Faults, ImportDoor, Look } from '../../../features/exports/importDoor.ts';
import { useBrought } from '../../../features/exports/useBrought.ts';
import { afterWork } from '../../../features/exports/workBeside.ts';
import { bringMap, standingOn } from '../../../features/map/exchange/bringMap.ts';
import { useDesk } from '../../../features/map/MapDesk.ts';
import { ownWords } from '../../../features/map/own/choices.ts';
import { listOf } from '../../../i18n/dates.ts';
import { useTranslation } from '../../../i18n/useTranslation.ts';
import { broughtOutbox } from '../../../together/broughtComments.ts';
import { TogetherContext } from '../../../together/Together.ts';
import { showToast } from '../../../ui/showToast.ts';
import '../../../i18n/words/mapFiles.ts';
import { MapDraftPicture } from './MapDraftPicture.tsx';
import { readBeside } from './mapJobs.ts';

export interface MapImportProps {
  /** Dropped on the map already. */
  readonly files: readonly File[];
  readonly onClose: () => void;
}

const MiB = 1024 * 1024;
type Refused = Extract<MapReading, { kind: 'refused' }>;
type Read = Extract<MapReading, { kind: 'read' }>;

function useWords() {
  const { t, i18n } = useTranslation('mapFiles');
  const refused = ({ why, count, line }: Refused): string => {
    const most = {
      tooMany: LIMITS.itemsPerMapImport,
      tooLong: LIMITS.lettersPerImport,
      tooLarge: LIMITS.importBytes / MiB,
    };
    const shown = why === 'tooLarge' ? Math.ceil(count / MiB) : count;
    const words = t(`refused.${why}`, { count: shown, most: most[why as keyof typeof most] ?? 0 });
    return line > 0 ? t('refusedAt', { words, line }) : words;
  };
  const faults = ({ problems, counts, format }: Read): Faults | null => {
    const isText = format === 'csv' || format === 'graphml';
    const kinds = MAP_PROBLEMS.filter((kind) => counts[kind] > 0);
    if (kinds.length === 0) return null;
    return {
      summary: kinds.map((kind) => t(`problems.${kind}`, { count: counts[kind] })).join(' · '),
      lines: problems.map(({ kind, line, file, sample }) => {
        const what = t(`problems.one.${kind}`);
        const at = line > 0 ? t(isText ? 'problems.line' : 'problems.entry', { line }) : '';
        const place = [file, at].filter(Boolean).join(', ');
        return { words: place === '' ? what : t('problems.at', { place, what }), sample };
      }),
      more: kinds.reduce((sum, kind) => sum + counts[kind], 0) - problems.length,
    };
  };
  const counts = (
    { drafts, views = [] }: Read,
    changes: (draft: ItemDraft) => boolean,
    room: number,
  ): string => {
    const [fit, over] = [Math.min(room, views.length), Math.max(0, views.length - room)];
    const links = drafts.filter(isLinkDraft).length;
    const nodes = drafts.filter(isNodeDraft).length;
    const parts = [
      nodes > 0 || links === 0 ? t('nodes', { count: nodes }) : '',
      links > 0 ? t('links', { count: links }) : '',
      fit > 0 ? t('views', { count: fit }) : '',
      over > 0 ? t('viewsLeft', { count: over }) : '',
    ];
    const updated = drafts.filter(changes).length;
    const isNone = nodes === 0 && links === 0 && updated > 0;
    const what = isNone ? t('nothingNew') : listOf(parts.filter(Boolean), i18n.language);
    const ends = new Set(drafts.flatMap(({ from, to }) => [from, to]));
    const joined = drafts.filter(({ stands }, at) => stands && ends.has(at)).length;
    const whole = joined === 0 ? what : t('joined', { what, count: joined });
    return updated === 0 ? whole : t('updated', { what: whole, count: updated });
  };
  return { t, refused, faults, counts };
}

const MOST_NAMED = 8;

/** Which nodes of the map take what the file says. */
function Updated({ names }: { readonly names: readonly string[] }) {
  const { t } = useTranslation('mapFiles');
  if (names.length === 0) return null;
  const more = names.length - MOST_NAMED;
  return (
    <section aria-label={t('updatedHead')}>
      <strong>{t('updatedHead')}</strong>
      <ul>
        {names.slice(0, MOST_NAMED).map((name, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the list never changes
          <li key={at}>{name}</li>
        ))}
        {more > 0 ? <li>{t('updatedMore', { count: more })}</li> : null}
      </ul>
    </section>
  );
}

export default function MapImport({ files, onClose }: MapImportProps) {
  const desk = useDesk();
  const { t, refused, faults, counts } = useWords();
  const together = useContext(TogetherContext);
  const brought = useBrought();
  const lookAt = (reading: MapReading): Look => {
    if (reading.kind === 'refused') return { kind: 'refused', words: refused(reading) };
    const { drafts, format } = reading;
    const items = mapItems(desk.context.doc);
    const changes = (draft: ItemDraft) =>
      draft.stands !== undefined &&
      (isUpdate(updatesOf(items.get(draft.stands), draft)) || changesOwn(items, draft));
    const updated = drafts.filter(changes);
    const fresh = drafts.some(({ stands }) => stands === undefined);
    const nothing = !fresh && updated.length === 0;
    const what = nothing
      ? t('nothing')
      : counts(reading, changes, MOST_VIEWS - savedViews(mapViews(desk.context.doc)).length);
    const standing = together?.discussion.state.threads.get().length ?? 0;
    const said = brought(reading.comments, LIMITS.threadsPerDocument - standing);
    return {
      kind: 'looked',
      format: t(`formats.${format}`),
      what: said.along(what),
      picture: (
        <>
          {fresh ? <MapDraftPicture drafts={drafts} heightOf={(text) => desk.model.heightOf(text)} /> : null}
          <Updated names={updated.flatMap(({ stands }) => (stands ? desk.commands.titleOf(stands) : []))} />
        </>
      ),
      nothing,
      where: said.where(
        updated.length > 0 ? [t('updates'), fresh ? t('where') : t('oneUndo')].join(' ') : t('where'),
      ),
      faults: said.faults(faults(reading)),
      heading: null,
      async bring(left) {
        const words = { done: t('done', { what: said.along(what) }), undo: t('undo') };
        const onLanded = (ids: readonly ItemId[], by: Point | null) => {
          const threads = landComments(said.threads, { idOf: (place) => ids[place], by });
          if (together && threads.length > 0)
            broughtOutbox(together.discussion, together.document.id).add(threads);
        };
        const came = await bringMap(desk, drafts, words, left, { views: reading.views, onLanded });
        if (came !== 'brought' && came !== 'left') showToast({ message: t(came), tone: 'problem' });
        return came === 'brought';
      },
    };
  };
  // Elements that are on the map are brought up to date.
  const standing = () => ({ ...standingOn(desk), merges: true });
  const door: ImportDoor = {
    what: t('what'),
    where: t('where'),
    types: MAP_FILE_TYPES,
    several: true,
    tooLarge: (count) => refused({ kind: 'refused', why: 'tooLarge', count, line: 0 }),
    read: (brought) => afterWork(readBeside(brought, ownWords(), desk.cities(), standing()), lookAt),
  };
  return <ImportDialog door={door} files={files} onClose={onClose} />;
}
