/** A card that is drawn onto another says that the two correspond; a finger scrolls, and has the menu. */
import type { PointerEvent } from 'react';
import { type ItemId, parseItemId } from '../../../../shared/ids.ts';

const FAR = 6;

const cardAt = (x: number, y: number) =>
  document.elementFromPoint(x, y)?.closest<HTMLElement>('[data-card]') ?? null;

export function dragCards(join: (from: ItemId, to: ItemId) => void) {
  return (down: PointerEvent<HTMLElement>) => {
    const card = (down.target as Element).closest<HTMLElement>('[data-card]');
    const from = parseItemId(card?.dataset.item);
    if (card === null || from === null || down.button !== 0 || down.pointerType === 'touch') return;
    const ended = new AbortController();
    const { signal } = ended;
    let over: HTMLElement | null = null;
    const light = (next: HTMLElement | null) => {
      over?.removeAttribute('data-over');
      over = next !== null && next.dataset.item !== from ? next : null;
      over?.setAttribute('data-over', '');
    };
    const move = ({ clientX, clientY }: MouseEvent) => {
      const by = { x: clientX - down.clientX, y: clientY - down.clientY };
      if (!card.hasAttribute('data-held') && Math.hypot(by.x, by.y) < FAR) return;
      card.setAttribute('data-held', '');
      card.style.translate = `${by.x}px ${by.y}px`;
      light(cardAt(clientX, clientY));
    };
    const end = (joins: boolean) => () => {
      const to = parseItemId(over?.dataset.item);
      light(null);
      card.removeAttribute('data-held');
      card.style.translate = '';
      ended.abort();
      if (joins && to !== null) join(from, to);
    };
    window.addEventListener('pointermove', move, { signal });
    window.addEventListener('pointerup', end(true), { signal });
    window.addEventListener('pointercancel', end(false), { signal });
    window.addEventListener(
      'keydown',
      (event) => {
        if (event.key !== 'Escape' || !card.hasAttribute('data-held')) return;
        event.stopPropagation();
        end(false)();
      },
      { signal, capture: true },
    );
  };
}
