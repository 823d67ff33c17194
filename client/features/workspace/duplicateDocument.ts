/** Another document with all that is in this one, or was at a moment; whoever makes it stays where they are. */
import type { QueryClient } from '@tanstack/react-query';
import type { NewDocument, PastMoment, SteadyDocument } from '../../../shared/api.ts';
import { LIMITS } from '../../../shared/limits.ts';
import { askAnew } from '../../api/askAnew.ts';
import { partKey } from '../../api/queries.ts';
import { request } from '../../api/request.ts';
import { errorText } from '../../i18n/errorText.ts';
import { i18n } from '../../i18n/i18n.ts';
import { navigate } from '../../ui/address.tsx';
import { showToast } from '../../ui/showToast.ts';
import { documentPath } from './documentKinds.tsx';
import '../../i18n/words/workspace.ts';

/** Moments of which a document is being made, or was just now: a second press means the same one. */
const busy = new Set<string>();
const AGAIN_MS = 2_000;

/** Another of a moment is another wish only some time after it is there. */
export async function duplicateMoment(
  original: SteadyDocument,
  client: QueryClient,
  moment: PastMoment,
): Promise<void> {
  const key = `${original.id} ${moment.sequence}`;
  if (busy.has(key)) return;
  busy.add(key);
  await duplicateDocument(original, client, moment);
  setTimeout(() => busy.delete(key), AGAIN_MS);
}

export async function duplicateDocument(
  original: SteadyDocument,
  client: QueryClient,
  moment?: PastMoment,
): Promise<void> {
  const { id, kind, workspaceId } = original;
  const t = i18n.getFixedT(null, 'shell');
  const named = moment
    ? t('doc.momentTitle', { title: original.title, moment: moment.name })
    : t('doc.copyTitle', { title: original.title });
  const title = named.slice(0, LIMITS.titleLength);
  const template = moment ? { copyOf: id, sequence: moment.sequence } : { copyOf: id };
  const body: NewDocument = { kind, title, template };
  try {
    const copy = await request<SteadyDocument>('POST', `/api/workspaces/${workspaceId}/documents`, body);
    showToast({
      message: t('doc.duplicated', { title }),
      action: { label: t('doc.open'), onSelect: () => navigate(documentPath(copy)) },
    });
  } catch (error) {
    showToast({ message: errorText(error), tone: 'problem' });
  }
  await askAnew(client, { queryKey: partKey(workspaceId, 'documents') });
}
