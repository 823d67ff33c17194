/** Whether notes say who wrote them: a choice for everybody on the board. */
import type { SteadyDocument } from '../../../shared/api.ts';
import { may } from '../../../shared/permissions.ts';
import { useChangeDocument } from '../../api/mutations.ts';
import { useTranslation } from '../../i18n/useTranslation.ts';
import { complain } from '../../together/useTogether.ts';
import { showToast } from '../../ui/showToast.ts';
import type { PageActs } from './usePageActions.ts';

export function useAttribution({
  id,
  workspaceId,
  capabilities,
  attribution = true,
}: SteadyDocument): PageActs['attribution'] {
  const { t } = useTranslation('actions');
  const { mutateAsync } = useChangeDocument(workspaceId);
  if (!may(capabilities, 'document.attribution')) return null;
  const onSuccess = () => showToast({ message: t(`said.attribution.${attribution ? 'hidden' : 'shown'}`) });
  return {
    shown: attribution,
    toggle: () => void mutateAsync({ id, change: { attribution: !attribution } }).then(onSuccess, complain),
  };
}
