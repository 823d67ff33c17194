/**
 * "Cluster by…" as a proposal: what would come together is listed and marked on the board; nothing changes before it is
 * accepted. Others go on working meanwhile, and so may one's own hands.
 */
import { IconX } from '@tabler/icons-react';
import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from '../../../i18n/useTranslation.ts';
import { Button } from '../../../ui/Button.tsx';
import { IconButton } from '../../../ui/IconButton.tsx';
import type { Desk } from '../actions/Action.ts';
import { reasonAgainst } from '../actions/ActionSet.ts';
import type { Reason } from '../actions/actionWords.ts';
import { useDesk } from '../actions/DeskContext.ts';
import { LEVEL_COUNT } from './byWording.ts';
import '../../../i18n/words/grouping.ts';
import { useClearOf } from '../panels/useClearOf.ts';
import styles from './Grouping.module.css';
import { GroupRow } from './GroupRow.tsx';
import type { Grouping } from './groupings.ts';
import { type MarkedGroup, ProposalMarks } from './ProposalMarks.tsx';
import { putTogether } from './putTogether.ts';
import { MOST_BY_WORDING, type OpenProposal, useProposal } from './useProposal.ts';
import '../../../i18n/words/actionsLater.ts';

const SAMPLE_NOTES = 3;
const SAMPLE_LETTERS = 60;

function sampleOf({ model }: Desk, { ids }: MarkedGroup): string {
  return ids
    .slice(0, SAMPLE_NOTES)
    .map((id) => (model.item(id)?.text ?? '').replace(/\s+/g, ' ').trim())
    .map((words) => (words.length > SAMPLE_LETTERS ? `${words.slice(0, SAMPLE_LETTERS)}…` : words))
    .filter((words) => words !== '')
    .join(' · ');
}

/** All that is not in it is dim; of one that is pointed at, all others too. */
function useLight(desk: Desk, shown: readonly MarkedGroup[]): void {
  const { spotlight } = desk;
  const ids = shown.flatMap((group) => group.ids);
  const key = ids.join(' ');
  // biome-ignore lint/correctness/useExhaustiveDependencies: the same ids in a new list
  useEffect(() => spotlight.set(ids.length === 0 ? null : new Set(ids)), [spotlight, key]);
  useEffect(() => () => spotlight.set(null), [spotlight]);
}

function Comparing({
  proposal,
  onCancel,
}: {
  readonly proposal: OpenProposal;
  readonly onCancel: () => void;
}) {
  const { t } = useTranslation(['grouping', 'actions']);
  const words = t('comparing', { count: proposal.noteCount });
  return (
    <div className={styles.comparing}>
      <p role="status">{words}</p>
      <progress aria-label={words} value={proposal.part} max={1} />
      <Button onClick={onCancel}>{t('cancel')}</Button>
    </div>
  );
}

function Level({ proposal }: { readonly proposal: OpenProposal }) {
  const { t } = useTranslation(['grouping', 'actions']);
  return (
    <label className={styles.level}>
      <span>{t('level')}</span>
      <input
        type="range"
        min={0}
        max={LEVEL_COUNT - 1}
        value={proposal.level}
        aria-valuetext={t('levelOf', { level: proposal.level + 1, count: LEVEL_COUNT })}
        onChange={(event) => proposal.setLevel(Number(event.currentTarget.value))}
      />
      <span className={styles.ends} aria-hidden>
        <span>{t('coarse')}</span>
        <span>{t('fine')}</span>
      </span>
    </label>
  );
}

function Summary({
  proposal,
  taken,
}: {
  readonly proposal: OpenProposal;
  readonly taken: readonly MarkedGroup[];
}) {
  const { t } = useTranslation(['grouping', 'actions']);
  const count = taken.reduce((sum, group) => sum + group.ids.length, 0);
  const clusters = t('clusters', { count: taken.length });
  const rest = proposal.noteCount - count;
  return (
    <p role="status" className={styles.summary}>
      {t('summary', { clusters, notes: t('notes', { count }) })}
      {rest > 0 ? ` ${t('rest', { count: rest })}` : ''}
    </p>
  );
}

interface ListProps {
  readonly desk: Desk;
  readonly by: Grouping;
  readonly proposal: OpenProposal;
  readonly groups: readonly MarkedGroup[];
  readonly onAt: (key: string | null) => void;
}

function List({ desk, by, proposal, groups, onAt }: ListProps) {
  const { t } = useTranslation(['grouping', 'actions']);
  const { isTooMuch, wish } = proposal;
  if (isTooMuch) return <p role="alert">{t('actions:said.tooManyToCompare', { count: MOST_BY_WORDING })}</p>;
  if (groups.length === 0) return <p role="status">{t(`actions:said.noGroups.${by}`)}</p>;
  const on = groups.filter((group) => group.on).length;
  return (
    <>
      <label className={styles.all}>
        <input
          type="checkbox"
          ref={(box) => {
            if (box) box.indeterminate = on > 0 && on < groups.length;
          }}
          checked={on === groups.length}
          onChange={() =>
            wish(
              groups.map(({ key }) => key),
              { off: on === groups.length },
            )
          }
        />
        {t('all', { count: groups.length })}
      </label>
      <ul className={styles.groups}>
        {groups.map((group) => (
          <GroupRow
            key={group.key}
            group={group}
            home={group.home === null ? null : desk.names.titleOf(group.home)}
            sample={sampleOf(desk, group)}
            wish={wish}
            onAt={onAt}
          />
        ))}
      </ul>
    </>
  );
}

interface FooterProps {
  readonly count: number;
  readonly reason: Reason | null;
  readonly onCancel: () => void;
  readonly onAccept: () => void;
}

function Footer({ count, reason, onCancel, onAccept }: FooterProps) {
  const { t } = useTranslation(['grouping', 'actions']);
  return (
    <footer className={styles.footer}>
      <Button onClick={onCancel}>{t('cancel')}</Button>
      <Button variant="primary" disabledReason={reason && t(`actions:reasons.${reason}`)} onClick={onAccept}>
        {t('accept', { count })}
      </Button>
    </footer>
  );
}

interface GroupPanelProps {
  readonly by: Grouping;
  readonly onClose: () => void;
}

export default function GroupPanel({ by, onClose }: GroupPanelProps) {
  const { t } = useTranslation(['grouping', 'actions']);
  const desk = useDesk();
  const proposal = useProposal(desk, by);
  const [at, setAt] = useState<string | null>(null);
  const aside = useRef<HTMLElement>(null);
  useEffect(() => aside.current?.focus({ preventScroll: true }), []);
  const groups = useMemo(
    () => (proposal.groups ?? []).map((group, place): MarkedGroup => ({ ...group, number: place + 1 })),
    [proposal.groups],
  );
  const taken = groups.filter((group) => group.on);
  const pointed = groups.filter((group) => group.key === at);
  const shown = pointed.length > 0 ? pointed : taken;
  useLight(desk, shown);
  const free = useClearOf(
    aside,
    desk,
    groups.flatMap((group) => group.ids),
  );
  const close = () => {
    onClose();
    desk.focusSurface();
  };
  const refused = reasonAgainst({ ...desk.actions.get(`clusterBy.${by}`), when: () => null }, desk);
  const reason = refused ?? (taken.length === 0 ? 'noGroup' : null);
  const accept = () => {
    if (reason !== null) return;
    free();
    if (putTogether(desk, taken)) close();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    event.stopPropagation();
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Escape') close();
    else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) accept();
    else return;
    event.preventDefault();
  };
  return (
    <>
      {desk.hands ? <ProposalMarks desk={desk} groups={shown} /> : null}
      <aside
        ref={aside}
        tabIndex={-1}
        aria-label={t(`actions:names.clusterBy.${by}`)}
        className={styles.panel}
        data-region="panel"
        onKeyDown={onKeyDown}
      >
        <header className={styles.header}>
          <h2>{t(`actions:names.clusterBy.${by}`)}</h2>
          <IconButton label={t('cancel')} shortcut="Esc" icon={<IconX size={18} />} onClick={close} />
        </header>
        {proposal.groups === null ? (
          <Comparing proposal={proposal} onCancel={close} />
        ) : (
          <>
            <div className={styles.body}>
              {by === 'wording' && !proposal.isTooMuch ? <Level proposal={proposal} /> : null}
              {groups.length > 0 ? <Summary proposal={proposal} taken={taken} /> : null}
              <List {...{ desk, by, proposal, groups }} onAt={setAt} />
            </div>
            <Footer count={taken.length} reason={reason} onCancel={close} onAccept={accept} />
          </>
        )}
      </aside>
    </>
  );
}
