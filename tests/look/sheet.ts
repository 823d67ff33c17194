export interface Shot {
  readonly name: string;
  /** Null when the screen could not be shown. */
  readonly file: string | null;
  readonly problems: readonly string[];
}

const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

function figure(shot: Shot): string {
  const image = shot.file ? `<a href="${shot.file}"><img src="${shot.file}" alt=""></a>` : '';
  const problems = shot.problems.map((problem) => `<li>${escaped(problem)}</li>`).join('');
  return `<figure>${image}<figcaption>${escaped(shot.name)}<ul>${problems}</ul></figcaption></figure>`;
}

/** All pictures side by side in one height, problems under them in red. */
export function sheetHtml(shots: readonly Shot[]): string {
  return `<!doctype html><meta charset="utf-8"><title>Jumelage: every screen</title>
<style>body{font:12px system-ui;margin:12px;background:#777;display:flex;flex-wrap:wrap;gap:12px;align-items:flex-start}
figure{margin:0}img{display:block;height:330px;border-radius:6px}
figcaption{color:#fff;max-width:530px}li{color:#fdd}ul{margin:0;padding-inline-start:16px}</style>
${shots.map(figure).join('\n')}
`;
}
