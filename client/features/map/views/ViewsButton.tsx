import { IconBookmarks } from '@tabler/icons-react';
import { useTranslation } from '../../../i18n/useTranslation.ts';
import { Button } from '../../../ui/Button.tsx';
import bars from '../../../ui/bars/Bars.module.css';
import { Tooltip } from '../../../ui/Tooltip.tsx';
import { useDesk } from '../MapDesk.ts';

/** A tool of the canvas, or a plain button in the head of a list. */
export function ViewsButton({ plain = false }: { readonly plain?: boolean }) {
  const { t } = useTranslation('map');
  const { over, isPast } = useDesk();
  const open = () => over.set('views');
  if (isPast) return null;
  if (plain)
    return (
      <Button icon={<IconBookmarks size={18} aria-hidden />} aria-haspopup="dialog" onClick={open}>
        <span>{t('views')}</span>
      </Button>
    );
  return (
    <Tooltip label={t('viewsAbout')} shortcut="Shift+V" side="right">
      <button type="button" className={bars.tool} aria-haspopup="dialog" onClick={open}>
        <IconBookmarks size={20} aria-hidden />
        <span>{t('views')}</span>
      </button>
    </Tooltip>
  );
}
