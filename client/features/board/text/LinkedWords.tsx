import { webAddressesIn } from '../../../ui/webAddresses.ts';
import { linkedParts, type WordsProps } from './linkedParts.ts';

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
