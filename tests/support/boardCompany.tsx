/** A board with people around it: comments, reactions and panels, as two of its members have them. */
import { fireEvent, screen, waitFor } from '@testing-library/react';
import { expect } from 'vitest';
import { writable } from '../../client/live/readable.ts';
import type { Company, LookBack, Panel } from '../../client/together/Together.ts';
import type { DocumentView } from '../../shared/api.ts';
import type { ItemId } from '../../shared/ids.ts';
import { capabilitiesOf, type Role } from '../../shared/permissions.ts';
import { openBoard } from './boardView.tsx';
import { discussionDesk } from './discussionDesk.ts';
import { answerHttp, show } from './dom.tsx';
import { BUDAPEST, documentFor, ESKISEHIR, member } from './people.ts';

export const ANNA = member('Anna', 'facilitator');
export const MURAT = member('Murat', 'member', ESKISEHIR);

export async function openWith(
  view: 'canvas' | 'outline',
  role: Role = 'facilitator',
  more: Partial<DocumentView> = {},
  answers: Readonly<Record<string, unknown>> = {},
) {
  const asked = answerHttp({
    [`GET /api/documents/${documentFor(role).id}/visit`]: { before: null },
    ...answers,
  });
  const server = discussionDesk(ANNA, MURAT);
  const { discussion } = server;
  const document = { ...documentFor(role), capabilities: capabilitiesOf(role), ...more };
  const panel = writable<Panel | null>(null);
  const past = writable<LookBack | 'end' | null>(null);
  const company: Company = { discussion, panel, past, document };
  const board = openBoard(3, view);
  const parts = { me: { ...ANNA, role }, members: [ANNA, MURAT], cities: [BUDAPEST, ESKISEHIR], company };
  show(board.board(role !== 'observer' && role !== 'expert', parts));
  await waitFor(() => expect(window.document.querySelectorAll('[data-item]').length).toBe(3));
  return { ...board, ...server, panel, past, asked };
}

export const itemOf = (id: ItemId | undefined) => document.querySelector<HTMLElement>(`[data-item="${id}"]`);
export const key = (name: string) =>
  fireEvent.keyDown(document.activeElement ?? document.body, { key: name, code: `Key${name.toUpperCase()}` });

export async function write(label: string, text: string) {
  const field = await screen.findByRole<HTMLTextAreaElement>('textbox', { name: label });
  fireEvent.change(field, { target: { value: text, selectionStart: text.length } });
  fireEvent.keyDown(field, { key: 'Enter' });
}
