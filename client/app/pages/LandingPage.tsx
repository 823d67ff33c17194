import type { Me } from '../../../shared/api.ts';
import { useMe } from '../../api/queries.ts';
import { CodeForm } from '../../features/join/CodeForm.tsx';
import { JoinFrame } from '../../features/join/JoinFrame.tsx';
import { useTranslation } from '../../i18n/useTranslation.ts';
import { navigate } from '../../ui/address.tsx';
import { Link, Redirect } from '../../ui/Link.tsx';
import { PageHeading } from '../../ui/PageHeading.tsx';
import styles from '../App.module.css';
import { PageSkeleton } from '../PageSkeleton.tsx';
import { PlainPage } from '../PlainPage.tsx';
import '../../i18n/words/join.ts';
import '../../i18n/words/about.ts';

/** Nobody is signed in, or in nothing: what this is, and the way in. */
function Welcome() {
  const { t } = useTranslation();
  return (
    <JoinFrame cities={[]}>
      <PageHeading title={t('landing.title')} takesFocus={false} />
      <p className={styles.lead}>{t('landing.lead')}</p>
      <CodeForm onKey={(key) => navigate(`/join#${encodeURIComponent(key)}`)} autoFocus />
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
  if (!only) return <Redirect to="/admin" />;
  return more.length === 0 && !data.admin ? <Redirect to={`/w/${only.id}`} /> : <Choice me={data} />;
}
