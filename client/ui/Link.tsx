/** Links within the product: real ones, with an address to copy or to open in another tab. */
import { type MouseEvent, type ReactNode, useEffect } from 'react';
import { navigate, useLocation } from './address.tsx';

interface LinkProps {
  readonly to: string;
  readonly className?: string | undefined;
  readonly children: ReactNode;
}

/** A new tab, a new window, a download: what the browser does with a link is left to it. */
function isPlain({ button, metaKey, ctrlKey, shiftKey, altKey }: MouseEvent): boolean {
  return button === 0 && !metaKey && !ctrlKey && !shiftKey && !altKey;
}

function follow(event: MouseEvent<HTMLAnchorElement>, to: string): void {
  if (event.defaultPrevented || !isPlain(event)) return;
  event.preventDefault();
  // To where one is already is no step that "Back" would have to undo.
  navigate(to, { replace: event.currentTarget.href === window.location.href });
}

export function Link({ to, ...rest }: LinkProps) {
  return <a {...rest} href={to} onClick={(event) => follow(event, to)} />;
}

/** Says when it leads to where one is, or above it unless only its `end` counts. */
export function NavLink({ to, end = false, ...rest }: LinkProps & { readonly end?: boolean }) {
  const { pathname } = useLocation();
  const here = pathname === to || (!end && pathname.startsWith(`${to}/`));
  return (
    <a {...rest} href={to} aria-current={here ? 'page' : undefined} onClick={(event) => follow(event, to)} />
  );
}

/** Goes there instead, as soon as it is shown. */
export function Redirect({ to }: { readonly to: string }) {
  useEffect(() => navigate(to, { replace: true }), [to]);
  return null;
}
