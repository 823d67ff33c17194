import { type KeyboardEvent, useMemo } from 'react';
import type { Direction } from '../../../canvas/direction.ts';
import type { Company, Together } from '../../../together/Together.ts';
import { type TogetherProps, useOpenTogether } from '../../../together/useTogether.ts';
import { changeOnMap } from '../acts/mapActs.ts';
import type { MapDesk } from '../MapDesk.ts';
import { alongLinks } from '../model/alongLinks.ts';

const ARROWS: Readonly<Record<string, Direction>> = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
};

/** All of the chosen, or what has the keyboard: pinned, unless all of them are. Tidy leaves them where they are. */
function togglePins({ selection, model, context, commands }: MapDesk): void {
  const { voice, t } = commands.parts;
  if (!commands.mayEdit) return void voice.say(t('said.readOnly'));
  const chosen = selection.ids.size > 0 ? [...selection.ids] : [selection.focused];
  const nodes = chosen.map((id) => model.node(id)).filter((node) => node !== null);
  const pinned = !nodes.every((node) => node.pinned);
  changeOnMap(
    context,
    nodes.map(({ id }) => id),
    { pinned },
  );
  model.store.flush();
  voice.say(t(pinned ? 'said.pinned' : 'said.unpinned', { count: nodes.length }));
}

export function useMapTogether(
  desk: MapDesk | null,
  company: Company | null,
  props: TogetherProps,
): Together | null {
  const ground = useMemo(
    () => desk && { viewport: desk.viewport, items: () => desk.model.store.values() },
    [desk],
  );
  return useOpenTogether(ground, company, props);
}

/**
 * C discusses, P pins, Ctrl+D duplicates, Alt with an arrow walks along links: what is chosen, or what has the keyboard,
 * on both views.
 */
export function pageKey(event: KeyboardEvent, desk: MapDesk, together: Together | null): void {
  const { key, ctrlKey, metaKey, altKey, shiftKey } = event;
  if (shiftKey || !(event.target as Element).matches('[data-item], [role="application"]')) return;
  const withControl = ctrlKey || metaKey;
  if (withControl && !altKey && key.toLowerCase() === 'd' && desk.selection.editing === null) {
    desk.clipboard.get()?.duplicate();
    // The browser's own is a bookmark.
    event.preventDefault();
    event.stopPropagation();
    return;
  }
  const id = withControl ? null : (desk.selection.single ?? desk.selection.focused);
  const way = altKey ? ARROWS[key] : undefined;
  if (id === null || desk.selection.editing !== null) return;
  if (way) {
    const next = alongLinks(desk.model, id, way);
    if (next === null) return;
    desk.surface.goTo(next);
  } else if (altKey) return;
  else if (key === 'c' && together !== null) together.discuss(id);
  else if (key === 'p' && desk.model.node(id)) togglePins(desk);
  else return;
  event.preventDefault();
  event.stopPropagation();
}
