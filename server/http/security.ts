/** Headers on every answer, and who may write. */
import { randomBytes } from 'node:crypto';
import type { Request, RequestHandler } from 'express';
import { AppError } from '../../shared/errors.ts';
import type { OriginCheck } from '../access/origins.ts';

const HOST = /^[\w.:[\]-]{1,255}$/;
const PERMISSIONS = ['camera', 'geolocation', 'microphone', 'payment', 'usb', 'browsing-topics'];

/** `'self'` covers WebSockets only in newer browsers, so they are named. */
function socketSources(host: string | undefined): string {
  return host !== undefined && HOST.test(host) ? ` ws://${host} wss://${host}` : '';
}

/** Nothing from elsewhere, nothing inline but what carries this answer's nonce. */
export function contentSecurityPolicy(host: string | undefined, nonce: string | null): string {
  const inline = nonce === null ? '' : ` 'nonce-${nonce}'`;
  return [
    "default-src 'none'",
    `script-src 'self'${inline}`,
    `style-src 'self'${inline}`,
    "img-src 'self' data: blob:",
    `connect-src 'self'${socketSources(host)}`,
    "font-src 'self'",
    "manifest-src 'self'",
    "worker-src 'self'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "form-action 'self'",
  ].join('; ');
}

export function newNonce(): string {
  return randomBytes(16).toString('base64');
}

export function securityHeaders(publicUrl: string): RequestHandler {
  const https = publicUrl.startsWith('https:');
  return (req, res, next) => {
    res.set({
      'X-Request-Id': randomBytes(9).toString('base64url'),
      'Content-Security-Policy': contentSecurityPolicy(req.headers.host, null),
      'X-Content-Type-Options': 'nosniff',
      'Referrer-Policy': 'no-referrer',
      'Permissions-Policy': PERMISSIONS.map((feature) => `${feature}=()`).join(', '),
      'Cross-Origin-Opener-Policy': 'same-origin',
      'Cross-Origin-Resource-Policy': 'same-origin',
    });
    if (https) res.set('Strict-Transport-Security', 'max-age=31536000');
    next();
  };
}

/**
 * Browsers send Origin with every write, so a write without one comes from a program: it may bring a bearer token or
 * nothing, but not a cookie, which only a browser holds.
 */
function mayWrite(req: Request, isAllowedOrigin: OriginCheck): boolean {
  const { origin, host, cookie } = req.headers;
  const site = req.get('Sec-Fetch-Site');
  if (origin !== undefined) return isAllowedOrigin(origin, host);
  if (site !== undefined) return site === 'same-origin';
  return cookie === undefined;
}

const READS = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Against cross-site request forgery; the SameSite cookie is the second wall. */
export function refuseForeignWrites(isAllowedOrigin: OriginCheck): RequestHandler {
  return (req, _res, next) => {
    if (READS.has(req.method) || mayWrite(req, isAllowedOrigin)) next();
    else next(new AppError('ORIGIN_REFUSED'));
  };
}
