/** The field of a cell in which something is chosen, the same in both tables. */
import { useLayoutEffect, useRef, useState } from 'react';
import { Select, type SelectOption } from '../../../ui/Select.tsx';
import styles from './Table.module.css';

/** How a field was asked for: a list, or letters that go to what begins so. */
export type Opened = 'list' | 'letters' | null;

/** What is typed on a cell. */
export const TYPED = /^\S$/u;
export const LETTER = /^\p{L}$/u;

/** As spreadsheets have it; elsewhere Alt and an arrow walk along links. */
export const opensList = ({ key, altKey }: { readonly key: string; readonly altKey: boolean }): boolean =>
  altKey ? key === 'ArrowDown' : key === 'Enter' || key === 'F2';

/** Takes the keyboard as it opens, and opens the platform's list where a person has just asked for it. */
export function useTaking(selector: string, open: Opened) {
  const box = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const field = box.current?.querySelector<HTMLElement>(selector);
    field?.focus();
    const opens = open === 'list' && navigator.userActivation?.isActive;
    if (field instanceof HTMLSelectElement && opens) field.showPicker();
  }, [selector, open]);
  return box;
}

interface ChoiceFieldProps {
  readonly label: string;
  readonly value: string;
  readonly options: readonly SelectOption<string>[];
  readonly open: Opened;
  readonly choose: (value: string) => void;
  readonly close: () => void;
}

/** What is chosen in its list is said at once; what keys lead to is said by who goes on, and by Esc not. */
export function ChoiceField({ label, value, options, open, choose, close }: ChoiceFieldProps) {
  const box = useTaking('select', open);
  const [meant, setMeant] = useState<string | null>(null);
  /** While its list is open the page hears no key: one that it hears chooses in the closed field. */
  const byKeys = useRef(open === 'letters');
  const say = () => {
    if (meant !== null && meant !== value) choose(meant);
    setMeant(null);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: leaves the field inside, as the grid pattern asks
    <div
      ref={box}
      className={styles.choice}
      onBlur={say}
      onPointerDown={() => {
        byKeys.current = false;
      }}
      onKeyDown={(event) => {
        byKeys.current = !opensList(event);
        if (event.key === 'Enter' || event.key === 'Tab') say();
        if (event.key !== 'Escape' && event.key !== 'Enter') return;
        setMeant(null);
        event.preventDefault();
        close();
      }}
    >
      <Select
        label={label}
        labelHidden
        value={meant ?? value}
        options={options}
        onChange={(chosen) => {
          if (byKeys.current) return setMeant(chosen);
          choose(chosen);
          close();
        }}
      />
    </div>
  );
}
