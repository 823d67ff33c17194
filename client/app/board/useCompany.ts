/** What people say about the open document, and the panel that is open beside it. */
import { useLayoutEffect, useMemo, useState } from 'react';
import type { MemberView, SteadyDocument } from '../../../shared/api.ts';
import { loadDiscussion, sendToDiscussion } from '../../api/discussion.ts';
import { LiveDiscussion } from '../../live/discussion/LiveDiscussion.ts';
import { writable } from '../../live/readable.ts';
import { browserSurroundings } from '../../live/surroundings.ts';
import type { Company, LookAt, Panel } from '../../together/Together.ts';

/** Null for one moment. */
export function useCompany(document: SteadyDocument, me: MemberView | null): Company | null {
  const { id } = document;
  const memberId = me?.id ?? null;
  const [panel] = useState(() => writable<Panel | null>(null));
  const [past] = useState(() => writable<LookAt | 'end' | null>(null));
  const [discussion, setDiscussion] = useState<LiveDiscussion | null>(null);
  useLayoutEffect(() => {
    const opened = new LiveDiscussion({
      ...browserSurroundings(),
      documentId: id,
      me: memberId,
      load: () => loadDiscussion(id),
      send: (command) => sendToDiscussion(id, command),
      now: Date.now,
    });
    setDiscussion(opened);
    return () => {
      setDiscussion(null);
      opened.destroy();
    };
  }, [id, memberId]);
  return useMemo(
    () => discussion && { discussion, panel, past, document },
    [discussion, panel, past, document],
  );
}
