/** What would come in, from afar. Decorative: words beside it say the same. */
import { freeEnd, type LineEnd } from '../../../shared/documents/boardKinds.ts';
import type { Draft } from '../../../shared/exchange/draft.ts';
import { aroundDrafts, draftBoxes } from '../../../shared/exchange/draftBoxes.ts';
import styles from './Exchange.module.css';

const WIDTH = 220;
const HEIGHT = 112;
const MARGIN = 10;
const MOST = 600;

export function DraftPicture({ drafts }: { readonly drafts: readonly Draft[] }) {
  const around = aroundDrafts(drafts);
  if (around === null)
    return <svg className={styles.picture} viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true" />;
  const scale = Math.min((WIDTH - 2 * MARGIN) / around.w, (HEIGHT - 2 * MARGIN) / around.h, 0.16);
  const left = (WIDTH - around.w * scale) / 2 - around.x * scale;
  const top = (HEIGHT - around.h * scale) / 2 - around.y * scale;
  const boxes = draftBoxes(drafts);
  const middle = (place: number | null) => {
    const box = place === null ? null : boxes[place];
    return box ? `${left + (box.x + box.w / 2) * scale} ${top + (box.y + box.h / 2) * scale}` : null;
  };
  const end = (draft: Draft, which: LineEnd) => {
    const free = freeEnd({ ...draft.fields, [which]: draft[which] }, which);
    return free ? `${left + free.x * scale} ${top + free.y * scale}` : middle(draft[which]);
  };
  const order = { frame: 0, cluster: 1, table: 1, row: 1.5, column: 1.5, connector: 2 } as Readonly<
    Partial<Record<string, number>>
  >;
  const places = drafts.map((_, place) => place).slice(0, MOST);
  places.sort((a, b) => (order[drafts[a]?.kind ?? ''] ?? 3) - (order[drafts[b]?.kind ?? ''] ?? 3));
  return (
    <svg className={styles.picture} viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true">
      {places.map((place) => {
        const [draft, box] = [drafts[place], boxes[place]];
        if (draft?.kind === 'connector') {
          const [from, to] = [end(draft, 'from'), end(draft, 'to')];
          return from && to ? <path key={place} className={styles.pictureLink} d={`M${from}L${to}`} /> : null;
        }
        if (!draft || !box) return null;
        const rect = {
          x: left + box.x * scale,
          y: top + box.y * scale,
          width: box.w * scale,
          height: box.h * scale,
        };
        if (draft.kind === 'note')
          return (
            <g key={place}>
              <rect {...rect} rx="1" style={{ fill: `var(--note-${draft.fields.colour ?? 'sun'})` }} />
              {draft.text !== '' && rect.width > 9 ? (
                <path
                  className={styles.pictureWords}
                  d={`M${rect.x + rect.width * 0.16} ${rect.y + rect.width * 0.3}h${rect.width * 0.68}m${-rect.width * 0.68} ${rect.width * 0.2}h${rect.width * 0.45}`}
                />
              ) : null}
            </g>
          );
        if (draft.kind === 'sticker')
          return <rect key={place} {...rect} rx={rect.width / 2} className={styles.pictureSticker} />;
        return (
          <g key={place}>
            <rect
              {...rect}
              rx="2.5"
              className={draft.kind === 'frame' ? styles.pictureFrame : styles.pictureCluster}
            />
            {draft.text !== '' && rect.width > 14 ? (
              <path
                className={styles.pictureTitle}
                d={`M${rect.x + 4} ${rect.y + 5}h${Math.min(26, rect.width - 8)}`}
              />
            ) : null}
          </g>
        );
      })}
    </svg>
  );
}
