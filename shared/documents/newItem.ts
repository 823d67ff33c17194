/** What a new item of a board is made of, and what of an item makes another one of its kind. */
import type { DocumentId, GroupId, ImageId, ItemId, MemberId } from '../ids.ts';
import {
  type Align,
  angleOf,
  type Bend,
  type BoardItem,
  type BoardItemKind,
  type Dash,
  type Extra,
  type FrameBackground,
  type Heads,
  type NoteColour,
  type Pen,
  type Routing,
  type ShapeForm,
  type Side,
  type StickerSymbol,
  type TextSize,
  type Valign,
  type Weight,
  type Went,
} from './boardKinds.ts';
import type { Crop } from './crop.ts';

/** Fields of a new item; what is left out gets its default on reading. */
export interface NewItem {
  readonly id: ItemId;
  readonly kind: BoardItemKind;
  readonly author: MemberId | null;
  readonly at: number;
  readonly z: string;
  readonly parent?: ItemId | null;
  readonly x?: number;
  readonly y?: number;
  readonly w?: number;
  readonly h?: number;
  readonly columns?: number;
  readonly colour?: NoteColour;
  readonly from?: ItemId | null;
  readonly to?: ItemId | null;
  readonly fromX?: number;
  readonly fromY?: number;
  readonly toX?: number;
  readonly toY?: number;
  /** Of a note in a table. */
  readonly row?: ItemId | null;
  readonly column?: ItemId | null;
  readonly went?: Went;
  readonly size?: TextSize;
  readonly form?: ShapeForm;
  readonly hollow?: true;
  readonly pen?: Pen;
  readonly width?: number;
  readonly points?: readonly number[];
  readonly symbol?: StickerSymbol;
  /** Of a sticker on an item. */
  readonly onX?: number;
  readonly onY?: number;
  readonly angle?: number;
  readonly image?: ImageId;
  readonly home?: DocumentId;
  readonly crop?: Crop;
  readonly routing?: Routing;
  readonly heads?: Heads;
  readonly weight?: Weight;
  readonly dash?: Dash;
  readonly fromSide?: Side | undefined;
  readonly toSide?: Side | undefined;
  readonly bends?: readonly Bend[] | undefined;
  readonly labelAt?: number | undefined;
  readonly background?: FrameBackground;
  readonly turn?: string;
  readonly text?: string;
  readonly bold?: true;
  readonly strong?: string;
  readonly struck?: true;
  readonly align?: Align;
  readonly valign?: Valign;
  readonly ink?: NoteColour;
  readonly locked?: boolean;
  readonly group?: GroupId;
  /** Of a kind that only a newer version knows. */
  readonly kindName?: string;
  readonly extra?: Extra;
}

/** The fields that only some kinds have. */
export type ItemDetails = Pick<
  NewItem,
  | 'went'
  | 'group'
  | 'bold'
  | 'strong'
  | 'struck'
  | 'align'
  | 'valign'
  | 'ink'
  | 'size'
  | 'form'
  | 'hollow'
  | 'pen'
  | 'w'
  | 'width'
  | 'points'
  | 'symbol'
  | 'onX'
  | 'onY'
  | 'angle'
  | 'image'
  | 'home'
  | 'crop'
  | 'routing'
  | 'heads'
  | 'weight'
  | 'dash'
  | 'fromSide'
  | 'toSide'
  | 'bends'
  | 'labelAt'
  | 'colour'
  | 'fromX'
  | 'fromY'
  | 'toX'
  | 'toY'
  | 'background'
  | 'kindName'
  | 'extra'
>;

export function detailsOf(item: BoardItem): ItemDetails {
  const { group, bold, strong, struck, align, valign, ink, extra } = item;
  const angle = angleOf(item);
  return {
    ...ownDetails(item),
    ...(angle !== 0 && { angle }),
    ...(group && { group }),
    ...(bold && { bold }),
    ...(strong && { strong }),
    ...(struck && { struck }),
    ...(align && { align }),
    ...(valign && { valign }),
    ...(ink && { ink }),
    ...(extra && { extra }),
  };
}

function ownDetails(item: BoardItem): ItemDetails {
  if (item.kind === 'column' || item.kind === 'table') return item.w ? { w: item.w } : {};
  if (item.kind === 'note') {
    const { size, went } = item;
    return { ...(size && { size }), ...(went && { went }) };
  }
  if (item.kind === 'unknown') return { kindName: item.kindName };
  if (item.kind === 'text') return { size: item.size };
  if (item.kind === 'shape') {
    const { form, size, hollow, weight, dash } = item;
    const edge = { ...(weight && { weight }), ...(dash && { dash }) };
    return { form, ...(size && { size }), ...(hollow && { hollow }), ...edge };
  }
  if (item.kind === 'sticker') {
    const { symbol, onX, onY } = item;
    return { symbol, ...(onX !== undefined && { onX }), ...(onY !== undefined && { onY }) };
  }
  if (item.kind === 'image') {
    const { image, home, crop } = item;
    return { image, home, ...(crop && { crop }) };
  }
  if (item.kind === 'frame') return { background: item.background };
  if (item.kind === 'connector') {
    const { routing, heads, weight, dash, colour, fromSide, toSide, bends, labelAt } = item;
    const sides = { ...(fromSide && { fromSide }), ...(toSide && { toSide }) };
    const shape = { ...(bends && { bends }), ...(labelAt !== undefined && { labelAt }) };
    return { routing, heads, weight, dash, ...(colour && { colour }), ...sides, ...shape };
  }
  if (item.kind === 'stroke') return { pen: item.pen, width: item.width, points: item.points };
  return {};
}
