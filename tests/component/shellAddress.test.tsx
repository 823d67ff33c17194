import { act, fireEvent, screen, waitFor } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { matchPath } from '../../client/app/matchPath.ts';
import { navigate, useLocation } from '../../client/ui/address.tsx';
import { Link, NavLink, Redirect } from '../../client/ui/Link.tsx';
import { setUpDom, show } from '../support/dom.tsx';

setUpDom();

function Here() {
  const { pathname, search, hash, key } = useLocation();
  return (
    <>
      <output>{`${pathname}${search}${hash}`}</output>
      <i>{key}</i>
      {pathname === '/old' ? <Redirect to="/new" /> : null}
      <Link to="/w/a?x=1#b">There</Link>
      <NavLink to="/w/a">Under</NavLink>
      <NavLink to="/w/a" end>
        Only
      </NavLink>
    </>
  );
}

const address = () => screen.getByRole('status').textContent;
const link = (name: string) => screen.getByRole('link', { name });

describe('addresses', () => {
  it('[SH30] a plain click goes there and back; another click is left to the browser', async () => {
    show(<Here />, '/start');
    const steps = window.history.length;
    const asked: boolean[] = [];
    const watch = (event: Event) => {
      asked.push(event.defaultPrevented);
      event.preventDefault();
    };
    window.addEventListener('click', watch);
    fireEvent.click(link('There'), { ctrlKey: true });
    fireEvent.click(link('There'), { button: 1 });
    expect(asked).toEqual([false, false]);
    expect(address()).toBe('/start');
    fireEvent.click(link('There'));
    window.removeEventListener('click', watch);
    expect(asked.at(-1)).toBe(true);
    await waitFor(() => expect(address()).toBe('/w/a?x=1#b'));
    expect(window.history.length).toBe(steps + 1);
    fireEvent.click(link('There'));
    expect(window.history.length).toBe(steps + 1);
    act(() => window.history.back());
    await waitFor(() => expect(address()).toBe('/start'));
  });

  it('[SH30] each step has a key of its own, and the start of a visit none', async () => {
    show(<Here />, '/start');
    const key = () => document.querySelector('i')?.textContent;
    expect(key()).toBe('default');
    act(() => navigate('?view=outline#x', { replace: true }));
    await waitFor(() => expect(address()).toBe('/start?view=outline#x'));
    const first = key();
    expect(first).not.toBe('default');
    act(() => navigate('/start'));
    await waitFor(() => expect(address()).toBe('/start'));
    expect(key()).not.toBe(first);
  });

  it('[SH30] what leads elsewhere at once is heard on the first load too', async () => {
    show(<Here />, '/old');
    await waitFor(() => expect(address()).toBe('/new'));
  });

  it('[SH30] a link to the page one is on, or above it, says so', () => {
    const current = (name: string) => link(name).getAttribute('aria-current');
    show(<Here />, '/w/a/members');
    expect([current('Under'), current('Only')]).toEqual(['page', null]);
    act(() => navigate('/w/ab'));
    expect([current('Under'), current('Only')]).toEqual([null, null]);
    act(() => navigate('/w/a'));
    expect([current('Under'), current('Only')]).toEqual(['page', 'page']);
  });

  it('[SH30] an address is read by the parts that a pattern names', () => {
    expect(matchPath('/', '/')).toEqual({});
    expect(matchPath('/w/:workspaceId', '/w/a%20b/')).toEqual({ workspaceId: 'a b' });
    expect(matchPath('/w/:workspaceId', '/w/%E0%A4%A')).toEqual({ workspaceId: '%E0%A4%A' });
    expect(matchPath('/w/:workspaceId', '/w')).toBe(null);
    expect(matchPath('/w/:workspaceId', '/w/a/members')).toBe(null);
    expect(matchPath('/w/:workspaceId/*', '/w/a/d/b')).toEqual({ workspaceId: 'a', rest: 'd/b' });
    expect(matchPath('*', '/anything/else')).toEqual({ rest: 'anything/else' });
  });
});
