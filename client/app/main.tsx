import { createRoot } from 'react-dom/client';
import { createQueryClient } from '../api/createQueryClient.ts';
import { startI18n } from '../i18n/setup.ts';
import { UiProvider } from '../ui/UiProvider.tsx';
import { App } from './App.tsx';
import { askAhead } from './askAhead.ts';
import { deafToTransitions } from './deafToTransitions.ts';
import { PageSkeleton } from './PageSkeleton.tsx';
import { fetchPage } from './Pages.tsx';
import { deafToComposing, steadyFields } from './safari.ts';

const MOMENT_MS = 150;
const late = (ms: number) => new Promise<true>((resolve) => setTimeout(resolve, ms, true));

deafToComposing();
steadyFields();
const { pathname } = window.location;
const client = createQueryClient();
// A page that cannot be fetched is fetched again when it is shown, and what is said then is the page's.
const page = fetchPage(pathname).catch(() => undefined);
const answers = askAhead(client, pathname);
await startI18n();
const element = document.getElementById('root');
if (!element) throw new Error('index.html has no #root');
// Windows and menus are in the body itself.
for (const host of [element, document.body]) deafToTransitions(host);
const root = createRoot(element);
// What comes in a moment is not announced: a skeleton would flash, and drawing it takes as long as waiting.
const all = Promise.all([page, answers]);
const isLate = await Promise.race([all.then(() => false), late(MOMENT_MS)]);
if (isLate)
  root.render(
    <UiProvider>
      <PageSkeleton />
    </UiProvider>,
  );
await page;
root.render(<App client={client} />);
