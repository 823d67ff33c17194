/**
 * Every setting, read once and nowhere else. docs/operations.md § Settings and .env.example describe them;
 * tests/docs.test.ts compares the three.
 */
import { resolve } from 'node:path';

export const LOG_LEVELS = ['debug', 'info', 'warn', 'error', 'silent'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

export interface Config {
  readonly port: number;
  readonly host: string;
  readonly dataDir: string;
  /** The embedded store in `dataDir` when null. */
  readonly mongodbUri: string | null;
  /** Without a slash at the end. Null: `http://localhost:<port>`, known when the server listens. */
  readonly publicUrl: string | null;
  /** Origins besides the public one from which browsers may write. */
  readonly allowedOrigins: readonly string[];
  readonly logLevel: LogLevel;
  /** Proxies in front whose X-Forwarded-* headers are believed. */
  readonly trustProxy: number;
  /** Make the demo programme when the store is empty. */
  readonly demo: boolean;
  /** Bearer token of /metrics; without one only this machine may read it. */
  readonly metricsToken: string | null;
  readonly clientDir: string;
  /** Days of every document's past that are kept; null: all. */
  readonly historyDays: number | null;
}

export type Environment = Readonly<Record<string, string | undefined>>;

/** All problems at once, each a plain sentence. */
export class ConfigError extends Error {
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(problems.join('\n'));
    this.name = 'ConfigError';
    this.problems = problems;
  }
}

type Parse<Value> = (text: string) => Value | { readonly problem: string };

function isProblem(value: unknown): value is { readonly problem: string } {
  return typeof value === 'object' && value !== null && 'problem' in value;
}

function wholeNumber(min: number, max: number): Parse<number> {
  return (text) =>
    /^\d{1,6}$/.test(text) && Number(text) >= min && Number(text) <= max
      ? Number(text)
      : { problem: `must be a whole number from ${min} to ${max}` };
}

const onOff: Parse<boolean> = (text) => {
  if (text === 'true' || text === '1') return true;
  if (text === 'false' || text === '0') return false;
  return { problem: 'must be true or false' };
};

const origin: Parse<string> = (text) => {
  const url = URL.canParse(text) ? new URL(text) : null;
  const plain = url !== null && /^https?:$/.test(url.protocol) && url.username === '' && url.password === '';
  if (!plain || url.pathname !== '/' || url.search !== '' || url.hash !== '')
    return { problem: 'must look like https://learn.example.eu, without a path' };
  return url.origin;
};

const origins: Parse<readonly string[]> = (text) => {
  const parsed = text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map(origin);
  const bad = parsed.find(isProblem);
  return bad ?? parsed.filter((one): one is string => typeof one === 'string');
};

const mongodbUri: Parse<string> = (text) =>
  /^mongodb(\+srv)?:\/\/[^/]+/.test(text)
    ? text
    : { problem: 'must look like mongodb://host:27017/jumelage' };

const logLevel: Parse<LogLevel> = (text) =>
  LOG_LEVELS.find((level) => level === text) ?? { problem: `must be one of ${LOG_LEVELS.join(', ')}` };

const secret: Parse<string> = (text) =>
  text.length >= 16 ? text : { problem: 'must have at least 16 characters' };

const host: Parse<string> = (text) =>
  /^[\w.:%-]+$/.test(text) ? text : { problem: 'must be a host name or an IP address' };

/** The Config of an environment; throws a ConfigError with every problem. An empty setting counts as not set. */
export function readConfig(env: Environment): Config {
  const problems: string[] = [];
  const read = <Value, Default>(name: string, text: string | undefined, parse: Parse<Value>, or: Default) => {
    const trimmed = text?.trim() ?? '';
    if (trimmed === '') return or;
    const value = parse(trimmed);
    if (!isProblem(value)) return value;
    problems.push(`${name} ${value.problem}.`);
    return or;
  };
  const config: Config = {
    port: read('PORT', env.PORT, wholeNumber(0, 65_535), 3000),
    host: read('HOST', env.HOST, host, '127.0.0.1'),
    dataDir: resolve(read('DATA_DIR', env.DATA_DIR, String, './data')),
    mongodbUri: read('MONGODB_URI', env.MONGODB_URI, mongodbUri, null),
    publicUrl: read('PUBLIC_URL', env.PUBLIC_URL, origin, null),
    allowedOrigins: Object.freeze(read('ALLOWED_ORIGINS', env.ALLOWED_ORIGINS, origins, [])),
    logLevel: read('LOG_LEVEL', env.LOG_LEVEL, logLevel, 'info'),
    trustProxy: read('TRUST_PROXY', env.TRUST_PROXY, wholeNumber(0, 10), 0),
    demo: read('DEMO', env.DEMO, onOff, true),
    metricsToken: read('METRICS_TOKEN', env.METRICS_TOKEN, secret, null),
    clientDir: resolve(read('CLIENT_DIR', env.CLIENT_DIR, String, './dist/client')),
    historyDays: read('HISTORY_DAYS', env.HISTORY_DAYS, wholeNumber(1, 36_500), null),
  };
  if (problems.length > 0) throw new ConfigError(problems);
  return Object.freeze(config);
}
