import { act, fireEvent, screen } from '@testing-library/react';
import { useState } from 'react';
import { describe, expect, it, vi } from 'vitest';
import { Dialog } from '../../client/ui/Dialog.tsx';
import { ContextMenu } from '../../client/ui/Menu.tsx';
import { setUpDom, show } from '../support/dom.tsx';

setUpDom();

const press = (key: string) => fireEvent.keyDown(document.activeElement ?? document.body, { key });

describe('what a menu opens', () => {
  function Surface({ onKey }: { readonly onKey: () => void }) {
    const [over, setOver] = useState<'menu' | 'dialog' | null>('menu');
    const item = { key: 'merge', label: 'Merge with…', onSelect: () => setOver('dialog') };
    return (
      <>
        <main>
          {/* biome-ignore lint/a11y/useSemanticElements: as the surface of a board */}
          <div role="group" tabIndex={-1} aria-label="Surface" onKeyDown={onKey} />
        </main>
        {over === 'menu' ? (
          <ContextMenu
            label="Acts"
            at={{ x: 1, y: 1 }}
            groups={[{ key: 'a', items: [item] }]}
            onClose={() => {
              setOver(null);
              screen.getByRole('group', { name: 'Surface' }).focus();
            }}
          />
        ) : null}
        <Dialog open={over === 'dialog'} onClose={() => setOver(null)} title="With which?">
          <input aria-label="Words" data-autofocus />
        </Dialog>
      </>
    );
  }

  it('[MH95] takes the keyboard from the menu, and what lies behind hears no key, whatever has the focus', () => {
    const heard = vi.fn();
    show(<Surface onKey={heard} />);
    fireEvent.click(screen.getByRole('menuitem', { name: 'Merge with…' }));
    const field = screen.getByRole('textbox', { name: 'Words' });
    expect(document.activeElement).toBe(field);
    act(() => screen.getByRole('group', { name: 'Surface' }).focus());
    press('Backspace');
    expect(heard).not.toHaveBeenCalled();
    expect(document.activeElement).toBe(field);
    act(() => screen.getByRole('group', { name: 'Surface' }).focus());
    press('Escape');
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(heard).not.toHaveBeenCalled();
  });
});
