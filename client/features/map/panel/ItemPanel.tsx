/** The panel of the one selected item. */
import { IconBoxMultiple, IconLink, IconPin, IconPinnedOff, IconTrash, IconX } from '@tabler/icons-react';
import { useCallback, useSyncExternalStore } from 'react';
import { isNode, type MapItem } from '../../../../shared/documents/barrierMap.ts';
import type { ItemId } from '../../../../shared/ids.ts';
import type { TFunction } from '../../../i18n/i18n.ts';
import { useTranslation } from '../../../i18n/useTranslation.ts';
import { IconButton } from '../../../ui/IconButton.tsx';
import { copyItemLink } from '../acts/copyItemLink.ts';
import { changeOnMap } from '../acts/mapActs.ts';
import { GroupPanel } from '../groups/GroupPanel.tsx';
import { KIND_ICONS } from '../kindIcons.ts';
import styles from '../Map.module.css';
import { useDesk, useItem } from '../MapDesk.ts';
import { Saying } from '../together/Saying.tsx';
import { backOnEscape } from './backOnEscape.ts';
import { LinkPanel } from './LinkPanel.tsx';
import { ManyDoor } from './ManyDoor.tsx';
import { NodePanel } from './NodePanel.tsx';

export function useSingle(): ItemId | null {
  const { selection } = useDesk();
  const subscribe = useCallback((listener: () => void) => selection.subscribe(listener), [selection]);
  return useSyncExternalStore(subscribe, () => selection.single);
}

function titleOf(item: MapItem, t: TFunction<readonly ['map', 'shell']>): string {
  if (item.kind === 'link') return t('map:link.one');
  if (item.kind === 'group') return t('map:group');
  return item.kind === 'unknown' ? item.kindName : t(`map:kinds.${item.kind}`);
}

function Head({ item }: { readonly item: MapItem }) {
  const { t } = useTranslation(['map', 'shell']);
  const { commands, context, model, selection, surface } = useDesk();
  const Icon =
    item.kind === 'link' ? IconLink : item.kind === 'group' ? IconBoxMultiple : KIND_ICONS[item.kind];
  const title = titleOf(item, t);
  const leave = () => {
    selection.clear();
    surface.focus();
  };
  return (
    <header className={styles.panelHead}>
      <Icon size={20} aria-hidden />
      <h2>{title}</h2>
      {isNode(item) && commands.mayEdit ? (
        <IconButton
          size="sm"
          label={t(item.pinned ? 'map:unpin' : 'map:pin')}
          icon={item.pinned ? <IconPinnedOff size={18} /> : <IconPin size={18} />}
          onClick={() => {
            changeOnMap(context, [item.id], { pinned: !item.pinned });
            model.store.flush();
          }}
        />
      ) : null}
      <IconButton
        size="sm"
        label={t('shell:doc.copyLink')}
        icon={<IconLink size={18} />}
        onClick={() => void copyItemLink(item.id)}
      />
      {commands.mayEdit ? (
        <IconButton
          size="sm"
          label={t('map:delete')}
          icon={<IconTrash size={18} />}
          onClick={() => {
            commands.remove([item.id]);
            surface.focus();
          }}
        />
      ) : null}
      <IconButton size="sm" label={t('map:close')} icon={<IconX size={18} />} onClick={leave} />
    </header>
  );
}

function Opened({ id, edits }: { readonly id: ItemId; readonly edits: boolean }) {
  const { t } = useTranslation('map');
  const onKeyDown = backOnEscape(useDesk());
  const item = useItem(id);
  if (item === null) return null;
  return (
    <aside className={styles.panel} aria-label={t('about')} data-region="panel" onKeyDown={onKeyDown}>
      <Head item={item} />
      <div className={styles.panelBody}>
        {item.kind === 'link' ? <LinkPanel link={item} /> : null}
        {item.kind === 'group' ? <GroupPanel group={item} edits={edits} /> : null}
        {isNode(item) ? <NodePanel node={item} edits={edits} /> : null}
        <Saying id={id} />
      </div>
    </aside>
  );
}

/** `edits`: its field is where the words are written, as beside the outline. */
export function ItemPanel({ edits }: { readonly edits: boolean }) {
  const id = useSingle();
  return id === null ? <ManyDoor /> : <Opened key={id} id={id} edits={edits} />;
}
