/** The clipboard, from a menu: the keys Ctrl+X, C and V are the browser's own and reach the board as its events. */

import { IconExternalLink } from '@tabler/icons-react';
import type { Point } from '../../../canvas/geometry.ts';
import { copyText } from '../../../ui/copyText.ts';
import { webAddressIn } from '../../../ui/webAddress.ts';
import { newcomers } from '../canvas/laterNewcomers.ts';
import { removeChosen } from '../canvas/removing.ts';
import type { Action, Desk } from './Action.ts';
import { chosenItems, needsChosen, needsFree, needsOne, needsOpen } from './needs.ts';

/** What the browser's own copy would do; it fires the event that carries our clip. */
function copy(how: 'copy' | 'cut', { focusSurface }: Desk): void {
  focusSurface();
  document.execCommand(how);
}

export function linkOf(id: string): string {
  return `${window.location.href.split('#')[0]}#item=${id}`;
}

async function copyLink({ selection, commands }: Desk): Promise<void> {
  const { voice, t } = commands.parts;
  if (selection.single === null) return;
  const link = linkOf(selection.single);
  voice.say((await copyText(link)) ? t('actions:said.linkCopied') : link);
}

/** The address in the words of the one chosen item. */
export function addressIn(desk: Desk): string | null {
  const [item, other] = chosenItems(desk);
  return item && !other ? webAddressIn(item.text) : null;
}

/** Where the menu was opened, if it was on the board. */
async function paste({ clipboard, commands }: Desk, at?: Point): Promise<void> {
  const { voice, t } = commands.parts;
  try {
    const [item] = await navigator.clipboard.read();
    const read = async (type: string) =>
      item?.types.includes(type) ? (await item.getType(type)).text() : '';
    const texts = { html: await read('text/html'), text: await read('text/plain') };
    if (at) commands.pointAt(at);
    clipboard.paste(texts);
    if (at) commands.pointAt(null);
  } catch {
    // Not allowed, or not known to this browser: the key is always there.
    voice.problem(t('actions:said.pasteByKey'));
  }
}

export const COPYING: readonly Action[] = [
  {
    id: 'copyLink',
    group: 'copyAs',
    menus: ['items'],
    when: needsOne,
    run: (desk) => void copyLink(desk),
  },
  {
    id: 'openAddress',
    group: 'edit',
    icon: IconExternalLink,
    keys: ['Ctrl+Alt+O'],
    menus: ['items'],
    when: (desk) => needsOne(desk) ?? (addressIn(desk) === null ? 'address' : null),
    run(desk) {
      const address = addressIn(desk);
      if (address !== null) window.open(address, '_blank', 'noopener,noreferrer');
    },
  },
  {
    id: 'cut',
    group: 'copy',
    keys: ['Ctrl+X'],
    native: true,
    writes: true,
    menus: ['items'],
    when: needsFree,
    run: (desk) => copy('cut', desk),
  },
  {
    id: 'copy',
    group: 'copy',
    keys: ['Ctrl+C'],
    native: true,
    menus: ['items'],
    when: needsChosen,
    run: (desk) => copy('copy', desk),
  },
  {
    id: 'paste',
    group: 'copy',
    keys: ['Ctrl+V'],
    native: true,
    writes: true,
    menus: ['items', 'board'],
    run: (desk, at) => void paste(desk, at),
  },
  {
    id: 'duplicate',
    group: 'copy',
    keys: ['Ctrl+D'],
    writes: true,
    menus: ['items'],
    when: needsOpen,
    run: ({ commands }) => newcomers.run(commands.parts, ({ duplicate }) => duplicate(commands)),
  },
  {
    id: 'delete',
    group: 'copy',
    keys: ['Del', 'Backspace'],
    writes: true,
    menus: ['items'],
    danger: true,
    when: needsFree,
    run({ commands }) {
      const remove = () => removeChosen(commands);
      if (!newcomers.now()?.keepsTable(commands, remove)) remove();
    },
  },
];
