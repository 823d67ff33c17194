import { webAddressesIn } from '../../../ui/webAddress.ts';
import { linkedParts } from './linkedParts.ts';
import type { WordsProps } from './Words.tsx';

export default function LinkedWords({ text, shown, tabbable = false }: WordsProps) {
  return linkedParts(text, shown, webAddressesIn(text)).map(({ words, address, at }) =>
    address === null ? (
      words
    ) : (
      <a key={at} href={address} target="_blank" rel="noopener noreferrer" tabIndex={tabbable ? 0 : -1}>
        {words}
      </a>
    ),
  );
}
