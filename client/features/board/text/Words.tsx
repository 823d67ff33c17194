/** Words of an item; web addresses in them are links, some may be bold. What finds them comes when there is one. */
import { lazy, Suspense } from 'react';
import { webAddressIn } from '../../../ui/webAddress.ts';
import type { WordsProps } from './linkedParts.ts';

const LinkedWords = lazy(() =>
  import('./LinkedWords.tsx').catch(() => ({ default: ({ shown }: WordsProps) => shown })),
);

export function Words(props: WordsProps) {
  const { text, shown, strong } = props;
  if (!strong && webAddressIn(text) === null) return shown;
  return (
    <Suspense fallback={shown}>
      <LinkedWords {...props} />
    </Suspense>
  );
}
