/** The first file of every page; before it runs what stands in the page itself (ahead.ts). */
import '../ui/tokens.css';
import '../ui/global.css';
import { wearTheme } from '../ui/theme.ts';

wearTheme();
await import('./main.tsx');
