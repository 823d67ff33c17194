import { useTranslation } from '../../i18n/useTranslation.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import '../../i18n/words/about.ts';

interface AboutDialogProps {
  readonly open: boolean;
  readonly onClose: () => void;
}

/** What this is, what it is not, and whose data it uses. */
export function AboutDialog({ open, onClose }: AboutDialogProps) {
  const { t } = useTranslation();
  return (
    <Dialog open={open} onClose={onClose} title={t('about.title')}>
      <p>{t('about.what')}</p>
      <p>{t('about.notAffiliated')}</p>
      <p>
        {t('about.places')}{' '}
        <a href="https://www.geonames.org" rel="noreferrer">
          GeoNames
        </a>{' '}
        (
        <a href="https://creativecommons.org/licenses/by/4.0/" rel="noreferrer license">
          CC BY 4.0
        </a>
        ). {t('about.map')}
      </p>
      <p>{t('about.noThirdParty')}</p>
    </Dialog>
  );
}
