import '../../client/canvas/Minimap.tsx';
import '../../client/features/map/clipboard/ClipboardDoor.tsx';
import '../../client/together/look/KeepLook.tsx';
import { fireEvent, screen, waitFor } from '@testing-library/react';
import { Profiler } from 'react';
import { describe, expect, it, vi } from 'vitest';
import { Awareness } from 'y-protocols/awareness';
import * as Y from 'yjs';
import BarrierMap from '../../client/features/map/BarrierMap.tsx';
import type { LiveDocument } from '../../client/live/types.ts';
import { changeMapItem, insertNode, mapItems } from '../../shared/documents/barrierMap.ts';
import type { DocumentId, ItemId } from '../../shared/ids.ts';
import { newId } from '../../shared/ids.ts';
import { setUpDom, show } from '../support/dom.tsx';
import { frames, untilAtRest } from '../support/rest.ts';

setUpDom();

function liveOf(doc: Y.Doc): LiveDocument {
  const never = { get: () => true, subscribe: () => () => undefined };
  return {
    documentId: newId<DocumentId>(),
    doc,
    awareness: new Awareness(doc),
    loaded: never,
    saveState: { ...never, get: () => ({ kind: 'readOnly', reason: 'role' }) as const },
    people: { ...never, get: () => [] },
    retry: () => undefined,
    restrict: () => undefined,
    copy: () => new Uint8Array(),
    keepLook: null,
    destroy: () => undefined,
  };
}

function openMap(view: 'canvas' | 'outline', canEdit: boolean) {
  const doc = new Y.Doc();
  const id = newId<ItemId>();
  insertNode(mapItems(doc), { id, kind: 'barrier', author: null, at: 0, x: 0, y: 0, text: 'Costs' });
  show(
    <BarrierMap live={liveOf(doc)} me={null} cities={[]} itemId={null} title="M" {...{ view, canEdit }} />,
  );
  return { doc, id };
}

describe('a map that may only be read', () => {
  it('[MP9] says so and writes nothing, on the canvas', () => {
    const { doc } = openMap('canvas', false);
    const before = Y.encodeStateAsUpdate(doc);
    const surface = screen.getByRole('application');
    for (const key of ['n', 'l', 'Delete']) {
      fireEvent.keyDown(surface, { key });
      if (key !== 'Delete') expect(screen.getByRole('status').textContent).toMatch(/read-only/);
    }
    expect(screen.queryByRole('button', { name: 'Node' })).toBeNull();
    expect(Y.encodeStateAsUpdate(doc)).toEqual(before);
  });

  it('[MP9] says so and writes nothing, in the outline', () => {
    const { doc, id } = openMap('outline', false);
    const before = Y.encodeStateAsUpdate(doc);
    const row = screen.getByRole('button', { name: /^Costs/ });
    fireEvent.focus(row);
    for (const key of ['n', 'Enter', 'Delete', '2']) fireEvent.keyDown(row, { key });
    expect(screen.getByRole('status').textContent).toMatch(/read-only/);
    expect((screen.getByRole('combobox', { name: 'Kind' }) as HTMLSelectElement).disabled).toBe(true);
    expect(mapItems(doc).has(id)).toBe(true);
    expect(Y.encodeStateAsUpdate(doc)).toEqual(before);
  });

  it('[MP6] in the outline a new node is written in the panel, and taken back', () => {
    const { doc } = openMap('outline', true);
    const row = screen.getByRole('button', { name: /^Costs/ });
    fireEvent.focus(row);
    fireEvent.keyDown(row, { key: 'Enter', ctrlKey: true });
    expect(mapItems(doc).size).toBe(3);
    const field = screen.getByRole('textbox', { name: 'Words' }) as HTMLTextAreaElement;
    expect(document.activeElement).toBe(field);
    fireEvent.change(field, { target: { value: 'Prices rise' } });
    fireEvent.keyDown(field, { key: 'Enter' });
    expect(document.activeElement?.getAttribute('data-item')).not.toBeNull();
    expect(document.activeElement?.textContent).toMatch(/^Prices rise/);
    fireEvent.keyDown(document.activeElement as Element, { key: 'Delete' });
    expect(mapItems(doc).size).toBe(1);
  });
});

describe('a map that others work on', () => {
  it('[SP12] a move renders nothing, other words one node', async () => {
    vi.spyOn(HTMLElement.prototype, 'clientWidth', 'get').mockReturnValue(1_440);
    vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(900);
    const doc = new Y.Doc();
    const items = mapItems(doc);
    const ids = ['Costs', 'Law'].map((text, at) => {
      const id = newId<ItemId>();
      insertNode(items, { id, kind: 'barrier', author: null, at, x: 300 * at, y: 0, text });
      return id;
    });
    const [id, other] = ids as [ItemId, ItemId];
    const commits: string[] = [];
    show(
      <Profiler id="map" onRender={(_, phase) => commits.push(phase)}>
        <BarrierMap live={liveOf(doc)} me={null} cities={[]} itemId={null} title="M" view="canvas" canEdit />
      </Profiler>,
    );
    const element = () => document.querySelector<HTMLElement>(`[data-item="${id}"]`);
    await waitFor(() => expect(document.querySelectorAll('[data-item]')).toHaveLength(2));
    // What comes after the nodes renders once more.
    await waitFor(() => expect(document.querySelector('[data-minimap]')).not.toBeNull());
    await untilAtRest(commits);
    changeMapItem(items, id, { x: 77, y: 5 });
    await waitFor(() => expect(element()?.style.transform).toBe('translate(77px, 5px)'));
    await frames(5);
    expect(commits).toEqual([]);
    changeMapItem(items, id, { kind: 'lever' });
    await waitFor(() => expect(element()?.querySelector('[data-kind="lever"]')).not.toBeNull());
    expect(commits.length).toBeGreaterThan(0);
    expect(document.querySelector(`[data-item="${other}"] [data-kind="barrier"]`)).not.toBeNull();
    vi.restoreAllMocks();
  });
});
