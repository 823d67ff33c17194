import type { ReactNode } from 'react';
import { partsIn, STRONGER, stretchesIn } from '../../../canvas/text/strongParts.ts';
import { webAddressesIn } from '../../../ui/webAddresses.ts';
import { linkedParts, type WordsProps } from './linkedParts.ts';

const LOOK = { fontWeight: 'inherit', WebkitTextStroke: `${STRONGER}em` } as const;

/** Web addresses are links; bold letters are thicker, and as wide as the others. */
export default function LinkedWords({ text, shown, strong = '', tabbable = false }: WordsProps): ReactNode {
  const stretches = stretchesIn(text, shown, strong);
  return linkedParts(text, shown, webAddressesIn(text)).map(({ words, address, at }) => {
    const parts = partsIn(shown, stretches, at, at + words.length).map((part, place) =>
      part.strong ? (
        // biome-ignore lint/suspicious/noArrayIndexKey: parts have no other name than their place
        <b key={place} style={LOOK}>
          {part.words}
        </b>
      ) : (
        part.words
      ),
    );
    return address === null ? (
      parts
    ) : (
      <a key={at} href={address} target="_blank" rel="noopener noreferrer" tabIndex={tabbable ? 0 : -1}>
        {parts}
      </a>
    );
  });
}
