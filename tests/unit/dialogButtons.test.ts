/** What the style of every dialog promises; a browser showed it (docs/spec/map-files.md). */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

describe('dialogs', () => {
  it('[MX40] keep their buttons in sight, in a window that is not low', () => {
    const css = readFileSync(join(import.meta.dirname, '../../client/ui/Dialog.module.css'), 'utf8');
    const tall = css.slice(css.indexOf('@media (min-height: 480px)'));
    expect(tall).toMatch(
      /\.actions \{[^}]*position: sticky;[^}]*bottom: 0;[^}]*background: var\(--surface\);/,
    );
  });
});
