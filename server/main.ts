/** The process: settings, start, printed links, signals, and plain sentences when something is in the way. */
import type { App } from './app.ts';
import { createApp } from './app.ts';
import type { Config } from './config.ts';
import { ConfigError, readConfig } from './config.ts';
import { StoreStartError } from './storage/StoreStartError.ts';

const print = (text: string) => void process.stdout.write(`${text}\n`);
const complain = (text: string) => void process.stderr.write(`✗ ${text}\n`);

function reasonOf(error: unknown): { readonly code: string; readonly text: string } {
  const code = (error as { code?: unknown } | null)?.code;
  return {
    code: typeof code === 'string' ? code : '',
    text: error instanceof Error ? error.message : String(error),
  };
}

/** What is in the way and what to do about it, or null for a defect of ours. */
function explain(error: unknown, { port, host }: Config): string | null {
  if (error instanceof StoreStartError) return error.message;
  switch (reasonOf(error).code) {
    case 'EADDRINUSE':
      return `Port ${port} is in use. Stop the other program, or start with another one: PORT=${port + 1} npm start`;
    case 'EACCES':
      return `Port ${port} may not be opened by this user. Choose one from 1024 up: PORT=3000 npm start`;
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return `HOST=${host} is not an address of this machine. Use 127.0.0.1, or 0.0.0.0 for all its addresses.`;
    case 'STORE_UNAVAILABLE':
      return `The store does not answer (${reasonOf(error).text}). Check it, then start again.`;
    default:
      return null;
  }
}

function printLinks({ url, links }: App): void {
  print(`Jumelage is ready: ${url}`);
  if (links.admin !== null) print(`  admin, shown only this once:  ${links.admin}`);
  if (links.demo === null) return;
  print(`  facilitator of the demo:      ${links.demo.facilitator}`);
  print(`  participant of the demo:      ${links.demo.participant}`);
}

/** The first signal stops gently, a second one at once. */
function stopOnSignals(app: App): void {
  let stopping = false;
  const stop = (code: number) => {
    if (stopping) process.exit(code);
    stopping = true;
    app.stop().then(
      () => process.exit(code),
      (err: unknown) => {
        app.telemetry.log.error({ err }, 'the stop was not clean');
        process.exit(1);
      },
    );
  };
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => stop(0));
  const onDefect = (err: unknown, origin: string) => {
    app.telemetry.log.error({ err, origin }, 'an error that nobody caught: saving what is open and stopping');
    stop(1);
  };
  process.on('uncaughtException', onDefect);
  process.on('unhandledRejection', (reason) => onDefect(reason, 'unhandledRejection'));
}

async function start(config: Config): Promise<void> {
  try {
    const app = await createApp(config);
    stopOnSignals(app);
    printLinks(app);
  } catch (error) {
    const sentence = explain(error, config);
    if (sentence === null) throw error;
    complain(sentence);
    process.exitCode = 1;
  }
}

try {
  await start(readConfig(process.env));
} catch (error) {
  if (!(error instanceof ConfigError)) throw error;
  for (const problem of error.problems) complain(problem);
  process.exitCode = 1;
}
