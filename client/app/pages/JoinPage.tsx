import type { JoinPreview } from '../../../shared/api.ts';
import type { CityId } from '../../../shared/ids.ts';
import { useJoin, useJoinPreview } from '../../api/people.ts';
import { CodeForm } from '../../features/join/CodeForm.tsx';
import { focusWhenThere } from '../../features/join/focusWhenThere.ts';
import { JoinFrame } from '../../features/join/JoinFrame.tsx';
import { JoinView } from '../../features/join/JoinView.tsx';
import { isCode, keyFromHash, spacedCode } from '../../features/join/joinKey.ts';
import { errorText } from '../../i18n/errorText.ts';
import { useTranslation } from '../../i18n/useTranslation.ts';
import { navigate, useLocation } from '../../ui/address.tsx';
import { quietPart } from '../../ui/lazyPart.tsx';
import { PageHeading } from '../../ui/PageHeading.tsx';
import styles from '../App.module.css';
import { PageSkeleton } from '../PageSkeleton.tsx';
import '../../i18n/words/join.ts';

const PhoneCard = quietPart(() => import('../../features/join/PhoneCard.tsx'));

interface KeyProps {
  readonly onKey: (key: string) => void;
}

/** No key, or one that does not work: the same page with one sentence more. */
function Ask({ joinKey, onKey, error }: KeyProps & { joinKey: string | null; error: string | null }) {
  const { t } = useTranslation();
  return (
    <JoinFrame cities={[]}>
      <PageHeading title={t('join.title')} takesFocus={false} />
      <p className={styles.lead}>{t('join.lead')}</p>
      <CodeForm
        onKey={onKey}
        error={error}
        start={joinKey !== null && isCode(joinKey) ? spacedCode(joinKey) : ''}
        autoFocus
      />
    </JoinFrame>
  );
}

function Enter({
  joinKey,
  preview,
  onKey,
}: KeyProps & { readonly joinKey: string; readonly preview: JoinPreview }) {
  const join = useJoin();
  // Replacing takes the invite out of the address bar and out of the history.
  const enter = (name: string, cityId: CityId | null) =>
    join.mutate(
      { key: joinKey, name, cityId },
      {
        onSuccess({ workspaceId, documentId }) {
          navigate(documentId ? `/w/${workspaceId}/d/${documentId}` : `/w/${workspaceId}`, {
            replace: true,
          });
          focusWhenThere();
        },
      },
    );
  const card = preview.role === 'guest' ? <PhoneCard keyInUse={joinKey} /> : null;
  return (
    <JoinFrame cities={preview.cities} onMap={card}>
      <JoinView
        keyInUse={joinKey}
        preview={preview}
        busy={join.isPending}
        error={join.error ? errorText(join.error) : null}
        onJoin={enter}
        onOtherKey={onKey}
      />
    </JoinFrame>
  );
}

export default function JoinPage() {
  const { hash } = useLocation();
  const joinKey = keyFromHash(hash);
  const { data, error, isFetching, refetch } = useJoinPreview(joinKey);
  const onKey = (key: string) => {
    if (key === joinKey) void refetch();
    else navigate(`/join#${encodeURIComponent(key)}`, { replace: true });
  };
  if (joinKey !== null && isFetching && !data && !error) return <PageSkeleton />;
  if (joinKey === null || !data)
    return <Ask joinKey={joinKey} onKey={onKey} error={error ? errorText(error) : null} />;
  return <Enter key={joinKey} joinKey={joinKey} preview={data} onKey={onKey} />;
}
