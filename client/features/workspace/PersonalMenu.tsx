import { IconSettings } from '@tabler/icons-react';
import { Suspense, useState } from 'react';
import type { WorkspaceView } from '../../../shared/api.ts';
import { LANGUAGES } from '../../../shared/domain/workspace.ts';
import { changeLanguage } from '../../i18n/setup.ts';
import { lazyPart } from '../../ui/lazyPart.tsx';
import { withCode } from '../../ui/withCode.ts';
import '../../i18n/words/workspace.ts';
import { useTranslation } from '../../i18n/useTranslation.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { LANGUAGE_NAMES } from '../../ui/languageNames.ts';
import { Menu, type MenuGroup } from '../../ui/Menu.tsx';
import type { Theme } from '../../ui/theme.ts';
import { useTheme } from '../../ui/useTheme.ts';
import { AboutDialog } from './AboutDialog.tsx';
import '../../i18n/words/person.ts';

const CorrectPerson = lazyPart(() => import('../../together/person/CorrectPerson.tsx'));

const THEMES: readonly Theme[] = ['light', 'dark', 'auto'];

function useChoices(): readonly MenuGroup[] {
  const { t, i18n } = useTranslation();
  const [theme, setTheme] = useTheme();
  return [
    {
      key: 'language',
      label: t('ui.language'),
      items: LANGUAGES.map((language) => ({
        key: language,
        label: LANGUAGE_NAMES[language],
        checked: i18n.language === language,
        onSelect: () => withCode(changeLanguage(language)),
      })),
    },
    {
      key: 'theme',
      label: t('ui.theme'),
      items: THEMES.map((one) => ({
        key: one,
        label: t(`theme.${one}`),
        checked: theme === one,
        onSelect: () => setTheme(one),
      })),
    },
  ];
}

interface PersonalMenuProps {
  readonly workspace: WorkspaceView;
  readonly onSignOut: () => void;
}

/** Who one is, language, theme, about, sign out. */
export function PersonalMenu({ workspace, onSignOut }: PersonalMenuProps) {
  const { t } = useTranslation();
  const [shown, setShown] = useState<'none' | 'me' | 'about' | 'signOut'>('none');
  const close = () => setShown('none');
  const { member } = workspace;
  const mine: MenuGroup = {
    key: 'me',
    items: member ? [{ key: 'me', label: t('person.mine'), onSelect: () => setShown('me') }] : [],
  };
  const acts: MenuGroup = {
    key: 'acts',
    items: [
      { key: 'about', label: t('about.title'), onSelect: () => setShown('about') },
      { key: 'signOut', label: t('nav.signOut'), onSelect: () => setShown('signOut') },
    ],
  };
  return (
    <>
      <Menu
        side="top-end"
        target={<IconButton label={t('nav.settings')} icon={<IconSettings size={20} />} tooltipSide="top" />}
        groups={[mine, ...useChoices(), acts]}
      />
      {member && shown === 'me' ? (
        <Suspense fallback={null}>
          <CorrectPerson
            workspaceId={workspace.id}
            cities={workspace.cities}
            person={member}
            mine
            onClose={close}
          />
        </Suspense>
      ) : null}
      <AboutDialog open={shown === 'about'} onClose={close} />
      <Dialog
        open={shown === 'signOut'}
        onClose={close}
        title={t('nav.signOut')}
        actions={
          <>
            <Button onClick={close}>{t('ui.cancel')}</Button>
            <Button variant="primary" onClick={onSignOut}>
              {t('nav.signOut')}
            </Button>
          </>
        }
      >
        {t('nav.signOutMeans')}
      </Dialog>
    </>
  );
}
