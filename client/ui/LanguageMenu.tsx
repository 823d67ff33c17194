import { IconChevronDown, IconLanguage } from '@tabler/icons-react';
import { LANGUAGES } from '../../shared/domain/workspace.ts';
import { changeLanguage } from '../i18n/setup.ts';
import { useTranslation } from '../i18n/useTranslation.ts';
import { Button } from './Button.tsx';
import { LANGUAGE_NAMES } from './languageNames.ts';
import { Menu } from './Menu.tsx';
import { withCode } from './withCode.ts';

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
            onSelect: () => withCode(changeLanguage(language)),
          })),
        },
      ]}
    />
  );
}
