/** The parts of the page's typeface that some words need, as rules that hold the font itself. */

function covers(range: string, codes: ReadonlySet<number>): boolean {
  return range.split(',').some((part) => {
    const [from = '', to] = part.trim().replace(/^U\+/i, '').split('-');
    const low = Number.parseInt(from.replace(/\?/g, '0'), 16);
    const high = Number.parseInt((to ?? from).replace(/\?/g, 'F'), 16);
    for (const code of codes) if (code >= low && code <= high) return true;
    return false;
  });
}

function faces(): readonly CSSFontFaceRule[] {
  const rules: CSSRule[] = [...document.styleSheets].flatMap((sheet) => [...sheet.cssRules]);
  const found: CSSFontFaceRule[] = [];
  for (let rule = rules.pop(); rule !== undefined; rule = rules.pop()) {
    if (rule instanceof CSSFontFaceRule) found.push(rule);
    else if (rule instanceof CSSGroupingRule) rules.push(...rule.cssRules);
  }
  return found;
}

async function embedded(rule: CSSFontFaceRule): Promise<string> {
  const base = rule.parentStyleSheet?.href ?? document.baseURI;
  const address = /url\("?([^")]+)"?\)/.exec(rule.style.getPropertyValue('src'))?.[1];
  if (address === undefined) return '';
  const bytes = new Uint8Array(await (await fetch(new URL(address, base))).arrayBuffer());
  let letters = '';
  for (let at = 0; at < bytes.length; at += 8_192)
    letters += String.fromCharCode(...bytes.subarray(at, at + 8_192));
  const property = (name: string) => `${name}:${rule.style.getPropertyValue(name)};`;
  const source = `src:url(data:font/woff2;base64,${btoa(letters)}) format("woff2");`;
  return `@font-face{${['font-family', 'font-style', 'font-weight', 'unicode-range'].map(property).join('')}${source}}`;
}

/** Without a network the fonts may be missing: the drawing then names them and falls back, as SVGs do. */
export async function fontsFor(text: string): Promise<string> {
  const codes = new Set([...text, 'a'].map((letter) => letter.codePointAt(0) ?? 0));
  const needed = faces().filter(
    ({ style }) =>
      /inter/i.test(style.getPropertyValue('font-family')) &&
      !/italic/.test(style.getPropertyValue('font-style')) &&
      covers(style.getPropertyValue('unicode-range') || 'U+0-10FFFF', codes),
  );
  const rules = await Promise.all(needed.map((rule) => embedded(rule).catch(() => '')));
  return rules.join('');
}
