/** Six letters and digits as they are read aloud: case, spaces and dashes do not matter. */
export function normalCode(text: string): string {
  return text.replace(/[\s-]/g, '').toUpperCase();
}

/** "K7M4RQ" as people read it: "K7M 4RQ". */
export function spacedCode(code: string): string {
  const plain = normalCode(code);
  return plain.length === 6 ? `${plain.slice(0, 3)} ${plain.slice(3)}` : plain;
}

/**
 * What was typed or pasted: a whole link, or a code. A pasted link gives the token in its fragment; the server answers
 * wrong keys all alike, so nothing is refused here but emptiness.
 */
export function keyFromInput(text: string): string | null {
  const trimmed = text.trim();
  if (trimmed === '') return null;
  const fragment = trimmed.match(/^https?:\/\/\S+#(\S+)$/)?.[1];
  return fragment ?? normalCode(trimmed);
}

/** The secret in the page's fragment, or null. A fragment never travels to a server by itself. */
export function keyFromHash(hash: string): string | null {
  const raw = hash.replace(/^#/, '');
  if (raw === '') return null;
  try {
    return decodeURIComponent(raw);
  } catch {
    // A broken escape: the server will say that this key does not work.
    return raw;
  }
}

/** A secret short enough to be a code that people may want to see and read aloud. */
export function isCode(key: string): boolean {
  return normalCode(key).length === 6;
}
