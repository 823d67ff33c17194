/** The clipboard among the acts of the map. Its keys are the browser's own, and reach the map as events. */
import type { MapAct } from '../acts/MapAct.ts';
import { needsItem } from '../acts/meant.ts';
import type { MapDesk } from '../MapDesk.ts';

/** What the browser's own copy would do; it fires the event that carries our clip. */
function give(how: 'copy' | 'cut', { surface }: MapDesk): void {
  surface.focus();
  document.execCommand(how);
}

async function take({ clipboard, commands }: MapDesk): Promise<void> {
  const { voice, t } = commands.parts;
  try {
    const [item] = await navigator.clipboard.read();
    const read = async (type: string) =>
      item?.types.includes(type) ? (await item.getType(type)).text() : '';
    clipboard.get()?.paste({ html: await read('text/html'), text: await read('text/plain') });
  } catch {
    // Not allowed, or not known to this browser: the key is always there.
    voice.problem(t('said.pasteByKey'));
  }
}

export const CLIPPING: readonly MapAct[] = [
  {
    id: 'copy',
    group: 'edit',
    keys: ['Ctrl+C'],
    native: true,
    when: needsItem,
    run: (desk) => give('copy', desk),
  },
  {
    id: 'cut',
    group: 'edit',
    keys: ['Ctrl+X'],
    native: true,
    writes: true,
    when: needsItem,
    run: (desk) => give('cut', desk),
  },
  {
    id: 'paste',
    group: 'edit',
    keys: ['Ctrl+V'],
    native: true,
    writes: true,
    run: (desk) => void take(desk),
  },
  {
    id: 'duplicate',
    group: 'edit',
    keys: ['Ctrl+D'],
    writes: true,
    when: needsItem,
    run: ({ clipboard, surface }) => void (surface.cells?.fillDown?.() || clipboard.get()?.duplicate()),
  },
];
