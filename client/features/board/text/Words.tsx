/** Words of an item; web addresses in them are links, some may be bold. What finds them comes when there is one. */
import { quietPart } from '../../../ui/lazyPart.tsx';
import { webAddressIn } from '../../../ui/webAddress.ts';
import type { WordsProps } from './linkedParts.ts';

const LinkedWords = quietPart(
  () => import('./LinkedWords.tsx'),
  ({ shown }) => shown,
);

export function Words(props: WordsProps) {
  const { text, shown, strong } = props;
  if (!strong && webAddressIn(text) === null) return shown;
  return <LinkedWords {...props} />;
}
