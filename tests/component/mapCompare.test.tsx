/** Cities compared on a map, and practices by barriers: one screen over every view, kept by the address. */
import '../../client/canvas/Minimap.tsx';
import '../../client/features/map/compare/CompareScreen.tsx';
import { act, cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import * as Y from 'yjs';
import { useMapAddress } from '../../client/app/board/useBoardAddress.ts';
import { type MapPageActs, useMapActs } from '../../client/app/board/useMapActs.ts';
import BarrierMap from '../../client/features/map/BarrierMap.tsx';
import { CompareButton } from '../../client/features/map/compare/CompareButton.tsx';
import { loadApart } from '../../client/features/map/compare/correspond.ts';
import { ON_A_PHONE, WITH_SHEETS } from '../../client/ui/screens.ts';
import type { CityView } from '../../shared/api.ts';
import {
  insertNode,
  judgeLink,
  type MapLink,
  readMapItem,
  setSource,
} from '../../shared/documents/barrierMap.ts';
import type { CityId, ItemId } from '../../shared/ids.ts';
import { newId } from '../../shared/ids.ts';
import { fakeMedia, setUpDom, show } from '../support/dom.tsx';
import { liveMap } from '../support/liveMap.ts';
import { drawMap } from '../support/mapView.tsx';

setUpDom();

const [BUD, ESK, GHE] = ['budapest-hu', 'eskisehir-tr', 'ghent-be'] as CityId[] as [CityId, CityId, CityId];
const CITIES = [
  { id: BUD, name: 'Budapest', badge: 'BUD' },
  { id: ESK, name: 'Eskişehir', badge: 'ESK' },
  { id: GHE, name: 'Ghent', badge: 'GHE' },
] as unknown as readonly CityView[];

const printMap = vi.fn();
const PAGE = { files: { set: printMap } } as unknown as MapPageActs;

function Page(props: { live: ReturnType<typeof liveMap>; canEdit: boolean; cities: readonly CityView[] }) {
  const { view, itemId } = useMapAddress();
  const more = useMapActs(PAGE);
  return (
    <>
      <CompareButton cities={props.cities} />
      <BarrierMap me={null} title="M" {...{ ...props, more, view, itemId }} />
    </>
  );
}

function openMap(at: string, { canEdit = true, cities = CITIES, alike = [] as readonly string[] } = {}) {
  const { doc, items, id, node, link } = drawMap();
  node('Advice missing', { severity: { [BUD]: 2 }, status: { [BUD]: 'overcome' } });
  node('Nobody to ask', { severity: { [ESK]: 4 } });
  node('High cost of pumps', { severity: { [BUD]: 4 } });
  node('Pumps cost much', { severity: { [ESK]: 5 } });
  node('Mistrust', { severity: { [BUD]: 3, [ESK]: 5 } });
  node('Elections', {});
  node('Old quarrels', { kind: 'cause', severity: { [BUD]: 1 } });
  node('Advice desk', { kind: 'solution' });
  node('=Fund', { kind: 'lever' });
  node('Visit in March', { kind: 'evidence' });
  for (const words of alike) {
    node(`${words} here`, { severity: { [BUD]: 1 } });
    node(`${words} there`, { severity: { [ESK]: 1 } });
  }
  link('Advice missing', 'corresponds', 'Nobody to ask');
  link('Old quarrels', 'causes', 'Mistrust');
  link('Mistrust', 'overcome-by', 'Advice desk');
  link('Visit in March', 'unclear', 'Advice desk');
  link('=Fund', 'unclear', 'Elections');
  show(<Page live={liveMap(doc)} canEdit={canEdit} cities={cities} />, at);
  const corresponding = () =>
    [...items.entries()]
      .map(([key, map]) => readMapItem(key, map))
      .filter((one): one is MapLink => one?.kind === 'link' && one.relation === 'corresponds');
  return { doc, items, id, corresponding };
}

const openScreen = async (at: string, options?: Parameters<typeof openMap>[1]) => {
  const map = openMap(at, options);
  await waitFor(() => expect(document.querySelector('table')).toBeTruthy());
  return map;
};
const text = (one: Element | null | undefined) => one?.textContent?.replaceAll(/\s+/g, ' ').trim() ?? '';
const lines = () =>
  [...document.querySelectorAll('tbody tr')].map((row) => [...row.children].map((cell) => text(cell)));
const press = async (name: RegExp) => {
  const found = () => [...document.querySelectorAll('button, summary')].find((one) => name.test(text(one)));
  await waitFor(() => expect(found()).toBeTruthy());
  fireEvent.click(found() as Element);
};
const focused = () => document.activeElement as HTMLElement;
const key = (name: string) => fireEvent.keyDown(focused(), { key: name });

describe('cities compared on the page', () => {
  it('[MC6] opens from the bar, keeps all that was chosen in the address, and closes again', async () => {
    openMap('/?view=outline&q=x');
    await press(/^Compare$/);
    await waitFor(() => expect(document.querySelector('table')).toBeTruthy());
    expect(location.search).toBe(`?view=outline&q=x&compare=${encodeURIComponent(`${BUD},${ESK}`)}`);
    const ghent = screen.getByLabelText('Ghent') as HTMLInputElement;
    expect((screen.getByLabelText('Budapest') as HTMLInputElement).disabled).toBe(true);
    fireEvent.click(ghent);
    await waitFor(() =>
      expect(new URLSearchParams(location.search).get('compare')).toBe(`${BUD},${ESK},${GHE}`),
    );
    fireEvent.click(screen.getByLabelText('Overlaid'));
    await waitFor(() => expect(location.search).toContain('show=over'));
    await press(/^Compare$/);
    await waitFor(() => expect(document.querySelector('table')).toBeNull());
    expect(location.search).toBe('?view=outline&q=x');
  });

  it('[MC7] side by side, in groups, with what each city says and what acts there', async () => {
    const map = await openScreen('/?compare=-');
    expect(lines()).toEqual([
      ['Solved there, open here 1'],
      [
        'BarrierAdvice missingBUD 2overcome here',
        'solved in Budapest, open in Eskişehircorresponds to',
        'BarrierNobody to askESK 4',
      ],
      ['Shared 1'],
      [
        'BarrierMistrustBUD 3Old quarrelsAdvice desk',
        'Shared · worse in Eskişehir',
        'BarrierMistrustESK 5Advice desk',
      ],
      ['Only Budapest 1'],
      ['BarrierHigh cost of pumpsBUD 4', 'Only Budapest', 'Not said here'],
      ['Only Eskişehir 1'],
      ['Not said here', 'Only Eskişehir', 'BarrierPumps cost muchESK 5'],
    ]);
    expect(text(document.body)).toContain('1 row says nothing of these cities.');
    expect(document.querySelectorAll('tbody th[scope="rowgroup"]')).toHaveLength(4);
    expect(document.querySelectorAll('tbody th[scope="row"]')).toHaveLength(4);
    await press(/^Shared 1$/);
    await waitFor(() => expect(lines()).toHaveLength(2));
    expect(location.search).toContain('only=all');
    await press(/^Shared 1$/);
    await waitFor(() => expect(lines()).toHaveLength(8));
    fireEvent.change(screen.getByLabelText('What to compare'), { target: { value: 'cause' } });
    await waitFor(() => expect(lines()[1]?.[0]).toBe('CauseOld quarrelsBUD 1'));
    expect(map.id('Mistrust')).toBeTruthy();
  });

  it('[MC8] overlaid, each row once with every city on one scale', async () => {
    await openScreen('/?compare=-&show=over');
    const scale = (name: string) =>
      lines()
        .find(([first]) => first?.includes(name))
        ?.slice(1, 7);
    expect(scale('Mistrust')).toEqual(['', '', '', 'BUD', '', 'ESK']);
    expect(scale('Advice missing')).toEqual(['', '', 'BUD · overcome', '', 'ESK', '']);
    expect(text(document.querySelector('thead tr'))).toBe(
      'WordsNot ratedSeverity 1Severity 2Severity 3Severity 4Severity 5How they compare',
    );
  });

  it('[MC9] [MC13] a match is written when it is confirmed, can be undone, and a refused one stays away unwritten', async () => {
    const map = await openScreen('/?compare=-');
    const before = Y.encodeStateAsUpdate(map.doc);
    await press(/^Suggested matches 1$/);
    await press(/^Not the same$/);
    await waitFor(() => expect(text(document.body)).toContain('Suggested matches 0'));
    expect(Y.encodeStateAsUpdate(map.doc)).toEqual(before);
    await press(/^Undo$/);
    await waitFor(() => expect(text(document.body)).toContain('Suggested matches 1'));
    expect(text(document.body)).not.toContain('not suggested to you');
    // Later, without the offer to undo, it stands where the matches stand.
    await press(/^Not the same$/);
    await waitFor(() =>
      expect(text(document.body)).toContain('1 pair is not suggested to you on this device'),
    );
    act(loadApart);
    expect(text(document.body)).toContain('1 pair is not suggested to you on this device');
    await press(/^Suggest again$/);
    await waitFor(() => expect(text(document.body)).toContain('Suggested matches 1'));
    await press(/^They correspond$/);
    await waitFor(() => expect(lines().some(([first]) => first === 'Only Budapest 1')).toBe(false));
    expect(map.corresponding()).toHaveLength(2);
    expect(map.corresponding().find(({ from }) => from === map.id('High cost of pumps'))).toMatchObject({
      ...{ to: map.id('Pumps cost much'), state: 'proposed', stateAt: expect.any(Number) },
    });
    fireEvent.click(document.querySelector('[aria-label="Undo"]') as Element);
    await waitFor(() => expect(map.corresponding()).toHaveLength(1));
  });

  it('[MC14] shows ten of them, and says how many more there are', async () => {
    const alike = ['Asbestos', 'Boilers', 'Chimneys', 'Damp', 'Elevators', 'Facades', 'Gas', 'Heritage'];
    await openScreen('/?compare=-', { alike: [...alike, 'Insulation', 'Joints', 'Keys'] });
    await press(/^Suggested matches 12$/);
    const shown = () =>
      [...document.querySelectorAll('li')].filter((one) => /They correspond/.test(text(one)));
    expect(shown()).toHaveLength(10);
    expect(text(document.body)).toContain('2 more come as these are answered.');
    await press(/^They correspond/);
    await waitFor(() => expect(text(document.body)).toContain('1 more comes when these are answered.'));
    expect(shown()).toHaveLength(10);
  });

  it('[MC15] Ctrl+P prints the tables that are looked at, and the map again once the comparison is closed', async () => {
    const paper = vi.fn();
    vi.stubGlobal('print', () => paper(document.body.lastElementChild?.cloneNode(true)));
    await openScreen('/?compare=-');
    const ctrlP = () => fireEvent.keyDown(document.body, { key: 'p', code: 'KeyP', ctrlKey: true });
    ctrlP();
    await waitFor(() => expect(paper).toHaveBeenCalledTimes(1));
    const side = paper.mock.calls[0]?.[0] as HTMLElement;
    expect(text(side.querySelector('h1'))).toBe('Cities compared: M');
    expect(text(side.querySelector('p'))).toMatch(/^Barriers · .*\d{4}$/);
    expect(text(side.querySelector('table'))).toMatch(
      /Solved there, open here.*Advice missing · BUD 2 · overcome here/,
    );
    expect(text(side)).not.toMatch(/Ask Budapest how/);
    expect(side.querySelector('button, svg, table [class]')).toBeNull();
    fireEvent.keyDown(document.body, { key: 'Shift' });
    expect(document.querySelectorAll('h1')).toHaveLength(0);
    fireEvent.click(screen.getByLabelText('Practices'));
    await screen.findByText('Advice desk');
    ctrlP();
    await waitFor(() => expect(paper).toHaveBeenCalledTimes(2));
    const practices = paper.mock.calls[1]?.[0] as HTMLElement;
    expect(text(practices.querySelector('h1'))).toBe('Practices and barriers: M');
    expect(text(practices)).toContain('− reduces it · + adds to it · ? unclear');
    expect(practices.querySelectorAll('tbody tr')).toHaveLength(2);
    fireEvent.keyDown(document.body, { key: 'Shift' });
    expect(printMap).not.toHaveBeenCalled();
    await press(/^Compare$/);
    await waitFor(() => expect(document.querySelector('table')).toBeNull());
    ctrlP();
    expect(printMap).toHaveBeenCalledTimes(1);
    expect(paper).toHaveBeenCalledTimes(2);
    vi.unstubAllGlobals();
  });

  it('[MC10] by keyboard: arrows walk, the chosen opens beside, Esc clears and leaves', async () => {
    const map = await openScreen('/?compare=-&view=outline');
    const card = (name: string) => document.querySelector<HTMLElement>(`[data-item="${map.id(name)}"]`);
    act(() => card('Advice missing')?.focus());
    key('ArrowRight');
    expect(focused().dataset.item).toBe(map.id('Advice missing Nobody to ask'));
    key('ArrowRight');
    expect(focused().dataset.item).toBe(map.id('Nobody to ask'));
    key('ArrowDown');
    expect(focused().dataset.item).toBe(map.id('Mistrust'));
    // Enter presses, as a browser does with a button, and means nothing else.
    expect(fireEvent.keyDown(focused(), { key: 'Enter' })).toBe(true);
    fireEvent.click(focused());
    await waitFor(() => expect(document.querySelector('aside textarea')).toBeTruthy());
    expect(focused().closest('td')?.cellIndex).toBe(2);
    key('Escape');
    await waitFor(() => expect(document.querySelector('aside')).toBeNull());
    key('Escape');
    await waitFor(() => expect(document.querySelector('table')).toBeNull());
    expect(location.search).toBe('?view=outline');
  });

  it('[MC10] who may only read compares, and writes nothing', async () => {
    const map = await openScreen('/?compare=-', { canEdit: false });
    const before = Y.encodeStateAsUpdate(map.doc);
    expect(text(document.body)).not.toMatch(/Suggested matches/);
    expect(document.querySelector('[aria-label="Undo"]')).toBeNull();
    expect(lines()).toHaveLength(8);
    expect(Y.encodeStateAsUpdate(map.doc)).toEqual(before);
  });

  it('[MC6] the command menu leads to the comparison and to the practices', async () => {
    // Not in jsdom.
    Element.prototype.scrollIntoView = vi.fn();
    openMap('/?view=outline');
    const menu = () => document.querySelector('input[role="combobox"]') as Element;
    const choose = async (name: string, table: string) => {
      fireEvent.keyDown(document.body, { key: 'k', ctrlKey: true });
      await waitFor(() => expect(menu()).toBeTruthy());
      fireEvent.change(menu(), { target: { value: name } });
      fireEvent.keyDown(menu(), { key: 'Enter' });
      await waitFor(() => expect(document.querySelector('table')?.getAttribute('aria-label')).toBe(table));
    };
    await waitFor(() => expect(document.querySelector('section')).toBeTruthy());
    await choose('practices by barriers', 'Practices and barriers: M');
    await choose('compare cities', 'Side by side');
  });

  it('[MC6] one city is not compared, and it says so', async () => {
    openMap('/?compare=-', { cities: CITIES.slice(0, 1) });
    await screen.findByText('A comparison needs two cities in the twinning.');
  });
});

describe('practices by barriers', () => {
  it('[MC11] each cell says what it holds and leads to its link; what is missing says so', async () => {
    const map = await openScreen('/?compare=-&show=practices');
    expect(document.querySelectorAll('thead th[scope="col"]')).toHaveLength(8);
    expect([...document.querySelectorAll('tbody th[scope="row"]')].map(text)).toEqual([
      'Advice desk',
      '=Fund',
    ]);
    const column = (name: string) =>
      [...document.querySelectorAll('thead th')].findIndex((one) => text(one).startsWith(name));
    const [desk, fund] = [...document.querySelectorAll('tbody tr')];
    const cell = desk?.children[column('Mistrust')]?.querySelector('button') as HTMLElement;
    expect(cell.getAttribute('aria-label')).toBe('reduces it: Mistrust is overcome by Advice desk');
    expect(text(document.querySelector('thead')?.querySelectorAll('th')[column('Elections')])).toMatch(
      /no answer yet/,
    );
    expect(text(document.querySelector('thead')?.querySelectorAll('th')[column('Mistrust')])).toBe(
      'Mistrust',
    );
    expect(text(desk?.lastElementChild)).toBe('Visit in March');
    expect(text(fund?.lastElementChild)).toBe('no evidence yet');
    act(() => {
      setSource(map.items, map.id('=Fund'), newId<ItemId>(), 'Survey of owners');
      judgeLink(map.items, map.id('Mistrust Advice desk'), { state: 'disputed', by: null, at: 1 });
    });
    await waitFor(() => expect(text(fund?.lastElementChild)).toBe('Survey of owners'));
    await waitFor(() =>
      expect(cell.getAttribute('aria-label')).toBe(
        'reduces it: Mistrust is overcome by Advice desk, disputed',
      ),
    );
    fireEvent.click(cell);
    fireEvent.click(screen.getByRole('menuitem', { name: 'Show the link' }));
    await waitFor(() => expect(document.querySelector('aside')).toBeTruthy());
    expect(text(document.querySelector('aside h2'))).toBe('Link');
    expect(focused()).toBe(cell);
    expect(cell.dataset.item).toBe(map.id('Mistrust Advice desk'));
  });

  it('[MC16] many names stand upright, few only on a narrow window; what has no answer says so all the same', async () => {
    const map = await openScreen('/?compare=-&show=practices');
    const upright = () => document.querySelector('table')?.parentElement?.hasAttribute('data-turned');
    const signs = () => text(document.querySelector('[data-paper]'));
    expect([upright(), signs()]).toEqual([false, expect.not.stringContaining('no answer yet')]);
    act(() =>
      insertNode(map.items, {
        id: newId(),
        kind: 'barrier',
        author: null,
        at: 9,
        x: 0,
        y: 0,
        text: 'Seventh',
      }),
    );
    await waitFor(() => expect(upright()).toBe(true));
    expect(signs()).toContain('no answer yet');
    const heads = screen.getAllByRole('columnheader').map(text);
    expect(heads.filter((name) => name.startsWith('Seventh'))).toEqual(['Seventh no answer yet']);
    cleanup();
    fakeMedia([WITH_SHEETS]);
    await openScreen('/?compare=-&show=practices');
    expect(upright()).toBe(true);
  });

  it('[MC19] on a phone practices stand under each other with what they act on; the others wait behind their number', async () => {
    fakeMedia([WITH_SHEETS, ON_A_PHONE]);
    const map = await openScreen('/?compare=-&show=practices');
    const deskLines = () =>
      lines()
        .slice(
          0,
          lines().findIndex(([first]) => first === '=Fund'),
        )
        .flat();
    expect(deskLines()).toEqual(['Advice desk', '−', 'Mistrust', '5 more barriers', 'Visit in March']);
    const unanswered = lines().findIndex(([first]) => first === 'no answer yet');
    expect(lines().slice(unanswered + 1)).toEqual(
      ['Advice missing', 'Nobody to ask', 'High cost of pumps', 'Pumps cost much', 'Elections'].map((one) => [
        one,
      ]),
    );
    await press(/^5 more barriers$/);
    expect(deskLines().filter((one) => one === 'Elections')).toHaveLength(1);
    const empty = screen.getByRole('button', { name: 'nothing said: Advice desk and Elections' });
    empty.focus();
    key('1');
    await waitFor(() => expect(empty.getAttribute('aria-label')).toMatch(/^reduces it/));
    expect(map.id('Advice desk')).toBeTruthy();
    await press(/^Fewer$/);
    expect(deskLines().filter((one) => one === 'Elections')).toHaveLength(1);
    expect(text(document.querySelector('table tbody:last-child'))).not.toContain('Elections');
  });
});
