import { useEffect, useState } from 'react';
import type { WorkspaceId } from '../../../shared/ids.ts';
import { useAdminSignIn, useEnterWorkspace, useTwinnings } from '../../api/people.ts';
import { useMe } from '../../api/queries.ts';
import { Admin } from '../../features/admin/Admin.tsx';
import { errorText } from '../../i18n/errorText.ts';
import { useTranslation } from '../../i18n/useTranslation.ts';
import { navigate, useLocation } from '../../ui/address.tsx';
import { PageHeading } from '../../ui/PageHeading.tsx';
import { Problem } from '../../ui/Problem.tsx';
import { showToast } from '../../ui/showToast.ts';
import { ErrorPage } from '../ErrorPage.tsx';
import { PageSkeleton } from '../PageSkeleton.tsx';
import { PlainPage } from '../PlainPage.tsx';
import '../../i18n/words/admin.ts';

/** Signs in with the token of the printed link, once, and takes it out of the address bar and the history. */
function useTokenOfLink(): { readonly signingIn: boolean; readonly error: Error | null } {
  const { hash } = useLocation();
  const { mutate, error } = useAdminSignIn();
  const token = hash.slice(1);
  useEffect(() => {
    if (token === '') return;
    mutate(decodeURIComponent(token), { onSettled: () => navigate('/admin', { replace: true }) });
  }, [token, mutate]);
  return { signingIn: token !== '', error };
}

function Overview() {
  const { t } = useTranslation();
  const enter = useEnterWorkspace();
  const [opening, setOpening] = useState<WorkspaceId | null>(null);
  const { data, error, refetch } = useTwinnings(true);
  const open = (id: WorkspaceId) => {
    setOpening(id);
    enter.mutate(id, {
      onSuccess: () => navigate(`/w/${id}`),
      onError: (problem) => showToast({ message: errorText(problem), tone: 'problem' }),
      onSettled: () => setOpening(null),
    });
  };
  if (data) return <Admin twinnings={data} opening={opening} onOpen={open} />;
  if (error)
    return (
      <>
        <PageHeading title={t('admin.title')} />
        <Problem title={t('problem.page')} error={error} onRetry={() => void refetch()} />
      </>
    );
  return <PageSkeleton />;
}

export default function AdminPage() {
  const { t } = useTranslation();
  const { signingIn, error } = useTokenOfLink();
  const me = useMe();
  if (signingIn || me.isPending) return <PageSkeleton />;
  if (me.data?.admin)
    return (
      <PlainPage>
        <Overview />
      </PlainPage>
    );
  if (error)
    return (
      <PlainPage>
        <PageHeading title={t('admin.title')} />
        <Problem title={t('admin.tokenWrong')} error={error} />
      </PlainPage>
    );
  return <ErrorPage error={me.error ?? null} onRetry={() => void me.refetch()} />;
}
