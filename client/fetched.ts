/** Brings the files of code that comes when it is wanted, in place of Vite's own way: see vite.config.ts. */

/** Code that did not come. `isGone`: the server has it no more, since it has a newer version. */
export class NotFetched extends Error {
  readonly isGone: boolean;

  constructor(file: string, isGone: boolean, cause?: unknown) {
    super(`Not fetched: ${file}`, { cause });
    this.name = 'NotFetched';
    this.isGone = isGone;
  }
}

const coming = new Map<string, Promise<void>>();

function comesStyle(href: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const link = document.createElement('link');
    link.rel = 'stylesheet';
    link.crossOrigin = '';
    link.href = href;
    link.onload = () => resolve();
    link.onerror = () => {
      link.remove();
      reject(new NotFetched(href, false));
    };
    document.head.append(link);
  });
}

/** What a network of a hotel answers in place of it is no code either. */
async function comesScript(href: string): Promise<void> {
  const answer = await fetch(href);
  const isCode = answer.ok && /javascript/.test(answer.headers.get('Content-Type') ?? '');
  if (!isCode) throw new NotFetched(href, answer.status === 404);
  await answer.arrayBuffer();
}

/** For a `catch`. */
export const asNotFetched =
  (file: string) =>
  (cause: unknown): never => {
    throw cause instanceof NotFetched ? cause : new NotFetched(file, false, cause);
  };

function comes(file: string): Promise<void> {
  const href = `/${file}`;
  const known = coming.get(file);
  if (known !== undefined) return known;
  const isStyle = file.endsWith('.css');
  // The page itself asks for it.
  if (document.querySelector(`link[href="${href}"]${isStyle ? '[rel=stylesheet]' : ''}`))
    return Promise.resolve();
  const asked = (isStyle ? comesStyle : comesScript)(href).catch(asNotFetched(file));
  coming.set(file, asked);
  asked.catch(() => coming.delete(file));
  return asked;
}

/**
 * Code is imported once its files have come: browsers remember for the life of a page that an import failed, and never
 * ask for it again.
 */
export async function fetched<Code>(load: () => Promise<Code>, files: readonly string[] = []): Promise<Code> {
  const all = await Promise.allSettled(files.map(comes));
  const failed = all.flatMap((one) => (one.status === 'rejected' ? [one.reason as NotFetched] : []));
  if (failed.length > 0) throw failed.find((one) => one.isGone) ?? failed[0];
  return load().catch((cause: unknown) => {
    // An error of the code itself is none of the network. Where nothing is kept an import asks for its file once more.
    if (!(cause instanceof TypeError && /import/i.test(cause.message))) throw cause;
    for (const file of files) coming.delete(file);
    throw new NotFetched('import', false, cause);
  });
}
