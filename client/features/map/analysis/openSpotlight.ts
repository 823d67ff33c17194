import i18next from 'i18next';
import type { CommandParts } from '../acts/MapCommands.ts';
import { around } from './lights.ts';
import { Spotlight } from './Spotlight.ts';

export function openSpotlight({ model, voice }: CommandParts): Spotlight {
  const t = i18next.getFixedT(null, 'analysis');
  return new Spotlight({
    model,
    say: voice.say,
    words: {
      on: (title, count, of) => `${title} · ${t('focus.count', { count, of })}`,
      off: () => t('focus.ended'),
    },
  });
}

/** The key of the focus: one step around what is chosen; again, and it ends. */
export function focusKey(spotlight: Spotlight, { model, selection, voice }: CommandParts): void {
  const t = i18next.getFixedT(null, 'analysis');
  const ids = [...selection.ids].filter((id) => model.node(id));
  if (spotlight.end()) return;
  if (ids.length === 0) return void voice.say(t('focus.chooseFirst'));
  const title = t('focus.title.steps', { count: 1, name: model.node(ids[0] ?? null)?.text ?? '' });
  spotlight.show({ title, lit: around(model, ids, 1) });
}
