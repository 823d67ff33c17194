/** tldraw with the snapshot that the benchmark serves; `window.drawing` is what the benchmark asks. */
import 'tldraw/tldraw.css';
import { getAssetUrls } from '@tldraw/assets/selfHosted';
import { createElement } from 'react';
import { createRoot } from 'react-dom/client';
import { createShapeId, getSnapshot, Tldraw, toRichText } from 'tldraw';

const VIEW = { x: -4_000, y: -4_000, z: 1 };
let editor = null;

/** A file as the product would save it. */
function prepare(notes) {
  editor.createShapes(
    notes.map(({ id, x, y, text }) => ({
      id: createShapeId(id),
      type: 'note',
      x,
      y,
      props: { richText: toRichText(text), color: 'yellow', size: 's' },
    })),
  );
  editor.setCamera(VIEW, { immediate: true });
  return { document: getSnapshot(editor.store).document };
}

const painted = () => document.querySelectorAll('.tl-shape').length > 20;

/** As its own synchronisation does. */
function move(step) {
  const by = step % 2 === 0 ? 3 : -3;
  const [id] = drawing.near ?? [];
  editor.store.mergeRemoteChanges(() =>
    editor.store.update(createShapeId(id), (shape) => ({ ...shape, x: shape.x + by })),
  );
}

const drawing = { prepare, painted, move, near: null };
window.drawing = drawing;
const answer = await fetch('/scene/tldraw.json');
const scene = answer.ok ? await answer.json() : null;
drawing.near = scene?.near ?? null;
createRoot(document.getElementById('root')).render(
  createElement(
    'div',
    { style: { position: 'fixed', inset: 0 } },
    createElement(Tldraw, {
      assetUrls: getAssetUrls({ baseUrl: '/tldraw' }),
      ...(scene && { snapshot: { document: scene.document } }),
      onMount: (given) => {
        editor = given;
        editor.setCamera(VIEW, { immediate: true });
      },
    }),
  ),
);
