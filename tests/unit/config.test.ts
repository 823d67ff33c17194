import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Environment } from '../../server/config.ts';
import { ConfigError, readConfig } from '../../server/config.ts';

function problemsOf(env: Environment): readonly string[] {
  try {
    readConfig(env);
    return [];
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
}

describe('config', () => {
  it('[HT11] nothing set is a working set-up, empty settings count as not set', () => {
    const config = readConfig({ PORT: '', MONGODB_URI: ' ' });
    expect(config).toEqual({
      port: 3000,
      host: '127.0.0.1',
      dataDir: resolve('data'),
      mongodbUri: null,
      publicUrl: null,
      allowedOrigins: [],
      logLevel: 'info',
      trustProxy: 0,
      demo: true,
      metricsToken: null,
      historyDays: null,
      clientDir: resolve('dist/client'),
    });
    expect(Object.isFrozen(config)).toBe(true);
  });

  it('[HT11] every setting is read', () => {
    const config = readConfig({
      PORT: '8080',
      HOST: '0.0.0.0',
      DATA_DIR: '/srv/jumelage',
      MONGODB_URI: 'mongodb://mongo:27017/jumelage?replicaSet=rs0',
      PUBLIC_URL: 'https://Learn.example.eu/',
      ALLOWED_ORIGINS: 'https://a.example, http://b.example:81',
      LOG_LEVEL: 'warn',
      TRUST_PROXY: '1',
      DEMO: 'false',
      METRICS_TOKEN: 'sixteen-or-more-characters',
    });
    expect(config).toMatchObject({
      port: 8080,
      host: '0.0.0.0',
      trustProxy: 1,
      demo: false,
      logLevel: 'warn',
    });
    expect(config.publicUrl).toBe('https://learn.example.eu');
    expect(config.allowedOrigins).toEqual(['https://a.example', 'http://b.example:81']);
  });

  it('[HT11] all problems come together, each naming its setting', () => {
    const problems = problemsOf({
      PORT: '70000',
      HOST: 'not a host',
      MONGODB_URI: 'postgres://x',
      PUBLIC_URL: 'https://example.eu/path',
      ALLOWED_ORIGINS: 'https://ok.example,ftp://x',
      LOG_LEVEL: 'loud',
      TRUST_PROXY: 'yes',
      DEMO: 'perhaps',
      METRICS_TOKEN: 'short',
    });
    expect(problems.map((problem) => problem.split(' ')[0])).toEqual([
      'PORT',
      'HOST',
      'MONGODB_URI',
      'PUBLIC_URL',
      'ALLOWED_ORIGINS',
      'LOG_LEVEL',
      'TRUST_PROXY',
      'DEMO',
      'METRICS_TOKEN',
    ]);
    for (const problem of problems) expect(problem).toMatch(/^[A-Z_]+ must .*\.$/);
  });
});
