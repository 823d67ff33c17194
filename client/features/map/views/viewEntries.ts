/** Saved views in the command menu of a map, each by its name. */
import { type Candidate, WEIGHTS } from '../../../acts/findEntries.ts';
import { called } from '../../../acts/fuzzy.ts';
import { i18n } from '../../../i18n/i18n.ts';
import '../../../i18n/words/mapViews.ts';
import type { MapDesk } from '../MapDesk.ts';
import { openView, titleOf } from './openView.ts';
import { viewsOf } from './viewActs.ts';

export const viewEntries = (desk: MapDesk): readonly Candidate[] =>
  viewsOf(desk).map((view) => ({
    entry: {
      key: `view ${view.id}`,
      label: titleOf(view),
      section: i18n.t('mapViews:one'),
      reason: null,
      isAct: false,
      run: () => openView(desk, view),
    },
    names: [
      called(titleOf(view), WEIGHTS.name, 'gaps'),
      called(i18n.t('mapViews:one'), WEIGHTS.group, 'nothing'),
    ],
  }));
