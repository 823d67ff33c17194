/** The outline of each kind of node: never colour alone. Path data in a box whose corner is the origin. */
export function nodeShape(kind: string, w: number, h: number): string {
  const cut = 10;
  const point = 16;
  const mid = h / 2;
  switch (kind) {
    case 'barrier':
      return `M${cut} 0H${w - cut}L${w} ${cut}V${h - cut}L${w - cut} ${h}H${cut}L0 ${h - cut}V${cut}Z`;
    case 'cause':
      return `M0 0H${w - point}L${w} ${mid}L${w - point} ${h}H0Z`;
    case 'effect':
      return `M0 0H${w}V${h}H0L${point} ${mid}Z`;
    case 'lever':
      return `M${point} 0H${w - point}L${w} ${mid}L${w - point} ${h}H${point}L0 ${mid}Z`;
    case 'solution':
      return `M${mid} 0H${w - mid}A${mid} ${mid} 0 0 1 ${w - mid} ${h}H${mid}A${mid} ${mid} 0 0 1 ${mid} 0Z`;
    case 'enabler':
      return `M24 0H${w}L${w - 24} ${h}H0Z`;
    case 'actor':
      return `M0 ${h}V24A24 24 0 0 1 24 0H${w - 24}A24 24 0 0 1 ${w} 24V${h}Z`;
    case 'evidence':
      return `M0 0H${w - 20}L${w} 20V${h}H0ZM${w - 20} 0V20H${w}`;
    default:
      return `M0 0H${w}V${h}H0Z`;
  }
}
