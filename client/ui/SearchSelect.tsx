import '@mantine/core/styles/Combobox.layer.css';
import '@mantine/core/styles/Input.layer.css';
import '@mantine/core/styles/InlineInput.layer.css';
import '@mantine/core/styles/Pill.layer.css';
import '@mantine/core/styles/PillsInput.layer.css';
import '@mantine/core/styles/Popover.layer.css';
import '@mantine/core/styles/ScrollArea.layer.css';
import '@mantine/core/styles/CloseButton.layer.css';
import '@mantine/core/styles/UnstyledButton.layer.css';
import { MultiSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import styles from './SearchSelect.module.css';

interface SearchSelectProps {
  readonly label: string;
  readonly hint?: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly value: readonly string[];
  readonly max: number;
  readonly onChange: (value: readonly string[]) => void;
}

const MOST_SHOWN = 50;

/** Several of a long list, found by typing. */
export function SearchSelect({ label, hint, options, value, max, onChange }: SearchSelectProps) {
  const { t } = useTranslation();
  return (
    <MultiSelect
      label={label}
      description={hint}
      data={[...options]}
      value={[...value]}
      onChange={onChange}
      searchable
      limit={MOST_SHOWN}
      maxValues={max}
      nothingFoundMessage={t('ui.nothingFound')}
      hidePickedOptions
      comboboxProps={{ shadow: 'none', transitionProps: { duration: 120 } }}
      classNames={{
        label: styles.label ?? '',
        description: styles.hint ?? '',
        input: styles.input ?? '',
        inputField: styles.field ?? '',
        pill: styles.pill ?? '',
        dropdown: styles.dropdown ?? '',
        option: styles.option ?? '',
      }}
    />
  );
}
