/** The panel of several chosen items. */
import { IconArrowMerge, IconBoxMultiple, IconSelectAll, IconTrash, IconX } from '@tabler/icons-react';
import { useTranslation } from '../../../i18n/useTranslation.ts';
import { Button } from '../../../ui/Button.tsx';
import { IconButton } from '../../../ui/IconButton.tsx';
import OwnFields from '../fields/OwnFields.tsx';
import { groupChosen } from '../groups/groupCommands.ts';
import styles from '../Map.module.css';
import { useDesk } from '../MapDesk.ts';
import '../../../i18n/words/mapTable.ts';
import { ArrangeRow } from './ArrangeRow.tsx';
import { backOnEscape } from './backOnEscape.ts';
import { SharedLinkFields, SharedNodeFields } from './SharedFields.tsx';
import { useChosen } from './useChosen.ts';

export default function ManyPanel() {
  const { t } = useTranslation(['map', 'mapTable', 'mapActs']);
  const desk = useDesk();
  const { commands, over, selection, surface } = desk;
  const { nodes, links } = useChosen();
  const count = selection.ids.size;
  const title = nodes.length > 0 ? t('nodeCount', { count: nodes.length }) : t('linksCount', { count });
  const others = count - nodes.length;
  return (
    <aside
      className={styles.panel}
      aria-label={t('mapTable:aboutMany')}
      data-region="panel"
      onKeyDown={backOnEscape(desk)}
    >
      <header className={styles.panelHead}>
        <IconSelectAll size={20} aria-hidden />
        <h2>{nodes.length === 0 && links.length < count ? t('chosenCount', { count }) : title}</h2>
        {commands.mayEdit ? (
          <IconButton
            size="sm"
            label={t('delete')}
            icon={<IconTrash size={18} />}
            onClick={() => {
              commands.remove();
              surface.focus();
            }}
          />
        ) : null}
        <IconButton
          size="sm"
          label={t('close')}
          icon={<IconX size={18} />}
          onClick={() => {
            selection.clear();
            surface.focus();
          }}
        />
      </header>
      <div className={styles.panelBody}>
        {nodes.length > 0 && others > 0 ? <p className={styles.rowNote}>{t('mapTable:onlyNodes')}</p> : null}
        {commands.mayEdit && nodes.length > 1 ? <ArrangeRow /> : null}
        {nodes.length > 0 ? <SharedNodeFields nodes={nodes} /> : null}
        {nodes.length > 0 ? <OwnFields nodes={nodes} /> : null}
        {nodes.length === 0 && links.length > 0 ? <SharedLinkFields links={links} /> : null}
        {commands.mayEdit && nodes.length > 0 ? (
          <Button
            icon={<IconBoxMultiple size={18} aria-hidden />}
            onClick={() => void groupChosen(commands.parts)}
          >
            {t('mapTable:groupThem')}
          </Button>
        ) : null}
        {commands.mayEdit && nodes.length > 1 ? (
          <Button icon={<IconArrowMerge size={18} aria-hidden />} onClick={() => over.set('merge')}>
            {t('mapActs:names.merge')}
          </Button>
        ) : null}
      </div>
    </aside>
  );
}
