/** What of company is always there: words for people who listen, whom I follow, and the panel that is open. */
import { Suspense, useContext, useEffect, useState } from 'react';
import type { MemberId } from '../../shared/ids.ts';
import { useTranslation } from '../i18n/useTranslation.ts';
import { useReadable } from '../live/useLive.ts';
import { personColour } from '../ui/Avatar.tsx';
import { Button } from '../ui/Button.tsx';
import { Arrival, useComing } from '../ui/Coming.tsx';
import { lazyPart, quietPart } from '../ui/lazyPart.tsx';
import { VisuallyHidden } from '../ui/VisuallyHidden.tsx';
import { fetchPanel } from './fetchPanel.ts';
import { type Place, PlaceContext, type Together, TogetherContext } from './Together.ts';
import styles from './TogetherView.module.css';
import { useCommentNews, useFollowing, useInvitations, useReactionNews } from './useNews.ts';

const Panel = lazyPart(fetchPanel);
const Later = quietPart(async () => ({ default: (await fetchPanel()).Later }));
const IDLE_AFTER_MS = 2_500;

function Following({ who, together }: { readonly who: MemberId; readonly together: Together }) {
  const { t } = useTranslation('together');
  const person = together.personOf(who);
  const colour = personColour(person?.colour ?? 0);
  return (
    <div className={styles.following} style={{ borderColor: colour }}>
      <p style={{ background: colour }}>
        {t('people.following', { name: person?.name ?? t('somebody') })}
        <Button size="sm" onClick={() => together.follow.stop()}>
          {t('people.stop')}
        </Button>
      </p>
    </div>
  );
}

function View({ together, place }: { readonly together: Together; readonly place: Place }) {
  const open = useReadable(together.panel);
  const coming = useComing(together.panel);
  const said = useReadable(together.said);
  const who = useFollowing(together);
  const timed = useReadable(together.discussion.state.timer) !== null;
  const points = useReadable(together.pointing);
  const news = useReadable(together.since.news) !== null;
  const [late, setLate] = useState(false);
  useCommentNews(together, place);
  useReactionNews(together, place);
  useInvitations(together, place);
  useEffect(() => {
    // So that it is there at once, and without network after the first visit.
    const early = () =>
      void fetchPanel().then(
        () => setLate(true),
        () => undefined,
      );
    const timer = setTimeout(() => (window.requestIdleCallback ?? setTimeout)(early), IDLE_AFTER_MS);
    return () => clearTimeout(timer);
  }, []);
  useEffect(() => {
    if (!place.canFollow) together.follow.stop();
  }, [place, together.follow]);
  return (
    <PlaceContext value={place}>
      {late || timed || points || news ? <Later /> : null}
      {who === null ? null : <Following who={who} together={together} />}
      <VisuallyHidden>
        <span role="status" data-together-said="">
          {said}
        </span>
      </VisuallyHidden>
      <Suspense fallback={null}>
        {open === null ? null : <Panel panel={open} />}
        <Arrival panel={open} coming={coming} />
      </Suspense>
    </PlaceContext>
  );
}

export function TogetherView({ place }: { readonly place: Place }) {
  const together = useContext(TogetherContext);
  return together === null ? null : <View together={together} place={place} />;
}
