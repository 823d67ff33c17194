import { useEffect, useMemo } from 'react';
import type { DiscussionCommand } from '../../../shared/discussion.ts';
import { may } from '../../../shared/permissions.ts';
import { useReadable } from '../../live/useLive.ts';
import { useTogether } from '../Together.ts';
import { complain } from '../useTogether.ts';
import { Countdown, type CountdownParts } from './Countdown.ts';

const after = (ms: number, run: () => void) => {
  const timer = setTimeout(run, ms);
  return () => clearTimeout(timer);
};

/** What there is to see of the document's timer, and what one does to it; null where one may not. */
export function useTimer(voice?: CountdownParts['voice']) {
  const { discussion, document, me, mayGather } = useTogether();
  const countdown = useMemo(
    () =>
      new Countdown({
        timer: discussion.state.timer,
        now: () => performance.now(),
        after,
        ...(voice && { voice }),
      }),
    [discussion, voice],
  );
  useEffect(() => countdown.start(), [countdown]);
  const shown = useReadable(countdown.shown);
  /** Whether it was done. */
  const run = (command: DiscussionCommand) =>
    discussion.run(command).then(
      () => true,
      (error: unknown) => {
        complain(error);
        return false;
      },
    );
  const heard = useReadable(discussion.state.timer);
  const mine = shown === null || heard?.owner === me?.id || mayGather();
  return { shown, heard, run: mine && may(document.capabilities, 'document.timer') ? run : null };
}
