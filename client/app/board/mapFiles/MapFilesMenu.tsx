import { IconFileExport, IconFileImport, IconFiles } from '@tabler/icons-react';
import '../../../i18n/words/map.ts';
import { useTranslation } from '../../../i18n/useTranslation.ts';
import type { Writable } from '../../../live/readable.ts';
import { IconButton } from '../../../ui/IconButton.tsx';
import { Menu } from '../../../ui/Menu.tsx';
import type { FilesWindow } from './filesWindow.ts';

export interface MapFilesMenuProps {
  readonly open: Writable<FilesWindow | null>;
  readonly mayImport: boolean;
}

/** In the page's own bar: who may only read can take the map along as well. */
export function MapFilesMenu({ open, mayImport }: MapFilesMenuProps) {
  const { t } = useTranslation('map');
  const bringIn = {
    key: 'import',
    label: t('filesMenu.import'),
    icon: <IconFileImport size={18} aria-hidden />,
    onSelect: () => open.set({ kind: 'import', files: [] }),
  };
  const takeOut = {
    key: 'export',
    label: t('filesMenu.export'),
    icon: <IconFileExport size={18} aria-hidden />,
    onSelect: () => open.set({ kind: 'export' }),
  };
  return (
    <Menu
      side="bottom-end"
      target={<IconButton label={t('filesMenu.label')} icon={<IconFiles size={20} />} />}
      groups={[{ key: 'files', items: mayImport ? [bringIn, takeOut] : [takeOut] }]}
    />
  );
}
