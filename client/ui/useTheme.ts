import { useMantineColorScheme } from '@mantine/core';

export type Theme = 'light' | 'dark' | 'auto';

/** The theme chosen on this device and how to change it; `auto` follows the system. */
export function useTheme(): readonly [Theme, (theme: Theme) => void] {
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return [colorScheme, setColorScheme];
}
