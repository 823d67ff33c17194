/** The first code of every page: small, so that what this device kept of a document is seen before the rest has come. */
import '../ui/tokens.css';
import '../ui/global.css';
import { wearTheme } from '../ui/theme.ts';
import { lookAhead } from './lookAhead.ts';

/** A slow answer does not hold the page up: what is kept then shows when it comes. */
const PATIENCE_MS = 250;

wearTheme();
const late = new Promise<void>((resolve) => setTimeout(resolve, PATIENCE_MS));
// Without a look the page is as it is: what failed here is asked again there, and said there.
await Promise.race([lookAhead(location).catch(() => undefined), late]);
await import('./main.tsx');
