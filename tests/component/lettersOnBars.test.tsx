import { act, fireEvent, screen, waitFor } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { openBoard } from '../support/boardView.tsx';
import { setUpCanvas, setUpDom, show } from '../support/dom.tsx';
import { drawMap, showMap } from '../support/mapView.tsx';

setUpDom();
setUpCanvas();

const shown = () => document.querySelectorAll('[data-item]').length;

async function pressOn(name: string, init: KeyboardEventInit): Promise<HTMLElement> {
  const button = await screen.findByRole('button', { name });
  act(() => button.focus());
  expect(document.activeElement).toBe(button);
  await act(async () => void fireEvent.keyDown(button, init));
  return button;
}

describe('letters on the button of a bar', () => {
  it('[AN161] are the board’s; chords and Delete are not', async () => {
    show(openBoard(2).board());
    await waitFor(() => expect(shown()).toBe(2));
    await pressOn('Shape', { key: 'a', ctrlKey: true });
    await pressOn('Shape', { key: 'Delete' });
    expect(document.querySelector('[role="toolbar"][aria-label="Selection"]')).toBeNull();
    expect(shown()).toBe(2);
    await pressOn('Shape', { key: 'n' });
    await waitFor(() => expect(shown()).toBe(3));
  });

  it('[AN161] are the map’s', async () => {
    const map = drawMap();
    map.node('Slow permits');
    showMap(map.doc, { view: 'canvas' });
    await waitFor(() => expect(shown()).toBe(1));
    await pressOn('Zoom in', { key: 'n' });
    await waitFor(() => expect(shown()).toBe(2));
  });
});
