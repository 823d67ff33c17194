/** Where a credential travels: a cookie for browsers, `Authorization: Bearer` for programs. */

export interface CredentialHeaders {
  readonly cookie?: string | undefined;
  readonly authorization?: string | undefined;
}

/** What a cookie needs to know of the installation. The `__Host-` prefix demands Secure, so plain http on a LAN goes without. */
export interface CookieStyle {
  readonly name: string;
  readonly secure: boolean;
}

export function cookieStyle(publicUrl: string): CookieStyle {
  const secure = publicUrl.startsWith('https:');
  return { name: secure ? '__Host-jumelage' : 'jumelage', secure };
}

/** 32 bytes as base64url. Anything else is not worth a question to the store. */
const SECRET_PATTERN = /^[\w-]{43}$/;

function cookieValue(header: string, name: string): string | null {
  for (const part of header.split(';')) {
    const at = part.indexOf('=');
    if (at > 0 && part.slice(0, at).trim() === name) return part.slice(at + 1).trim();
  }
  return null;
}

/** The secret that the headers carry, or null. A bearer token counts before a cookie: it was sent on purpose. */
export function readSecret(headers: CredentialHeaders, style: CookieStyle): string | null {
  const bearer = headers.authorization?.match(/^Bearer +([\w-]+)$/i)?.[1];
  const secret = bearer ?? cookieValue(headers.cookie ?? '', style.name);
  return secret !== null && SECRET_PATTERN.test(secret) ? secret : null;
}

function attributes(style: CookieStyle): string {
  return `Path=/; HttpOnly; SameSite=Lax${style.secure ? '; Secure' : ''}`;
}

export function setCookie(style: CookieStyle, secret: string, maxAgeMs: number): string {
  return `${style.name}=${secret}; Max-Age=${Math.floor(maxAgeMs / 1000)}; ${attributes(style)}`;
}

export function clearCookie(style: CookieStyle): string {
  return `${style.name}=; Max-Age=0; ${attributes(style)}`;
}
