import type { ItemId } from '../../../../shared/ids.ts';
import { containsBox, union } from '../../../canvas/geometry.ts';
import { glideCamera } from '../../../canvas/glideCamera.ts';
import { i18n } from '../../../i18n/i18n.ts';
import type { CommandParts } from '../acts/MapCommands.ts';
import { comeNear } from '../canvas/chosen.ts';
import { lowerSheet } from '../panel/lowerSheet.ts';
import { around } from './lights.ts';
import { Spotlight } from './Spotlight.ts';

export function openSpotlight({ model, voice, viewport }: CommandParts): Spotlight {
  const t = i18n.getFixedT(null, 'analysis');
  return new Spotlight({
    model,
    say: voice.say,
    look(lit) {
      lowerSheet();
      const all = union([...lit].map((id) => model.box(id)).filter((box) => box !== null));
      if (all && containsBox(viewport.boxToBoard(viewport.clearBox()), all)) comeNear({ viewport }, all);
      else if (all) glideCamera(viewport, viewport.cameraToFit(all, 24));
    },
    words: {
      on: (title, count, of) => `${title} · ${t('focus.count', { count, of })}`,
      off: () => t('focus.ended'),
    },
  });
}

/** One step around these nodes; again, and it ends. */
export function focusOn(spotlight: Spotlight, { model }: CommandParts, ids: readonly ItemId[]): void {
  const t = i18n.getFixedT(null, 'analysis');
  if (spotlight.end()) return;
  const title = () => t('focus.title.steps', { count: 1, name: model.node(ids[0] ?? null)?.text ?? '' });
  spotlight.show({ title, lit: around(model, ids, 1) });
}
