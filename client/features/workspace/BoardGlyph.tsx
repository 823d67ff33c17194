import styles from './Documents.module.css';

/** A board as such, drawn in neutral tones: no content is claimed, since the document is not opened for it. */
export function BoardGlyph() {
  const notes = [
    [38, 30],
    [70, 30],
    [38, 62],
    [122, 30],
    [122, 62],
    [154, 46],
  ];
  return (
    <svg
      className={styles.glyph}
      viewBox="0 0 220 120"
      aria-hidden="true"
      preserveAspectRatio="xMidYMid slice"
    >
      <rect x="26" y="18" width="84" height="84" rx="6" className={styles.glyphFrame} />
      <rect x="112" y="18" width="80" height="84" rx="6" className={styles.glyphFrame} />
      {notes.map(([x, y]) => (
        <rect key={`${x}-${y}`} x={x} y={y} width="26" height="26" rx="2" className={styles.glyphNote} />
      ))}
    </svg>
  );
}
