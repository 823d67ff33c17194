import { IconShieldCheck } from '@tabler/icons-react';
import { useState } from 'react';
import type { JoinPreview } from '../../../shared/api.ts';
import type { CityId } from '../../../shared/ids.ts';
import { listOf } from '../../i18n/dates.ts';
import { useTranslation } from '../../i18n/useTranslation.ts';
import { Button } from '../../ui/Button.tsx';
import { PageHeading } from '../../ui/PageHeading.tsx';
import { CodeForm } from './CodeForm.tsx';
import styles from './Join.module.css';
import { JoinForm } from './JoinForm.tsx';
import { isCode, normalCode } from './joinKey.ts';
import '../../i18n/words/join.ts';

interface JoinViewProps {
  readonly keyInUse: string;
  readonly preview: JoinPreview;
  readonly busy: boolean;
  readonly error: string | null;
  readonly onJoin: (name: string, city: CityId | null) => void;
  readonly onOtherKey: (key: string) => void;
}

function Cities({ cities }: Pick<JoinPreview, 'cities'>) {
  const { t } = useTranslation();
  const names = (part: 'pilot' | 'twin') =>
    cities
      .filter((city) => city.part === part)
      .map((city) => city.name)
      .join(' · ');
  const [pilots, twins] = [names('pilot'), names('twin')];
  return (
    <p className={styles.cities}>
      <strong>{pilots}</strong>
      {pilots && twins ? <span className={styles.soft}> {t('home.with')} </span> : null}
      <strong>{twins}</strong>
    </p>
  );
}

function Inside({ inside }: Pick<JoinPreview, 'inside'>) {
  const { t, i18n } = useTranslation();
  if (inside.count === 0) return null;
  const others = inside.count - inside.names.length;
  const words = others > 0 ? [...inside.names, t('join.others', { count: others })] : inside.names;
  return (
    <p className={styles.inside}>
      <span className={styles.insideCount}>{t('join.inside', { count: inside.count })}</span>{' '}
      {listOf(words, i18n.language)}
    </p>
  );
}

/** The code that one came with, and the way to another. */
function CodeRow({ keyInUse, onOtherKey }: Pick<JoinViewProps, 'keyInUse' | 'onOtherKey'>) {
  const { t } = useTranslation();
  const [asking, setAsking] = useState(false);
  if (asking) return <CodeForm onKey={onOtherKey} primary={false} autoFocus />;
  return (
    <div className={styles.codeRow}>
      {isCode(keyInUse) ? (
        <span
          className={styles.letters}
          role="img"
          aria-label={t('join.codeIs', { code: normalCode(keyInUse) })}
        >
          {[...normalCode(keyInUse)].map((letter, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: letters of a code repeat and never move
            <span key={index} className={styles.letter} aria-hidden>
              {letter}
            </span>
          ))}
        </span>
      ) : null}
      <Button variant="subtle" size="sm" onClick={() => setAsking(true)}>
        {t('join.otherCode')}
      </Button>
    </div>
  );
}

/** What a valid link or code leads to, and the form that leads in. */
export function JoinView(props: JoinViewProps) {
  const { keyInUse, preview, busy, error, onJoin, onOtherKey } = props;
  const { t } = useTranslation();
  return (
    <>
      {preview.inside.count > 0 ? (
        <p className={styles.live}>
          <span className={styles.dot} aria-hidden />
          <span className={styles.liveWord}>{t('join.live')}</span>
        </p>
      ) : null}
      <PageHeading title={preview.documentTitle ?? preview.workspaceName} takesFocus={false} />
      <Cities cities={preview.cities} />
      <p className={styles.soft}>
        {[preview.activity, t('join.as', { role: t(`role.${preview.role}`) })].filter(Boolean).join(' · ')}
      </p>
      <JoinForm preview={preview} busy={busy} error={error} onJoin={onJoin} />
      <Inside inside={preview.inside} />
      <div className={styles.footer}>
        <CodeRow keyInUse={keyInUse} onOtherKey={onOtherKey} />
        <p className={styles.trace}>
          <IconShieldCheck size={20} aria-hidden />
          <span>
            <strong>{t('join.noAccount')}</strong> {t('join.trace')}
          </span>
        </p>
      </div>
    </>
  );
}
