import { describe, expect, it } from 'vitest';
import { boxAt, pointer, press, setUpSurface, showSurface } from '../support/surfaceUnderTest.tsx';

setUpSurface();

describe('lifting', () => {
  it('[CV33] what my hand or another holds lies over everything until it is let go', () => {
    const { pane, element, items } = showSurface();
    const height = (id: string) => Number(element(id)?.style.zIndex);
    expect(height('n0')).toBeLessThan(height('n1'));
    pointer(pane, 'down', [140, 140]);
    pointer(pane, 'move', [240, 190]);
    expect(height('n0')).toBeGreaterThan(height('n1'));
    press('Escape');
    expect(height('n0')).toBeLessThan(height('n1'));
    items.heldElsewhere.add('n0');
    items.put('n0', { ...boxAt(0), x: 300 }, true);
    expect(height('n0')).toBeGreaterThan(height('n1'));
    items.heldElsewhere.clear();
    items.put('n0', { ...boxAt(0), x: 320 }, true);
    expect(height('n0')).toBeLessThan(height('n1'));
  });
});
