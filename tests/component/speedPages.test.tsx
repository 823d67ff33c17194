// Compiled before the clock of a test runs.
import '../../client/app/pages/HomePage.tsx';
import '../../client/app/pages/NotFoundPage.tsx';
import { render, screen, waitFor } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { createQueryClient } from '../../client/api/createQueryClient.ts';
import { App } from '../../client/app/App.tsx';
import { askAhead } from '../../client/app/askAhead.ts';
import { fetchPage } from '../../client/app/Pages.tsx';
import { answerHttp, setUpDom } from '../support/dom.tsx';
import { BOARD_ID, documentFor, member, WORKSPACE_ID, workspaceFor } from '../support/people.ts';

setUpDom();

describe('a page comes as soon as it can', () => {
  it('[SP7] a page whose code has come shows itself without a fallback', async () => {
    const path = '/nowhere';
    await fetchPage(path);
    window.history.replaceState(null, '', path);
    render(<App client={createQueryClient()} />);
    expect(screen.getByRole('heading', { level: 1 }).textContent).not.toBe('');
    expect(screen.queryByRole('status', { name: 'Loading' })).toBeNull();
  });

  it('[SP7] the first answers are asked for at once and not again when the page shows itself', async () => {
    const document = `/api/documents/${BOARD_ID}`;
    const workspace = `/api/workspaces/${WORKSPACE_ID}`;
    const asked = answerHttp({
      'GET /api/me': { admin: false, workspaces: [] },
      [`GET ${workspace}`]: workspaceFor('facilitator'),
      [`GET ${workspace}/documents`]: [documentFor('facilitator')],
      [`GET ${workspace}/members`]: [member('Anna', 'facilitator')],
      [`GET ${document}`]: documentFor('facilitator'),
    });
    const pathOf = () => asked.map(({ path }) => path);
    void askAhead(createQueryClient(), `/w/${WORKSPACE_ID}/d/${BOARD_ID}`);
    expect(pathOf().sort()).toEqual(['/api/me', document, workspace, `${workspace}/documents`].sort());
    void askAhead(createQueryClient(), '/join');
    expect(asked).toHaveLength(4);

    const home = `/w/${WORKSPACE_ID}`;
    const client = createQueryClient();
    void askAhead(client, home);
    await fetchPage(home);
    window.history.replaceState(null, '', home);
    render(<App client={client} />);
    await screen.findAllByText('Barriers to retrofit');
    await waitFor(() => expect(pathOf()).toContain(`${workspace}/members`));
    expect(
      pathOf()
        .slice(4)
        .filter((path) => path === workspace),
    ).toHaveLength(1);
    expect(
      pathOf()
        .slice(4)
        .filter((path) => path === `${workspace}/documents`),
    ).toHaveLength(1);
  });
});
