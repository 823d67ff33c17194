import { PEOPLE_COLOURS } from '../../shared/protocol.ts';
import styles from './Avatar.module.css';

export interface Person {
  readonly id: string;
  readonly name: string;
  readonly initials: string;
  /** Index into PEOPLE_COLOURS. */
  readonly colour: number;
  /** Three letters of the city, or null. */
  readonly badge: string | null;
}

interface AvatarProps {
  readonly person: Person;
  readonly size?: 'xs' | 'sm' | 'md';
  readonly withBadge?: boolean;
  /** False where the name stands beside it in words. */
  readonly named?: boolean;
}

export function personColour(index: number): string {
  return PEOPLE_COLOURS[index % PEOPLE_COLOURS.length] ?? PEOPLE_COLOURS[0];
}

export function personLabel(person: Person): string {
  return person.badge ? `${person.name}, ${person.badge}` : person.name;
}

/** Initials on the person's colour; the city is a badge of letters, never a colour. */
export function Avatar({ person, size = 'sm', withBadge = false, named = true }: AvatarProps) {
  const naming = named ? { role: 'img', 'aria-label': personLabel(person) } : { 'aria-hidden': true };
  return (
    <span className={[styles.avatar, styles[size]].join(' ')} {...naming}>
      <span className={styles.disc} style={{ background: personColour(person.colour) }}>
        {person.initials}
      </span>
      {withBadge && person.badge ? <span className={styles.badge}>{person.badge}</span> : null}
    </span>
  );
}
