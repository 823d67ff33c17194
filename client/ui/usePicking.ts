import { useState } from 'react';

interface Option {
  readonly value: string;
  readonly label: string;
}

interface PickingOptions {
  readonly options: readonly Option[];
  readonly value: readonly string[];
  readonly max: number;
  readonly onChange: (value: readonly string[]) => void;
}

const MOST_SHOWN = 50;

/** As people type: without case and without marks, so that `gyor` finds Győr. */
function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().trim();
}

/** What is found, which of it is active, what is picked. Enter picks the active one, Backspace takes the last back. */
export function usePicking({ options, value, max, onChange }: PickingOptions) {
  const [query, setText] = useState('');
  const [at, setAt] = useState(0);
  const sought = plain(query);
  const found = options
    .filter((option) => !value.includes(option.value) && plain(option.label).includes(sought))
    .slice(0, MOST_SHOWN);
  const active = Math.min(at, Math.max(0, found.length - 1));
  const mayPick = value.length < max;
  const setQuery = (text: string) => {
    setText(text);
    setAt(0);
  };
  const pick = (option: Option) => {
    if (!mayPick) return;
    onChange([...value, option.value]);
    setQuery('');
  };
  const remove = (one: string) => onChange(value.filter((other) => other !== one));
  /** Whether the key meant something here. */
  const onKey = (key: string, open: boolean): boolean => {
    if (open && (key === 'ArrowDown' || key === 'ArrowUp')) {
      const step = key === 'ArrowDown' ? 1 : found.length - 1;
      if (found.length > 0) setAt((active + step) % found.length);
      return true;
    }
    const chosen = found[active];
    if (key === 'Enter' && open && chosen) {
      pick(chosen);
      return true;
    }
    if (key === 'Backspace' && query === '' && value.length > 0) {
      onChange(value.slice(0, -1));
      return true;
    }
    return false;
  };
  const picked = value.map(
    (one) => options.find((option) => option.value === one) ?? { value: one, label: one },
  );
  return { query, setQuery, found, active, mayPick, picked, pick, remove, onKey };
}
