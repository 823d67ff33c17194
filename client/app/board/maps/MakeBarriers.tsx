/** "Put on a barrier map": which map, and as what. */
import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useMemo, useState } from 'react';
import type { AuthorView, SteadyDocument } from '../../../../shared/api.ts';
import { type DocumentId, type MemberId, parseDocumentId } from '../../../../shared/ids.ts';
import { LIMITS } from '../../../../shared/limits.ts';
import type { Landed } from '../../../../shared/maps/landOnMap.ts';
import type { Becoming, MapOfNotes } from '../../../../shared/maps/mapOfNotes.ts';
import { NODE_KINDS } from '../../../../shared/maps/vocabulary.ts';
import { may } from '../../../../shared/permissions.ts';
import { useCreateDocument } from '../../../api/mutations.ts';
import { chosenNotes } from '../../../features/board/actions/chosenNotes.ts';
import { useDesk } from '../../../features/board/actions/DeskContext.ts';
import '../../../i18n/words/map.ts';
import { documentPath } from '../../../features/workspace/documentKinds.tsx';
import { errorText } from '../../../i18n/errorText.ts';
import { useTranslation } from '../../../i18n/useTranslation.ts';
import { navigate } from '../../../ui/address.tsx';
import { Button } from '../../../ui/Button.tsx';
import { Dialog } from '../../../ui/Dialog.tsx';
import { Select } from '../../../ui/Select.tsx';
import { showToast } from '../../../ui/showToast.ts';
import { TextField } from '../../../ui/TextField.tsx';
import type { WorkspaceParts } from '../../useWorkspacePage.ts';
import '../../../i18n/words/barriers.ts';
import { authorsKey } from '../Authors.ts';
import { boardAsMap } from './boardAsMap.ts';
import styles from './MakeBarriers.module.css';
import { followMarks, putAgain, putOnMap, takeOff, whileOpen } from './putOnMap.ts';

interface MakeBarriersProps {
  readonly document: SteadyDocument;
  readonly parts: WorkspaceParts;
  readonly onClose: () => void;
}

const NEW = 'new';

/** "1 barrier, 6 causes" */
function useCounts({ nodes }: MapOfNotes): string {
  const { t, i18n } = useTranslation(['map', 'barriers']);
  const counts = NODE_KINDS.map((kind) => ({
    kind,
    count: nodes.filter((node) => node.kind === kind).length,
  }));
  const words = counts
    .filter(({ count }) => count > 0)
    .map(({ kind, count }) => t(`barriers:counts.${kind}`, { count }));
  return new Intl.ListFormat(i18n.language).format(words);
}

function useMaps({ documents, workspace }: WorkspaceParts) {
  const maps = (documents ?? []).filter(
    (one) => one.kind === 'barrierMap' && one.archivedAt === null && may(one.capabilities, 'document.edit'),
  );
  return { maps, mayMake: may(workspace.capabilities, 'document.create') };
}

/** `onNew`: a map was made; should writing to it fail, the next try is for this one. */
function useMaking({ document, parts, onClose }: MakeBarriersProps, onNew: (map: DocumentId) => void) {
  const { t } = useTranslation('barriers');
  const desk = useDesk();
  const create = useCreateDocument(parts.workspace.id);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const close = () => {
    onClose();
    requestAnimationFrame(desk.focusSurface);
  };
  async function make(map: DocumentId | null, title: string, wanted: MapOfNotes): Promise<void> {
    const known = parts.documents?.find((one) => one.id === map);
    const to = known ?? (await create.mutateAsync({ kind: 'barrierMap', title }));
    if (!known) onNew(to.id);
    const landed = await putOnMap(desk, document.id, to, wanted);
    const { madeNodes, madeLinks } = landed;
    const nothing = landed.made.size === 0;
    const words = nothing
      ? t('nothingNew', { title: to.title })
      : t('made', { count: madeNodes, links: madeLinks, title: to.title });
    close();
    const open = { label: t('open'), onSelect: () => navigate(documentPath(to)) };
    if (nothing) return showToast({ message: words, action: open });
    let now: Landed = landed;
    const off = () =>
      takeOff(desk, to, now).then((all) =>
        showToast({ message: t(all ? 'takenOff' : 'someStay', { title: to.title }) }),
      );
    const again = async () => {
      now = await putAgain(desk, document.id, to, wanted, now);
      showToast({ message: words, action: open });
    };
    const failed = (error: unknown) => showToast({ message: errorText(error), tone: 'problem' });
    // One after the other, however fast the keys are.
    let done: Promise<void> = Promise.resolve();
    const go = (there: boolean) => {
      done = done.then(there ? again : off).catch(failed);
    };
    const { step, marked } = landed;
    if (step !== null) followMarks(desk.context.doc, to, marked, go);
    const takeBack = () => (step === null ? go(false) : desk.history.undoOnly(step));
    const stands = step === null ? whileOpen(desk.context.doc) : desk.history.stands(step);
    const undo = { label: t('undo'), onSelect: () => void takeBack() };
    showToast({ message: words, action: undo, more: open, stands });
  }
  const start = (...what: Parameters<typeof make>) => {
    setBusy(true);
    setProblem(null);
    make(...what)
      .catch((error: unknown) => setProblem(errorText(error)))
      .finally(() => setBusy(false));
  };
  return { busy, problem, start, close };
}

/** Nobody's where names are not shown here. Guests may not list members, and know who wrote here. */
function useCityOf({ document, parts: { members } }: MakeBarriersProps) {
  const client = useQueryClient();
  return useMemo(() => {
    const authors = client.getQueryData<readonly AuthorView[]>(authorsKey(document)) ?? [];
    const named = document.attribution !== false ? [...members, ...authors] : [];
    const cities = new Map(named.map(({ id, cityId }) => [id, cityId]));
    return (author: MemberId | null) => (author && cities.get(author)) ?? null;
  }, [client, document, members]);
}

/** What is asked, what comes of it, and why it cannot be done yet. */
function useQuestion(props: MakeBarriersProps) {
  const { document, parts } = props;
  const { t } = useTranslation('barriers');
  const { maps, mayMake } = useMaps(parts);
  const desk = useDesk();
  const [notes] = useState(() => chosenNotes(desk));
  const cityOf = useCityOf(props);
  const asMap = useCallback((one: Becoming) => boardAsMap(desk, notes, one, cityOf), [desk, notes, cityOf]);
  const hasArrows = useMemo(() => asMap('barrier').links.length > 0, [asMap]);
  const [becoming, setBecoming] = useState<Becoming>(hasArrows ? 'asDrawn' : 'barrier');
  const [map, setMap] = useState<string>(maps[0]?.id ?? (mayMake ? NEW : ''));
  const [title, setTitle] = useState(document.title);
  const wanted = useMemo(() => asMap(becoming), [asMap, becoming]);
  const named = map !== NEW || title.trim() !== '';
  const reason =
    wanted.nodes.length === 0 ? t('noWords') : map === '' ? t('noMap') : named ? null : t('needsName');
  return { maps, mayMake, hasArrows, becoming, setBecoming, map, setMap, title, setTitle, wanted, reason };
}

export default function MakeBarriers(props: MakeBarriersProps) {
  const { t } = useTranslation(['barriers', 'map']);
  const { maps, mayMake, hasArrows, becoming, map, title, wanted, ...asked } = useQuestion(props);
  const counts = useCounts(wanted);
  const { busy, problem, start, close } = useMaking(props, asked.setMap);
  const kinds = NODE_KINDS.map((kind) => ({ value: kind as Becoming, label: t(`map:kindsMany.${kind}`) }));
  return (
    <Dialog
      open
      onClose={close}
      title={t('title')}
      actions={
        <>
          <Button onClick={close}>{t('cancel')}</Button>
          <Button
            variant="primary"
            busy={busy}
            disabledReason={asked.reason}
            onClick={() => start(map === NEW ? null : parseDocumentId(map), title.trim(), wanted)}
          >
            {t('make')}
          </Button>
        </>
      }
    >
      <Select
        label={t('map')}
        value={map}
        onChange={asked.setMap}
        options={[
          ...maps.map((one) => ({ value: one.id as string, label: one.title })),
          ...(mayMake ? [{ value: NEW, label: t('newMap') }] : []),
        ]}
      />
      {map === NEW ? (
        <TextField label={t('name')} value={title} maxLength={LIMITS.titleLength} onChange={asked.setTitle} />
      ) : null}
      <Select
        label={t('become')}
        value={becoming}
        onChange={asked.setBecoming}
        options={[{ value: 'asDrawn' as Becoming, label: t('asDrawn'), disabled: !hasArrows }, ...kinds]}
      />
      <p role="status">
        {wanted.nodes.length === 0
          ? t('noWords')
          : wanted.links.length === 0
            ? counts
            : t('withLinks', { counts, count: wanted.links.length })}
      </p>
      <p>{t('both')}</p>
      {problem === null ? null : (
        <p role="alert" className={styles.problem}>
          {problem}
        </p>
      )}
    </Dialog>
  );
}
