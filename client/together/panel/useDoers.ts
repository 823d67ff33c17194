/** Who did what is new since I was here, which is not always who signed it. */
import { documentItems, type ItemMap } from '../../../shared/documents/items.ts';
import { type ItemId, type MemberId, parseMemberId } from '../../../shared/ids.ts';
import { may } from '../../../shared/permissions.ts';
import { useHistoryOf } from '../../api/history.ts';
import { listOf } from '../../i18n/dates.ts';
import { useTranslation } from '../../i18n/useTranslation.ts';
import { changedSinceBy, putThereBy, type Timeline } from '../past/provenance.ts';
import { useTogether } from '../Together.ts';

export type What = 'fresh' | 'changed';

type Doers = readonly (MemberId | null)[];

function doersOf(map: ItemMap, what: What, timeline: Timeline, at: number): Doers {
  return what === 'fresh' ? putThereBy(map, timeline) : changedSinceBy(map, timeline, at);
}

/** Who may not see the past is told who signed what is new; what came while I was away and has my name, another copied. */
function signerOf(map: ItemMap, what: What, me: MemberId | undefined): Doers {
  const author = what === 'fresh' ? parseMemberId(map.get('author')) : null;
  return author === null || author === me ? [] : [author];
}

/** Their names; empty where nobody is known, or names are switched off. */
export function useDoers(at: number): (id: ItemId, what: What) => string {
  const { i18n } = useTranslation('together');
  const { document, live, me, personOf } = useTogether();
  const maySee = may(document.capabilities, 'document.history');
  const timeline = useHistoryOf(document.id, maySee).data;
  return (id, what) => {
    const map = documentItems(live.doc).get(id);
    if (map === undefined || document.attribution === false || (maySee && !timeline)) return '';
    const by = timeline ? doersOf(map, what, timeline, at) : signerOf(map, what, me?.id);
    const names = by.flatMap((one) => (one === null ? [] : (personOf(one)?.name ?? [])));
    return listOf([...new Set(names)], i18n.language);
  };
}
