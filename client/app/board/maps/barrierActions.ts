/** Acts that lead from notes to a barrier map. */
import { IconSitemap } from '@tabler/icons-react';
import type { DocumentId } from '../../../../shared/ids.ts';
import type { Action, Desk } from '../../../features/board/actions/Action.ts';
import { chosenNotes } from '../../../features/board/actions/chosenNotes.ts';
import type { Writable } from '../../../live/readable.ts';
import { navigate } from '../../../ui/address.tsx';
import type { DocumentPlace } from '../../../ui/DocumentPlaces.ts';

/** Address of the node that the chosen note became, on the first map that is still there. */
function nodeAddress(
  { model, commands }: Desk,
  placeOf: (id: DocumentId) => DocumentPlace | null,
): string | null {
  for (const id of commands.chosen) {
    const item = model.item(id);
    if (item?.kind !== 'note') continue;
    for (const [map, node] of Object.entries(item.went ?? {})) {
      const place = placeOf(map as DocumentId);
      if (place) return `${place.path}#item=${node}`;
    }
  }
  return null;
}

export function barrierActions(
  open: Writable<boolean>,
  placeOf: (id: DocumentId) => DocumentPlace | null,
): readonly Action[] {
  return [
    {
      id: 'makeBarriers',
      group: 'export',
      icon: IconSitemap,
      writes: true,
      menus: ['items'],
      when: (desk) => (chosenNotes(desk).size === 0 ? 'notes' : null),
      run: () => open.set(true),
    },
    {
      id: 'openNode',
      group: 'export',
      when: (desk) => (nodeAddress(desk, placeOf) === null ? 'notOnMap' : null),
      run(desk) {
        const address = nodeAddress(desk, placeOf);
        if (address !== null) navigate(address);
      },
    },
  ];
}
