/** Ours beside the others, measured in one run: figures and what they are of the other's. */
import type { DrawingName } from './Drawing.ts';

export type Figures = Readonly<Record<string, number>>;

/** At most this share of the other's, where the design names one. */
const MOST: Readonly<Record<string, Partial<Record<DrawingName, number>>>> = {
  'navigation to painted, ms': { excalidraw: 0.75, tldraw: 0.3 },
  'scripts, KB gz': { excalidraw: 0.6 },
};

const shown = (value: number) => value.toFixed(value < 10 ? 2 : 0);

export function printFigures(title: string, figures: Figures): void {
  console.log(
    `${title}: ${Object.entries(figures)
      .map(([what, value]) => `${what} ${shown(value)}`)
      .join(' · ')}`,
  );
}

export function printRatios(ours: Figures, peers: Readonly<Record<DrawingName, Figures>>): void {
  console.log(
    `${''.padEnd(28)}${'ours'.padStart(8)}${'Excalidraw'.padStart(12)}${'tldraw'.padStart(9)}   ratios`,
  );
  for (const [what, mine] of Object.entries(ours)) {
    const ratios = (['excalidraw', 'tldraw'] as const).map((name) => {
      const ratio = mine / (peers[name][what] ?? Number.NaN);
      const most = MOST[what]?.[name];
      return `${ratio.toFixed(2)}${most === undefined ? '' : ` (≤ ${most} ${ratio <= most ? 'pass' : 'MISS'})`}`;
    });
    const figures = [mine, peers.excalidraw[what] ?? Number.NaN, peers.tldraw[what] ?? Number.NaN].map(shown);
    console.log(
      `${what.padEnd(28)}${(figures[0] ?? '').padStart(8)}${(figures[1] ?? '').padStart(12)}${(figures[2] ?? '').padStart(9)}   ${ratios.join(' · ')}`,
    );
  }
}
