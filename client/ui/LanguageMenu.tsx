import { IconChevronDown, IconLanguage } from '@tabler/icons-react';
import { LANGUAGES, type Language } from '../../shared/domain/workspace.ts';
import { changeLanguage } from '../i18n/setup.ts';
import { useTranslation } from '../i18n/useTranslation.ts';
import { Button } from './Button.tsx';
import { Menu } from './Menu.tsx';

/** Each in its own language, so that one finds the way back. */
export const LANGUAGE_NAMES: Record<Language, string> = { en: 'English', nl: 'Nederlands' };

/** Changes the language in place: what is typed stays typed. */
export function LanguageMenu() {
  const { t, i18n } = useTranslation();
  const current = LANGUAGES.find((language) => language === i18n.language) ?? 'en';
  return (
    <Menu
      side="bottom-end"
      target={
        <Button
          variant="subtle"
          icon={<IconLanguage size={18} aria-hidden />}
          iconAfter={<IconChevronDown size={16} aria-hidden />}
          aria-label={t('ui.languageIs', { language: LANGUAGE_NAMES[current] })}
        >
          {LANGUAGE_NAMES[current]}
        </Button>
      }
      groups={[
        {
          key: 'languages',
          items: LANGUAGES.map((language) => ({
            key: language,
            label: LANGUAGE_NAMES[language],
            checked: language === current,
            onSelect: () => void changeLanguage(language),
          })),
        },
      ]}
    />
  );
}
