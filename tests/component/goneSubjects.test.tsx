/** Comments on what is not there any more: its words, who deleted it, and the way back to it. */
import { act, fireEvent, screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { GoneItem } from '../../shared/api.ts';
import type { ItemId, MessageId } from '../../shared/ids.ts';
import { newId } from '../../shared/ids.ts';
import type { Role } from '../../shared/permissions.ts';
import { MURAT, openWith } from '../support/boardCompany.tsx';
import { setUpCanvas, setUpDom } from '../support/dom.tsx';
import { documentFor } from '../support/people.ts';
import '../../client/together/panel/Panel.tsx';

setUpDom();
setUpCanvas(1_200);

const AT = Date.UTC(2026, 10, 29, 13, 3);

describe('a thread about what is deleted', () => {
  const posters = newId<ItemId>();
  const asks = async (role: Role, answers: readonly GoneItem[][]) => {
    const { id } = documentFor(role);
    let at = 0;
    // Made anew for each question.
    const toJSON = () => answers[Math.min(at++, answers.length - 1)];
    const path = `GET /api/documents/${id}/history/gone?after=0`;
    const opened = await openWith('canvas', role, {}, { [path]: { toJSON } });
    const { discussion, byMurat, panel } = opened;
    const said = { act: 'open', id: newId<MessageId>(), itemId: posters, text: 'Who prints them?' } as const;
    act(() => discussion.state.apply(byMurat(said)));
    act(() => panel.set('comments'));
    expect(await screen.findByText('Who prints them?')).toBeTruthy();
    return opened;
  };
  const [words, kind] = ['Posters in stairwells', 'note'];
  const stored: GoneItem[] = [{ id: posters, sequence: 7, at: AT, by: [MURAT.id], kind, words, ends: [] }];

  it('[BC704] says its words and who deleted it, leads to where it still was, and back', async () => {
    const { past } = await asks('facilitator', [stored]);
    const row = await screen.findByRole('button', { name: /^Posters in stairwells/ });
    expect(row.textContent).toContain('Deleted by Murat (Eskişehir), Sun 29 Nov');
    expect(screen.queryByText('On a deleted item')).toBeNull();
    expect(screen.getByRole('article', { name: /“Posters in stairwells”, which was deleted/ })).toBeTruthy();
    fireEvent.click(row);
    expect(past.get()).toEqual({ sequence: 6, at: AT, id: posters });
    fireEvent.click(screen.getByRole('button', { name: 'Bring back: Posters in stairwells' }));
    expect(past.get()).toEqual({ sequence: 6, at: AT, id: posters, bring: true });
  });

  it('[BC704] what was deleted just now is asked for again until it is stored', async () => {
    await asks('facilitator', [[], stored]);
    expect(await screen.findByText('On a deleted item')).toBeTruthy();
    expect(
      await screen.findByRole('button', { name: /^Posters in stairwells/ }, { timeout: 10_000 }),
    ).toBeTruthy();
  });

  it('[BC704] who may not see the past hears that it is about a deleted item', async () => {
    const { asked } = await asks('guest', [stored]);
    expect(await screen.findByText('On a deleted item')).toBeTruthy();
    expect(asked.filter(({ path }) => path.includes('/history'))).toEqual([]);
  });
});
