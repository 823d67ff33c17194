/**
 * Two turns of one animation frame: what is read from the document comes first; drawing that was asked for meanwhile
 * comes in the same frame. A frame of its own would show everything later, and asking for one is not free.
 */
/** `now`: when the frame began. */
type Run = (now: number) => void;

let reading = false;
const waiting = new Set<Run>();

function readThenDraw(read: Run, now: number): void {
  reading = true;
  try {
    read(now);
  } finally {
    reading = false;
    const draws = [...waiting];
    waiting.clear();
    for (const draw of draws) draw(now);
  }
}

/** Calls back in the next frame, before what is drawn; returns how to take it back. */
export function readInFrame(run: Run): () => void {
  const frame = requestAnimationFrame((now) => readThenDraw(run, now));
  return () => cancelAnimationFrame(frame);
}

/** Calls back in this frame when something is being read, else in the next; returns how to take it back. */
export function drawInFrame(run: Run): () => void {
  if (reading) {
    waiting.add(run);
    return () => waiting.delete(run);
  }
  const frame = requestAnimationFrame(run);
  return () => cancelAnimationFrame(frame);
}
