/** Beside the outline: who writes or moves something now, and what others did last. Read at leisure; the line below speaks. */
import { type ReactNode, useContext, useSyncExternalStore } from 'react';
import type { ItemId } from '../../../../shared/ids.ts';
import type { Peer } from '../../../canvas/presence/Peers.ts';
import { clock } from '../../../i18n/dates.ts';
import { useTranslation } from '../../../i18n/useTranslation.ts';
import { useReadable } from '../../../live/useLive.ts';
import { TogetherContext } from '../../../together/Together.ts';
import beside from './Beside.module.css';
import { isQuiet } from './OthersLog.ts';
import styles from './Outline.module.css';
import type { OutlineDesk } from './openOutline.ts';

interface Doing extends Pick<Peer, 'name' | 'initials' | 'colour' | 'clientId'> {
  readonly does: 'isWritingIn' | 'isMoving';
  readonly id: ItemId;
}

function doingOf({ name, initials, colour, clientId, editing, drag }: Peer): readonly Doing[] {
  const who = { name, initials, colour, clientId };
  if (editing !== null) return [{ ...who, does: 'isWritingIn', id: editing }];
  const moved = drag?.ids[0];
  return moved === undefined ? [] : [{ ...who, does: 'isMoving', id: moved }];
}

/** Renders when somebody begins or ends something, not when a hand moves. */
function useDoing({ peers, model }: OutlineDesk): readonly Doing[] {
  const now = () => [...peers.all()].flatMap(doingOf).filter(({ id }) => model.item(id) !== null);
  useSyncExternalStore(peers.subscribe.bind(peers), () => JSON.stringify(now()));
  return now();
}

function Line({ desk, id, children }: { desk: OutlineDesk; id: ItemId | null; children: ReactNode }) {
  // What was there when it was told may be gone.
  if (id === null || desk.model.item(id) === null) return <p>{children}</p>;
  return (
    <button type="button" onClick={() => desk.goTo(id)}>
      {children}
    </button>
  );
}

function Lines({ desk }: { readonly desk: OutlineDesk }) {
  const { t, i18n } = useTranslation('outline');
  const doing = useDoing(desk);
  const entries = useReadable(desk.others.entries);
  if (doing.length + entries.length === 0) return <p className={styles.more}>{t('others.nothing')}</p>;
  return (
    <ul>
      {doing.map(({ clientId, name, initials, colour, does, id }) => (
        <li key={clientId} className={styles.writer}>
          <b style={{ background: colour }} aria-hidden>
            {initials}
          </b>
          <Line desk={desk} id={id}>
            {t(`others.${does}`, { name, title: desk.names.titleOf(id) })}
          </Line>
        </li>
      ))}
      {entries.map(({ key, at, words, id }) => (
        <li key={key}>
          <Line desk={desk} id={id}>
            {words}
          </Line>
          <time className={styles.more}>{clock(at, i18n.language)}</time>
        </li>
      ))}
    </ul>
  );
}

export function OthersDo({ desk }: { readonly desk: OutlineDesk }) {
  const { t } = useTranslation('outline');
  const words = useTranslation('together').t;
  const together = useContext(TogetherContext);
  const level = useReadable(desk.announceLevel);
  return (
    <aside className={beside.others} aria-label={t('others.title')} data-region="history">
      <h2>{t('others.title')}</h2>
      {isQuiet(level) ? (
        <p className={styles.more}>{t('others.quiet', { level: t(`announce.${level}`) })}</p>
      ) : (
        <Lines desk={desk} />
      )}
      {together === null ? null : (
        <button type="button" className={beside.since} onClick={() => together.panel.set('since')}>
          {words('panel.since')}
        </button>
      )}
    </aside>
  );
}
