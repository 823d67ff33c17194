/**
 * The code in the page itself (vite.config.ts puts it there): what this device kept of a document is seen before anything
 * else is loaded. The files of the page wait in its template meanwhile: compiling them takes both cores of a small machine.
 */
import { wearThemeNow } from '../ui/theme.ts';
import { lookAhead } from './lookAhead.ts';

/** A slow answer does not hold the page up: what is kept then shows when it comes. */
const PATIENCE_MS = 250;

/** The names of the page's files are in it from its first bytes on; what is laid out is asked for. */
function askForFiles(): void {
  const files = document.querySelector<HTMLTemplateElement>('#files');
  if (files) document.head.append(files.content);
}

const parsed = new Promise<unknown>((resolve) => {
  document.addEventListener('DOMContentLoaded', resolve);
});
const late = new Promise<void>((resolve) => setTimeout(resolve, PATIENCE_MS));

wearThemeNow();
// Without a look the page is as it is: what failed here is asked again there, and said there.
void Promise.race([lookAhead(location, parsed).catch(() => undefined), late])
  .then(() => parsed)
  .then(askForFiles);
