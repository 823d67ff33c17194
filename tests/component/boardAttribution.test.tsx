/** Who chooses for everybody whether notes say who wrote them, by an act. */
import '../../client/i18n/words/actionsLater.ts';
import { screen, waitFor } from '@testing-library/react';
import { expect, it, vi } from 'vitest';
import { useAttribution } from '../../client/app/board/useAttribution.ts';
import { type PageActs, usePageActions } from '../../client/app/board/usePageActions.ts';
import type { Action, Desk } from '../../client/features/board/actions/Action.ts';
import type { DocumentView } from '../../shared/api.ts';
import type { DocumentId, WorkspaceId } from '../../shared/ids.ts';
import { newId } from '../../shared/ids.ts';
import type { Capabilities } from '../../shared/permissions.ts';
import { setUpDom, show } from '../support/dom.tsx';

setUpDom();

const HERE = { id: newId<DocumentId>(), workspaceId: newId<WorkspaceId>() };

function Page({ given, tell }: { given: Partial<DocumentView>; tell: (acts: readonly Action[]) => void }) {
  const attribution = useAttribution({ ...HERE, ...given } as DocumentView);
  tell(usePageActions({ attribution } as PageActs));
  return null;
}

it('[PE21] an act switches names off and on for everybody, and is there for whoever may', async () => {
  const asked: unknown[] = [];
  vi.stubGlobal('fetch', async (_path: string, init?: RequestInit) => {
    if (init?.method === 'PATCH') asked.push(JSON.parse(String(init.body)));
    return Response.json(HERE);
  });
  let acts: readonly Action[] = [];
  const open = (given: Partial<DocumentView>) => {
    show(<Page given={given} tell={(now) => (acts = now)} />);
    return acts.find(({ id }) => id === 'attribution');
  };
  expect(open({ capabilities: [] })).toBeUndefined();
  const capabilities: Capabilities = ['document.attribution'];
  const shown = open({ capabilities });
  expect([shown?.label?.({} as Desk), shown?.menus]).toEqual(['actions:names.attribution.hide', ['board']]);
  shown?.run({} as Desk);
  await waitFor(() => expect(asked).toEqual([{ attribution: false }]));
  expect(await screen.findByText('Notes name nobody now, for everybody here.')).toBeTruthy();
  const hidden = open({ capabilities, attribution: false });
  expect(hidden?.label?.({} as Desk)).toBe('actions:names.attribution.show');
  hidden?.run({} as Desk);
  await waitFor(() => expect(asked.at(-1)).toEqual({ attribution: true }));
});
