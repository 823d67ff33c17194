import type { OwnId } from '../../shared/maps/ownWords.ts';
import type about from './en/about.json';
import type actionsLater from './en/actionsLater.json';
import type admin from './en/admin.json';
import type analysis from './en/analysis.json';
import type barriers from './en/barriers.json';
import type boardLater from './en/boardLater.json';
import type commandMenu from './en/commandMenu.json';
import type exchange from './en/exchange.json';
import type filterBar from './en/filterBar.json';
import type find from './en/find.json';
import type grouping from './en/grouping.json';
import type guide from './en/guide.json';
import type guideDoor from './en/guideDoor.json';
import type history from './en/history.json';
import type en from './en/index.ts';
import type invite from './en/invite.json';
import type join from './en/join.json';
import type map from './en/map.json';
import type mapActs from './en/mapActs.json';
import type mapClip from './en/mapClip.json';
import type mapCompare from './en/mapCompare.json';
import type mapFiles from './en/mapFiles.json';
import type mapFilter from './en/mapFilter.json';
import type mapLegend from './en/mapLegend.json';
import type mapNews from './en/mapNews.json';
import type mapTable from './en/mapTable.json';
import type mapViews from './en/mapViews.json';
import type minimap from './en/minimap.json';
import type outline from './en/outline.json';
import type ownActs from './en/ownActs.json';
import type ownFields from './en/ownFields.json';
import type ownWords from './en/ownWords.json';
import type panel from './en/panel.json';
import type person from './en/person.json';
import type present from './en/present.json';
import type sheet from './en/sheet.json';
import type spotlight from './en/spotlight.json';
import type stickers from './en/stickers.json';
import type tidy from './en/tidy.json';
import type timer from './en/timer.json';
import type workspace from './en/workspace.json';

/** Texts by namespace. Those of maps come with their page. */
export type Namespaces = typeof en & {
  /** What the first look does without comes later. */
  board: typeof boardLater;
  actions: typeof actionsLater & typeof commandMenu;
  /** What only some pages and dialogs say comes with them. */
  shell: typeof about & typeof admin & typeof invite & typeof join & typeof person & typeof workspace;
  barriers: typeof barriers;
  exchange: typeof exchange;
  find: typeof find;
  grouping: typeof grouping;
  guide: typeof guide & typeof guideDoor;
  /** They come with the past. */
  history: typeof history;
  /** Words that a programme adds are named as ours are. */
  map: typeof map & {
    categories: Record<OwnId, string>;
    categoriesShort: Record<OwnId, string>;
    fields: Record<OwnId, string>;
  };
  /** What its button and the focus say comes first, the rest with the panel. */
  analysis: typeof analysis & typeof spotlight;
  mapActs: typeof mapActs;
  mapClip: typeof mapClip;
  mapFiles: typeof mapFiles;
  mapCompare: typeof mapCompare;
  filterBar: typeof filterBar;
  mapFilter: typeof mapFilter;
  mapLegend: typeof mapLegend;
  mapNews: typeof mapNews;
  mapTable: typeof mapTable;
  mapViews: typeof mapViews;
  ownFields: typeof ownFields;
  /** They come with the command menu. */
  minimap: typeof minimap;
  ownActs: typeof ownActs;
  ownWords: typeof ownWords;
  outline: typeof outline;
  present: typeof present;
  sheet: typeof sheet;
  stickers: typeof stickers;
  tidy: typeof tidy;
  timer: typeof timer;
  /** What only the panel says comes with the panel. */
  together: typeof panel;
};

export type Namespace = keyof Namespaces;
