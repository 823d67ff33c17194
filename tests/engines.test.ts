/** Nothing newer than the browsers of docs/operations.md is called without asking first. */
import { describe, expect, it } from 'vitest';
import { readTracked, trackedFiles } from './support/sources.ts';

/** What Firefox 128 or Safari 17 lacks of the browser's own; of the language, tsconfig's `lib` knows only what they have. */
const NEWER = [
  /\b(requestIdleCallback|cancelIdleCallback|startViewTransition|checkVisibility|getCoalescedEvents|getPredictedEvents)\b/,
  /\b(show(Open|Save)FilePicker|showDirectoryPicker|moveBefore|ariaNotify|scrollIntoViewIfNeeded|requestVideoFrameCallback)\b/,
  /\b(caret(Position|Range)FromPoint|scheduler\.(yield|postTask)|AbortSignal\.any|URL\.parse|ClipboardItem\.supports)\b/,
  /\b(CSS\.highlights|EditContext|CloseWatcher|ImageDecoder|DurationFormat|userAgentData|deviceMemory|plaintext-only)\b/,
  /navigator\.connection\b|['"]scrollend['"]|onscrollend/,
];
/** `there?.(…)`, `there ?? …`, `typeof there`, `'there' in …`. */
const ASKED = (name: string, line: string) =>
  new RegExp(`${name}(\\?\\.|\\s*\\?\\?)|typeof (window\\.)?${name}|['"]${name}['"] in `).test(line);

/** Styles that make a whole rule or value void where they are unknown; an unknown property alone harms nobody. */
const NEWER_STYLES =
  /@scope\b|@function\b|\b(light-dark|if|anchor|anchor-size|calc-size|sibling-index)\(|::details-content/;

describe('other browsers', () => {
  const client = trackedFiles().filter((path) => /^(client|shared)\/.*\.(tsx?|css)$/.test(path));

  it('[EN1] what Firefox 128 or Safari 17 lacks is asked for before it is called', () => {
    const unasked = client.flatMap((path) => {
      const lines = readTracked(path).split('\n');
      return lines.flatMap((line, at) => {
        if (path.endsWith('.css')) return NEWER_STYLES.test(line) ? [`${path}:${at + 1}`] : [];
        const name = NEWER.map((names) => names.exec(line)?.[0]).find((found) => found !== undefined);
        // Asked on the line before counts, as in `if (typeof there === 'function')`.
        const asked = name === undefined || ASKED(name, `${lines[at - 1] ?? ''}\n${line}`);
        return asked ? [] : [`${path}:${at + 1} ${name}`];
      });
    });
    expect(unasked).toEqual([]);
    expect(client.length).toBeGreaterThan(300);
  });

  it('[EN4] [EN5] what Safari does otherwise is set right before the page begins', () => {
    const [before] = readTracked('client/app/main.tsx').split('createRoot(element)');
    expect(before).toMatch(/^deafToComposing\(\);$/m);
    expect(before).toMatch(/^steadyFields\(\);$/m);
  });

  it('[EN1] the language is that of 2023, which they all speak', () => {
    expect(readTracked('tsconfig.json')).toContain('"lib": ["ES2023", "DOM", "DOM.Iterable"]');
  });
});
