import type { ReactNode } from 'react';
import { type ButtonLook, buttonClass } from './Button.tsx';
import { Link } from './Link.tsx';

interface LinkButtonProps extends ButtonLook {
  readonly to: string;
  readonly children: ReactNode;
  readonly className?: string;
}

/** A link that looks like a button: it goes somewhere, so it can be opened in a new tab. */
export function LinkButton({ to, icon, iconAfter, className, children, ...look }: LinkButtonProps) {
  return (
    <Link to={to} className={buttonClass(look, className)}>
      {icon}
      {children}
      {iconAfter}
    </Link>
  );
}
