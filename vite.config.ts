import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { build, defineConfig, type Plugin } from 'vite';

interface Modules {
  getModuleInfo(id: string): { readonly importedIds: readonly string[] } | null;
}

const BOARD_PAGE = fileURLToPath(new URL('client/app/pages/BoardPage.tsx', import.meta.url));

/** Whether a module comes with that page: what it imports, and what that imports, but nothing that is fetched later. */
function comesWith(page: string): (id: string, modules: Modules) => boolean {
  const known = new Set<string>();
  return (id, modules) => {
    const waiting = known.size > 0 ? [] : [page];
    for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
      if (known.has(at)) continue;
      known.add(at);
      waiting.push(...(modules.getModuleInfo(at)?.importedIds ?? []));
    }
    return known.has(id);
  };
}
const onBoard = comesWith(BOARD_PAGE);

/**
 * What several pages share, in few files: a hundred small ones compress badly and each is a request. What only one lazy
 * part uses stays with it.
 */
const SHARED = [
  // What the entry needs for the first look, and nothing else: it runs before the rest has come.
  {
    name: 'first',
    test: /client[\\/](deviceStorage|fetched|ui[\\/]theme)\.ts$|client[\\/]ui[\\/](tokens|global)\.css$|preload-helper/,
    priority: 5,
  },
  {
    name: 'vendor',
    test: /node_modules[\\/](react|react-dom|scheduler|@tanstack)[\\/]/,
    priority: 3,
  },
  { name: 'yjs', test: /node_modules[\\/](yjs|lib0|y-protocols)[\\/]/, priority: 3, minShareCount: 2 },
  // What a map shows at first, and a board in its windows only.
  {
    name: 'fields',
    test: /client[\\/]ui[\\/](Field|Select|TextField)\.(tsx|module\.css)$|[\\/]Icon(AdjustmentsHorizontal|Bookmarks|ChartDots3|Filter|LayoutDistributeVertical|PlayerStop|Route|Trash)\.mjs$/,
    priority: 1,
    minShareCount: 2,
  },
  // Of the interface what a board shows only in windows that somebody opens, if at all.
  {
    name: 'controls',
    test: /client[\\/]ui[\\/](Badge|CopyField|Dialog|Modal|Palette|Popover|Problem|QrCode|Sheet|Switch|atOnce|floating[\\/]useFocusInside|useNow|usePrinting|useTheme|webAddresses)\.tsx?$|shared[\\/]domain[\\/]timeZone\.ts$|[\\/]Icon(ArrowRight|ChevronLeft|Copy|MapPin|MessageCirclePlus|PlugConnectedX|User)\.mjs$/,
    priority: 1,
    minShareCount: 2,
  },
  // Icons that only maps show stay with maps, those of stickers with stickers, of windows and of the frame with these.
  {
    name: 'ui',
    test: /client[\\/](ui|i18n|api|app)[\\/](?!WorkspacePage|PlainPage|Badge|CopyField|Dialog|Field|Modal|Palette|Popover|Problem|QrCode|Select\.|Sheet|Switch|TextField|atOnce|broughtComments|history|moments|people|sketches|templates|useNow|usePrinting|useTheme|webAddresses)[^/]+\.(ts|tsx|css)$|client[\\/]features[\\/](workspace[\\/](documentKinds|useDuplicate)|members[\\/]inviteChoices)|client[\\/]app[\\/]board[\\/]saveWords|node_modules[\\/]@tabler(?!.*[\\/]Icon(AdjustmentsHorizontal|ArrowMerge|ArrowRight|ArrowsExchange|ArrowsSplit|Bookmark|Bookmarks|BookmarkPlus|BookmarkFilled|ChartDots3|ChevronLeft|Copy|FileCheck|Filter|FilterOff|HelpCircle|Home|Key|LayersOff|LayoutAlign\w+|LayoutDistribute\w+|Link|MapPin|Menu2|MessageCirclePlus|Octagon|Pin|PinnedOff|Pinned|PlayerStop|PlugConnectedX|Route|Selector|Settings|SquareRounded|Stopwatch|TargetArrow|Trash|User|(AlertTriangle|Circle|Heart|Star)Filled|QuestionMark)\.mjs)|shared[\\/](domain[\\/](?!timeZone))?(?!broughtComments|messageText)[^\\/]+\.ts$/,
    priority: 2,
    minShareCount: 2,
  },
  // What is inside a map: a board needs it only when somebody makes one of its notes.
  {
    name: 'mapping',
    test: /shared[\\/](documents[\\/](barrierMap|keyedFields|mapFields|merged|ownValues|unusedId)|maps[\\/]vocabulary)\.ts$/,
    priority: 2,
    minShareCount: 2,
  },
  // The frame of the pages around a board: a board has none of it.
  {
    name: 'frame',
    test: /client[\\/]app[\\/](WorkspacePage|PlainPage)\.tsx$|client[\\/]features[\\/](workspace[\\/](?!documentKinds|useDuplicate|duplicateDocument)|join[\\/])|[\\/]Icon(Home|Menu2|Selector|Settings)\.mjs$/,
    priority: 1,
    minShareCount: 2,
  },
  // What hands make and bring to what lies there already.
  {
    name: 'making',
    test: /client[\\/]features[\\/]board[\\/](acts[\\/](frameTurns|makeFigure|table)|canvas[\\/]landing)\.ts$/,
    priority: 0,
    minShareCount: 2,
  },
  // What boards and maps both lie on, so that a map loads nothing of a board.
  {
    name: 'surface',
    test: /client[\\/]canvas[\\/](?!aligning|bentRoutes|comeClose|drawBox|fresh|lineActivities|seldomActivities|snap[.]|turnItem|text[\\/]strongParts)|client[\\/]live[\\/](History|EntityStore|edit|readable|useLive|people)\.tsx?$|client[\\/]acts[\\/](keyChords|ActSet|regions|useEverywhereKeys|peopleHere|Arrival|singleKeys)\.tsx?$|client[\\/]ui[\\/]bars[\\/](?!Hint|overHint)|client[\\/]together[\\/](ItemMarks|marksInWords|Together|announceLevel|fetchPanel|Follow|glance|Since|useTogether)\.tsx?$|client[\\/]app[\\/]board[\\/]exchange[\\/]fetchExchange|shared[\\/]documents[\\/](?!barrierMap|keyedFields|mapFields|mapViews|merged|own(Columns|Values)|placedEntries|readDetails|setStrong|unusedId)/,
    priority: 2,
    minShareCount: 2,
  },
  // What a board is seen and used with at once; what only comes when it is wanted stays out, with all that it imports.
  {
    name: (id: string, modules: Modules) => (onBoard(id, modules) ? 'desk' : null),
    debugName: 'desk',
    test: /client[\\/](app[\\/]board[\\/]images[\\/]bringImages|features[\\/]board[\\/])/,
    priority: 1,
    minShareCount: 2,
  },
];

/** lib0's checks of shapes, which Yjs imports and we never ask: 2 KB that no bundler dares to leave out by itself. */
const UNUSED_CHECKS =
  '$ $array $constructedBy $custom $instanceOf $intersect $lambda $literal $never $object $record';
const PURE = [...UNUSED_CHECKS.split(' '), '$stringTemplate', '$tuple', '$union'];

/** Scripts and what they import; the style sheet beside them stays: a look is painted with it. */
const SCRIPTS = /\s*<(?:script type="module"[^>]*><\/script>|link rel="modulepreload"[^>]*>)/g;

/** client/app/ahead.ts stands in the page itself, and the names of its files in a template, for that to lay them out. */
const ahead: Plugin = {
  name: 'code-in-the-page',
  apply: 'build',
  transformIndexHtml: {
    order: 'post',
    async handler(html) {
      const input = fileURLToPath(new URL('client/app/ahead.ts', import.meta.url));
      const rolldownOptions = { input, output: { format: 'iife' } } as const;
      const options = { write: false, target: 'es2022', modulePreload: false, rolldownOptions } as const;
      const built = await build({ configFile: false, logLevel: 'warn', build: options });
      if (!('output' in built)) throw new Error('No code for the page itself.');
      const files = (html.match(SCRIPTS) ?? []).join('');
      return html
        .replaceAll(SCRIPTS, '')
        .replace(
          '<link rel="icon"',
          () => `<script nonce="__CSP_NONCE__">${built.output[0].code.trim()}</script>\n    <link rel="icon"`,
        )
        .replace('</head>', `  <template id="files">${files}</template>\n  </head>`);
    },
  },
};

/** Code that comes when it is wanted comes in our way and not in Vite's. */
const fetchedCode: Plugin = {
  name: 'fetched-code',
  apply: 'build',
  enforce: 'pre',
  load: {
    filter: { id: /vite\/preload-helper/ },
    handler: () => "export { fetched as __vitePreload } from '/fetched.ts';",
  },
};

/** The client. The server is built by server/launch/build.mjs, with the same Vite. */
export default defineConfig({
  root: 'client',
  cacheDir: '../.cache/vite',
  plugins: [react(), ahead, fetchedCode],
  build: {
    outDir: '../dist/client',
    emptyOutDir: true,
    target: 'es2022',
    sourcemap: true,
    modulePreload: { polyfill: false },
    // The server reads which files a page needs, see server/http/pageFiles.ts.
    manifest: true,
    rolldownOptions: {
      treeshake: { manualPureFunctions: PURE },
      output: { codeSplitting: { groups: SHARED } },
    },
  },
  server: { port: 5173, strictPort: false },
});
