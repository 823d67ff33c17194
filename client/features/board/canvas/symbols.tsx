/** What stickers show; the pictures come with the first of them. */
import type { ComponentType } from 'react';
import type { StickerSymbol } from '../../../../shared/documents/boardKinds.ts';
import { STICKERS } from '../../../../shared/documents/boardKinds.ts';
import { quietPart } from '../../../ui/lazyPart.tsx';

export const fetchSymbols = () => import('../stickers/Symbol.tsx');
const Picture = quietPart(fetchSymbols);

type Icon = ComponentType<{ readonly size?: number }>;

export const SYMBOLS = Object.fromEntries(
  STICKERS.map((symbol): [StickerSymbol, Icon] => [
    symbol,
    (props) => <Picture symbol={symbol} {...props} />,
  ]),
) as Readonly<Record<StickerSymbol, Icon>>;
