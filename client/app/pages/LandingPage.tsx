import { useTranslation } from 'react-i18next';
import { Link, Navigate, useNavigate } from 'react-router';
import type { Me } from '../../../shared/api.ts';
import { useMe } from '../../api/queries.ts';
import { CodeForm } from '../../features/join/CodeForm.tsx';
import { JoinFrame } from '../../features/join/JoinFrame.tsx';
import { PageHeading } from '../../ui/PageHeading.tsx';
import styles from '../App.module.css';
import { PageSkeleton } from '../PageSkeleton.tsx';
import { PlainPage } from '../PlainPage.tsx';

/** Nobody is signed in, or in nothing: what this is, and the way in. */
function Welcome() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  return (
    <JoinFrame cities={[]}>
      <PageHeading title={t('landing.title')} takesFocus={false} />
      <p className={styles.lead}>{t('landing.lead')}</p>
      <CodeForm onKey={(key) => void navigate(`/join#${encodeURIComponent(key)}`)} autoFocus />
      <p className={styles.soft}>{t('about.notAffiliated')}</p>
    </JoinFrame>
  );
}

function Choice({ me }: { readonly me: Me }) {
  const { t } = useTranslation();
  return (
    <PlainPage>
      <PageHeading title={t('landing.yours')} />
      <ul className={styles.links}>
        {me.workspaces.map(({ id, name, member }) => (
          <li key={id}>
            <Link to={`/w/${id}`}>{name}</Link> · {t(`role.${member.role}`)}
          </li>
        ))}
        {me.admin ? (
          <li>
            <Link to="/admin">{t('nav.admin')}</Link>
          </li>
        ) : null}
      </ul>
    </PlainPage>
  );
}

export default function LandingPage() {
  const { data, isPending } = useMe();
  if (isPending) return <PageSkeleton />;
  if (!data || (data.workspaces.length === 0 && !data.admin)) return <Welcome />;
  const [only, ...more] = data.workspaces;
  if (!only) return <Navigate to="/admin" replace />;
  return more.length === 0 && !data.admin ? <Navigate to={`/w/${only.id}`} replace /> : <Choice me={data} />;
}
