/** Words as they are broken on the board, cut where a web address begins and ends. */
import { placesIn } from '../../../canvas/text/strongParts.ts';
import type { FoundAddress } from '../../../ui/webAddresses.ts';

export interface WordsProps {
  readonly text: string;
  /** The text as it is broken on the board. */
  readonly shown: string;
  /** Where its bold letters are. */
  readonly strong?: string | undefined;
  /** Tab comes to its links; on the canvas an act opens them. */
  readonly tabbable?: boolean;
}

export interface Part {
  readonly words: string;
  readonly address: string | null;
  /** In what is shown. */
  readonly at: number;
}

export function linkedParts(text: string, shown: string, found: readonly FoundAddress[]): readonly Part[] {
  const places = placesIn(text, shown);
  const parts: Part[] = [];
  let at = 0;
  const push = (to: number, address: string | null) => {
    if (to > at) parts.push({ words: shown.slice(at, to), address, at });
    at = Math.max(at, to);
  };
  for (const { start, end, address } of found) {
    push(places[start] ?? at, null);
    push((places[end - 1] ?? at - 1) + 1, address);
  }
  push(shown.length, null);
  return parts;
}
