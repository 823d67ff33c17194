import styles from './Avatar.module.css';
import { Avatar, type Person, personLabel } from './Avatar.tsx';
import { Tooltip } from './Tooltip.tsx';

interface AvatarGroupProps {
  readonly people: readonly Person[];
  readonly max?: number;
  readonly size?: 'xs' | 'sm' | 'md';
  readonly withBadges?: boolean;
  /** What the group is, for screen readers: "Here now: {names}". */
  readonly label: string;
}

/** People side by side, overlapping, the rest as +N. One image with all names for screen readers. */
export function AvatarGroup({ people, max = 4, size = 'sm', withBadges = false, label }: AvatarGroupProps) {
  if (people.length === 0) return null;
  const shown = people.length > max ? people.slice(0, max - 1) : people;
  const rest = people.length - shown.length;
  return (
    <span className={styles.group} role="img" aria-label={label}>
      {shown.map((person) => (
        <Tooltip key={person.id} label={personLabel(person)}>
          <span>
            <Avatar person={person} size={size} withBadge={withBadges} named={false} />
          </span>
        </Tooltip>
      ))}
      {rest > 0 ? <span className={[styles.rest, styles[size]].join(' ')}>+{rest}</span> : null}
    </span>
  );
}
