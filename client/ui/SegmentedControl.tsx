import { type ReactNode, useId } from 'react';
import styles from './SegmentedControl.module.css';
import { VisuallyHidden } from './VisuallyHidden.tsx';

export interface Segment<Value extends string> {
  readonly value: Value;
  readonly label: string;
  readonly icon?: ReactNode;
}

interface SegmentedControlProps<Value extends string> {
  /** What is chosen here, for screen readers. */
  readonly label: string;
  readonly value: Value;
  readonly segments: readonly Segment<Value>[];
  readonly onChange: (value: Value) => void;
  /** Where there is room for the icons alone; the words stay for who listens, and under a pointer. */
  readonly iconsOnly?: boolean;
}

/** Two to four choices side by side; one radio group. */
export function SegmentedControl<Value extends string>(props: SegmentedControlProps<Value>) {
  const { label, value, segments, onChange, iconsOnly = false } = props;
  const name = useId();
  return (
    <div role="radiogroup" aria-label={label} className={styles.root}>
      {segments.map((segment) => (
        <label key={segment.value} className={styles.segment} title={iconsOnly ? segment.label : undefined}>
          <input
            type="radio"
            name={name}
            value={segment.value}
            checked={segment.value === value}
            className={styles.radio}
            onChange={() => onChange(segment.value)}
          />
          {segment.icon}
          {iconsOnly ? <VisuallyHidden>{segment.label}</VisuallyHidden> : segment.label}
        </label>
      ))}
    </div>
  );
}
