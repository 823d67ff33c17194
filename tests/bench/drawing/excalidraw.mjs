/** Excalidraw with the scene that the benchmark serves; `window.drawing` is what the benchmark asks. */
import '@excalidraw/excalidraw/index.css';
import { CaptureUpdateAction, convertToExcalidrawElements, Excalidraw } from '@excalidraw/excalidraw';
import { createElement } from 'react';
import { createRoot } from 'react-dom/client';

window.EXCALIDRAW_ASSET_PATH = '/excalidraw/';
const VIEW = { scrollX: -4_000, scrollY: -4_000 };
let api = null;

/** A file as the product would save it: positions and line breaks are in it. */
function prepare(notes) {
  const elements = convertToExcalidrawElements(
    notes.map(({ id, x, y, text }) => ({
      type: 'rectangle',
      id,
      x,
      y,
      width: 200,
      height: 200,
      backgroundColor: '#ffe28a',
      fillStyle: 'solid',
      roughness: 0,
      label: { text, fontSize: 20 },
    })),
    { regenerateIds: false },
  );
  return { elements };
}

function painted() {
  const canvas = document.querySelector('canvas.excalidraw__canvas.static');
  const pixels = canvas
    ?.getContext('2d')
    ?.getImageData(canvas.width / 2 - 150, canvas.height / 2 - 150, 300, 300).data;
  if (!pixels) return false;
  for (let at = 0; at < pixels.length; at += 4) if (pixels[at] > 200 && pixels[at + 2] < 170) return true;
  return false;
}

/** As its own collaboration does: the scene with one element replaced. */
function move(step) {
  const elements = api.getSceneElementsIncludingDeleted();
  const by = step % 2 === 0 ? 3 : -3;
  const [id] = drawing.near ?? [];
  api.updateScene({
    elements: elements.map((one) =>
      one.id === id || one.containerId === id
        ? { ...one, x: one.x + by, version: one.version + 1, versionNonce: step + 1 }
        : one,
    ),
    captureUpdate: CaptureUpdateAction.NEVER,
  });
}

const drawing = { prepare, painted, move, near: null };
window.drawing = drawing;
const answer = await fetch('/scene/excalidraw.json');
const scene = answer.ok ? await answer.json() : { elements: [], near: null };
drawing.near = scene.near ?? null;
createRoot(document.getElementById('root')).render(
  createElement(Excalidraw, {
    excalidrawAPI: (given) => {
      api = given;
    },
    initialData: { elements: scene.elements, appState: { ...VIEW, zoom: { value: 1 } } },
  }),
);
