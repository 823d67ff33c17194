import '@mantine/core/styles/SegmentedControl.layer.css';
import { SegmentedControl as MantineSegmentedControl } from '@mantine/core';
import type { ReactNode } from 'react';
import styles from './SegmentedControl.module.css';

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
}

/** Two to four choices side by side; one radio group. */
export function SegmentedControl<Value extends string>(props: SegmentedControlProps<Value>) {
  const { label, value, segments, onChange } = props;
  return (
    <MantineSegmentedControl<Value>
      aria-label={label}
      value={value}
      onChange={onChange}
      transitionDuration={120}
      data={segments.map((segment) => ({
        value: segment.value,
        label: (
          <span className={styles.segment}>
            {segment.icon}
            {segment.label}
          </span>
        ),
      }))}
      classNames={{ root: styles.root ?? '', label: styles.label ?? '', indicator: styles.indicator ?? '' }}
    />
  );
}
