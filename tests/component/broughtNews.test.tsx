/** What a person hears of a file's comments that somebody else brings in. */
import { act, renderHook } from '@testing-library/react';
import { expect, it, vi } from 'vitest';
import { useCommentNews } from '../../client/together/useNews.ts';
import { type ItemId, newId } from '../../shared/ids.ts';
import { ANNA, MURAT } from '../support/boardCompany.tsx';
import { discussionDesk } from '../support/discussionDesk.ts';

it('[DI24] what others bring in with a file is said to nobody', () => {
  const { discussion, byMurat } = discussionDesk(ANNA, MURAT);
  const heard: ((what: unknown) => void)[] = [];
  const onChange = (listener: (what: unknown) => void) => {
    heard.push(listener);
    return () => undefined;
  };
  const say = vi.fn();
  const company = {
    discussion: { state: discussion.state, onChange },
    me: ANNA,
    personOf: () => MURAT,
    document: { title: 'Heat' },
    say,
  } as never;
  const place = { announceLevel: () => 'all', titleOf: () => 'Note' } as never;
  renderHook(() => useCommentNews(company, place));
  const open = () => byMurat({ act: 'open', id: newId(), itemId: newId<ItemId>(), text: 'Old' } as never);
  const change = open();
  const threads = change.threads.map((thread) => ({
    ...thread,
    messages: thread.messages.map((one) => ({ ...one, brought: { name: 'Zeynep', at: 1 } })),
  }));
  act(() => heard[0]?.({ ...change, threads }));
  expect(say).not.toHaveBeenCalled();
  act(() => heard[0]?.(open()));
  expect(say).toHaveBeenCalledTimes(1);
});
