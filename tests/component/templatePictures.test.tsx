import { act, fireEvent, screen, waitFor } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { templatePicture } from '../../client/app/board/exchange/templatePicture.ts';
import { KeptList } from '../../client/features/exports/templates/TemplateGrid.tsx';
import { chooseTheme } from '../../client/ui/theme.ts';
import type { TemplateView } from '../../shared/api.ts';
import { writeJson } from '../../shared/exchange/boardJson.ts';
import type { SavedTemplateId, WorkspaceId } from '../../shared/ids.ts';
import { newId } from '../../shared/ids.ts';
import { setUpDom, show } from '../support/dom.tsx';
import { built, exported } from '../support/exchangeBoards.ts';

setUpDom();

const content = writeJson(
  exported(
    built({
      notes: [
        { text: 'Who decides?', colour: 'sun' },
        { text: '<script>alert(1)</script>', colour: 'sky' },
      ],
      clusters: ['Money'],
      frames: ['Budapest'],
      links: [],
    }),
  ),
);

function setUp(answer: () => Promise<Response>) {
  const watching: (() => void)[] = [];
  vi.stubGlobal(
    'IntersectionObserver',
    class {
      constructor(seen: (entries: readonly { isIntersecting: boolean }[]) => void) {
        watching.push(() => seen([{ isIntersecting: true }]));
      }
      observe() {
        return undefined;
      }
      disconnect() {
        return undefined;
      }
    },
  );
  const fetched = vi.fn(answer);
  vi.stubGlobal('fetch', fetched);
  const id = newId<SavedTemplateId>();
  const template: TemplateView = { id, title: 'How we begin', createdAt: 1, own: true };
  const onChoose = vi.fn();
  const draw = async (words: string, title: string, dark: boolean) => templatePicture(words, title, dark);
  const workspaceId = newId<WorkspaceId>();
  show(
    <KeptList kept={[template]} workspaceId={workspaceId} draw={draw} onChoose={onChoose} onRemove={null} />,
  );
  const scroll = () => {
    for (const see of watching) see();
  };
  return { fetched, onChoose, template, scroll };
}

const picture = () => document.querySelector('img')?.getAttribute('src') ?? '';
const json = (body: unknown) =>
  Promise.resolve(
    new Response(JSON.stringify(body), { status: 200, headers: { 'content-type': 'application/json' } }),
  );

describe('a kept template', () => {
  it('[EX17] shows what is in it once it is seen, and nothing of it as markup', async () => {
    const { fetched, scroll } = setUp(() => json({ id: 'x', title: 'How we begin', content }));
    expect(fetched).not.toHaveBeenCalled();
    scroll();
    await waitFor(() => expect(picture()).toContain('data:image/svg+xml'));
    expect(fetched).toHaveBeenCalledOnce();
    const svg = decodeURIComponent(picture());
    for (const words of ['Who', 'Money', 'Budapest']) expect(svg).toContain(words);
    expect(svg).not.toMatch(/<script|NaN|undefined/);
    expect(screen.getByRole('button', { name: 'How we begin' })).toBeTruthy();
  });

  it('[EX17] is dark in the dark theme, at once when that is chosen', async () => {
    const { scroll } = setUp(() => json({ id: 'x', title: 'How we begin', content }));
    scroll();
    await waitFor(() => expect(decodeURIComponent(picture())).toContain('fill="#f6f7f9"'));
    act(() => chooseTheme('dark'));
    await waitFor(() => expect(decodeURIComponent(picture())).toContain('fill="#121518"'));
    const dark = decodeURIComponent(picture());
    for (const light of ['#ffffff', '#f6f7f9', '#eef0f4', '#ffe28a']) expect(dark).not.toContain(light);
    // Words of notes stay dark on their paper, titles are light.
    expect(dark).toMatch(/fill="#1b1f24"[^>]*>Who/);
    expect(dark).toMatch(/fill="#e9ecf1"[^>]*>Money/);
  });

  it('[EX17] is chosen all the same without a network and when it cannot be read', async () => {
    const { fetched, onChoose, template, scroll } = setUp(() => Promise.reject(new TypeError('offline')));
    scroll();
    await waitFor(() => expect(fetched).toHaveBeenCalled());
    expect(document.querySelector('img')).toBeNull();
    fireEvent.click(screen.getByRole('button', { name: 'How we begin' }));
    expect(onChoose).toHaveBeenCalledWith(template);
    for (const bad of ['', '{', '{"format":"jumelage-board","version":1,"items":[]}'])
      expect(templatePicture(bad, 'x', false)).toBeNull();
  });
});
