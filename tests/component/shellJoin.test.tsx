// Compiled before the clock of a test runs.
import '../../client/app/pages/HomePage.tsx';
import '../../client/app/pages/JoinPage.tsx';
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { createQueryClient } from '../../client/api/createQueryClient.ts';
import { App } from '../../client/app/App.tsx';
import { JoinForm } from '../../client/features/join/JoinForm.tsx';
import { changeLanguage } from '../../client/i18n/setup.ts';
import { chooseTheme, chosenTheme } from '../../client/ui/theme.ts';
import { answerHttp, setUpDom, show } from '../support/dom.tsx';
import { forbidStorage } from '../support/noStorage.ts';
import { BUDAPEST, ESKISEHIR, PREVIEW, WORKSPACE_ID } from '../support/people.ts';

const nameField = () => screen.getByRole<HTMLInputElement>('textbox', { name: /Your name/ });
const open = (path: string) => {
  window.history.replaceState(null, '', path);
  render(<App client={createQueryClient()} />);
};

function form(preview = PREVIEW) {
  const onJoin = vi.fn<(name: string, city: string | null) => void>();
  show(<JoinForm preview={preview} busy={false} error={null} onJoin={onJoin} />);
  return onJoin;
}

setUpDom();

describe('join form', () => {
  it('[SH4] the name has the focus and Enter joins with name and city', () => {
    const onJoin = form();
    expect(document.activeElement).toBe(nameField());
    fireEvent.change(nameField(), { target: { value: '  Giorgos P ' } });
    fireEvent.click(screen.getByRole('radio', { name: 'Eskişehir' }));
    fireEvent.submit(nameField());
    expect(onJoin).toHaveBeenCalledExactlyOnceWith('Giorgos P', ESKISEHIR.id);
  });

  it('[SH4] an empty name is refused in words and sends nothing', () => {
    const onJoin = form();
    fireEvent.change(nameField(), { target: { value: '   ' } });
    fireEvent.submit(nameField());
    expect(onJoin).not.toHaveBeenCalled();
    expect(screen.getAllByRole('alert')[0]?.textContent).toMatch(/Type your name/);
    expect(nameField().getAttribute('aria-invalid')).toBe('true');
  });

  it('[SH4] where one comes from is asked: none is chosen before, and one may come from another place', () => {
    const onJoin = form();
    fireEvent.change(nameField(), { target: { value: 'Giorgos' } });
    fireEvent.submit(nameField());
    expect(onJoin).not.toHaveBeenCalled();
    expect(document.body.textContent).toContain('Choose where you come from.');
    fireEvent.click(screen.getByRole('radio', { name: 'Another place' }));
    expect(document.body.textContent).not.toContain('Choose where');
    fireEvent.submit(nameField());
    expect(onJoin).toHaveBeenCalledExactlyOnceWith('Giorgos', null);
  });

  it('[SH8] changing the language keeps the name, the city and the focus', async () => {
    form();
    const field = nameField();
    fireEvent.change(field, { target: { value: 'Giorgos' } });
    fireEvent.click(screen.getByRole('radio', { name: 'Budapest' }));
    await changeLanguage('nl');
    const translated = await screen.findByRole<HTMLInputElement>('textbox', { name: /Je naam/ });
    expect(translated).toBe(field);
    expect(translated.value).toBe('Giorgos');
    expect(screen.getByRole<HTMLInputElement>('radio', { name: 'Budapest' }).checked).toBe(true);
    expect(document.activeElement).toBe(translated);
    expect(document.documentElement.lang).toBe('nl');
  });

  it('[SH9] the city of the invite stands, with nothing to choose; else the remembered one does', () => {
    localStorage.setItem('jumelage.city', ESKISEHIR.id);
    form({ ...PREVIEW, cityId: BUDAPEST.id });
    expect(screen.queryByRole('radio')).toBeNull();
    expect(document.body.textContent).toContain('You come from Budapest');
    cleanup();
    form();
    expect(screen.getByRole<HTMLInputElement>('radio', { name: 'Eskişehir' }).checked).toBe(true);
  });

  it('[SH9] forgets a remembered city that does not take part', () => {
    localStorage.setItem('jumelage.city', 'galway-ie');
    form();
    for (const radio of screen.getAllByRole<HTMLInputElement>('radio')) expect(radio.checked).toBe(false);
  });
});

describe('join page', () => {
  it('[SH6] wrong, expired and used-up keys get one sentence, and another can be typed', async () => {
    const answers: string[] = [];
    for (const key of ['ABC234', 'expired-token-of-an-old-link', 'used-up-link-of-yesterday']) {
      const asked = answerHttp({ 'POST /api/join/preview': 'INVITE_INVALID' });
      window.history.replaceState(null, '', `/join#${key}`);
      const { unmount } = render(<App client={createQueryClient()} />);
      await waitFor(() => expect(asked.map((one) => one.body)).toEqual([{ key }]));
      const alerts = await screen.findAllByRole('alert');
      await waitFor(() => expect(alerts.map((one) => one.textContent).join('')).not.toBe(''));
      answers.push(document.querySelector('main')?.textContent ?? '');
      const field = screen.getByRole<HTMLInputElement>('textbox', { name: /Code or link/ });
      await waitFor(() => expect(document.activeElement).toBe(field));
      expect(field.value).toBe(key === 'ABC234' ? 'ABC 234' : '');
      unmount();
    }
    expect(new Set(answers).size).toBe(1);
    expect(answers[0]).toMatch(/does not work \(any more\)/);
  });

  it('[SH7] the invite leaves the address and the history; the secret was only in bodies', async () => {
    const asked = answerHttp({
      'POST /api/join/preview': PREVIEW,
      'POST /api/join': { workspaceId: WORKSPACE_ID, documentId: null },
      [`GET /api/workspaces/${WORKSPACE_ID}`]: 'NOT_FOUND',
    });
    open('/join#K7M4RQ');
    const steps = window.history.length;
    fireEvent.change(await screen.findByRole('textbox', { name: /Your name/ }), {
      target: { value: 'Giorgos' },
    });
    fireEvent.click(screen.getByRole('radio', { name: 'Another place' }));
    fireEvent.submit(nameField());
    await waitFor(() => expect(window.location.pathname).toBe(`/w/${WORKSPACE_ID}`));
    await waitFor(() => expect(window.location.hash).toBe(''));
    expect(window.history.length).toBe(steps);
    expect(asked.find((one) => one.path === '/api/join')?.body).toEqual({
      key: 'K7M4RQ',
      name: 'Giorgos',
      cityId: null,
    });
    expect(asked.filter((one) => one.path.includes('K7M4RQ'))).toEqual([]);
  });

  it('[SH31] where storage is forbidden one chooses language and theme, and joins', async () => {
    forbidStorage();
    answerHttp({
      'POST /api/join/preview': PREVIEW,
      'POST /api/join': { workspaceId: WORKSPACE_ID, documentId: null },
      [`GET /api/workspaces/${WORKSPACE_ID}`]: 'NOT_FOUND',
    });
    open('/join#K7M4RQ');
    await screen.findByRole('textbox', { name: /Your name/ });
    await changeLanguage('nl');
    chooseTheme('dark');
    const field = await screen.findByRole('textbox', { name: /Je naam/ });
    expect([document.documentElement.lang, chosenTheme()]).toEqual(['nl', 'dark']);
    fireEvent.change(field, { target: { value: 'Giorgos' } });
    fireEvent.click(screen.getByRole('radio', { name: 'Eskişehir' }));
    fireEvent.submit(field);
    await waitFor(() => expect(window.location.pathname).toBe(`/w/${WORKSPACE_ID}`));
    chooseTheme('auto');
  });

  it('[SH18] has its own title and leaves the focus with the name', async () => {
    answerHttp({ 'POST /api/join/preview': PREVIEW });
    open('/join#K7M4RQ');
    await screen.findByRole('textbox', { name: /Your name/ });
    await waitFor(() => expect(document.title).toBe('Barriers to retrofit · Jumelage'));
    await waitFor(() => expect(document.activeElement).toBe(nameField()));
  });
});
