import { useQuery } from '@tanstack/react-query';
import { useTranslation } from '../../i18n/useTranslation.ts';
import { QrCode } from '../../ui/QrCode.tsx';
import { isCode, spacedCode } from './joinKey.ts';
import styles from './PhoneCard.module.css';
import '../../i18n/words/join.ts';

/** The same way in as a picture to scan. Made here, since the key is known here and nowhere else. */
function useQrSvg(url: string): string | undefined {
  return useQuery({
    queryKey: ['qr', url],
    queryFn: async () => (await import('qrcode')).toString(url, { type: 'svg', margin: 2 }),
    staleTime: Number.POSITIVE_INFINITY,
  }).data;
}

/** "Rather on your phone?", on screens that are not phones. */
export default function PhoneCard({ keyInUse }: { readonly keyInUse: string }) {
  const { t } = useTranslation();
  const svg = useQrSvg(`${location.origin}/join#${encodeURIComponent(keyInUse)}`);
  return (
    <aside className={styles.card} aria-labelledby="phone-card">
      {svg ? <QrCode svg={svg} label={t('join.qr')} size={112} /> : null}
      <div>
        <h2 id="phone-card" className={styles.title}>
          {t('join.phone')}
        </h2>
        {isCode(keyInUse) ? (
          <>
            <p className={styles.text}>{t('join.phoneCode', { host: location.host })}</p>
            <p className={styles.code}>{spacedCode(keyInUse)}</p>
          </>
        ) : (
          <p className={styles.text}>{t('join.phoneScan')}</p>
        )}
      </div>
    </aside>
  );
}
