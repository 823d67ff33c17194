import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const css = readFileSync('client/features/map/Map.module.css', 'utf8');
const tokens = readFileSync('client/ui/tokens.css', 'utf8');
const STEPS = [1, 2, 3, 4, 5];

const channels = (hex: string) => [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255);

function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = channels(hex).map((one) =>
    one <= 0.04045 ? one / 12.92 : ((one + 0.055) / 1.055) ** 2.4,
  );
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(one: string, other: string): number {
  const [dark = 0, bright = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (bright + 0.05) / (dark + 0.05);
}

function hue(hex: string): number {
  const [r = 0, g = 0, b = 0] = channels(hex);
  return (Math.atan2(Math.sqrt(3) * (g - b), 2 * r - g - b) * 180) / Math.PI;
}

function read(sheet: string, theme: string) {
  const rule = sheet.split(`${theme} {`)[1]?.split('}')[0] ?? '';
  return (name: string) => new RegExp(`--${name}: (#\\w+)`).exec(rule)?.[1] ?? '';
}

describe('the scale of severity', () => {
  it.each([':root', '[data-theme="dark"]'])(
    '[MH83] goes from the ground outwards in one hue (%s)',
    (theme) => {
      const colour = read(css, theme);
      const surface = read(tokens, theme)('surface');
      const scale = STEPS.map((step) => colour(`severity-${step}`));
      const away = scale.map((one) => contrast(one, surface));
      for (const [at, one] of away.entries())
        expect(one, scale[at]).toBeGreaterThan(1.15 * (away[at - 1] ?? 1));
      for (const one of scale) expect(Math.abs(hue(one)), one).toBeLessThan(12);
      for (const step of STEPS)
        expect(
          contrast(colour(`severity-${step}`), colour(`on-severity-${step}`)),
          `${step}`,
        ).toBeGreaterThan(4.5);
    },
  );
});
