/**
 * Which pages may act on this server: those of PUBLIC_URL, those of ALLOWED_ORIGINS, and those that came from the very
 * host that is asked (so that a plain set-up works under any name of the machine). A foreign page cannot make the last
 * true: the browser writes both headers. Under https only https pages count.
 */
export type OriginCheck = (origin: string, host: string | undefined) => boolean;

export function createOriginCheck(publicUrl: string, allowed: readonly string[]): OriginCheck {
  const named = new Set([publicUrl, ...allowed]);
  const publicProtocol = new URL(publicUrl).protocol;
  return (origin, host) => {
    if (named.has(origin)) return true;
    if (host === undefined || !URL.canParse(origin)) return false;
    const page = new URL(origin);
    const schemeFits = page.protocol === 'https:' || publicProtocol === 'http:';
    return schemeFits && page.host !== '' && page.host === host.toLowerCase();
  };
}
