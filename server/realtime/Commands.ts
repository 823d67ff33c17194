/**
 * Commands: what one socket.io connection may ask for. A payload goes through its schema, every command is answered
 * with a result or a code of the closed list, and nothing that a handler throws leaves this file: socket.io calls
 * handlers without a net.
 */
import type { Socket } from 'socket.io';
import * as z from 'zod/mini';
import { AppError } from '../../shared/errors.ts';
import type { Ack, ClientToServer, ServerToClient } from '../../shared/protocol.ts';
import type { Clock } from '../clock.ts';
import type { Telemetry } from '../telemetry/Telemetry.ts';
import { Allowance } from './Allowance.ts';

export type EventSocket = Socket<ClientToServer, ServerToClient>;

/** What happens after the answer has been given: what it starts must not overtake it. */
type Then = () => void;
type Result = undefined | Then | Promise<undefined | Then>;

/** The listener side of a socket as it really is: whatever the peer sent. */
interface Untyped {
  on(name: string, listener: (...args: unknown[]) => void): void;
}

export interface CommandsOptions {
  readonly socket: EventSocket;
  readonly clock: Clock;
  readonly telemetry: Telemetry;
}

export class Commands {
  readonly #options: CommandsOptions;
  readonly #allowance: Allowance;

  constructor(options: CommandsOptions) {
    this.#options = options;
    this.#allowance = new Allowance(options.clock);
  }

  on<Schema extends z.core.$ZodType>(
    name: keyof ClientToServer,
    args: Schema,
    run: (args: z.output<Schema>) => Result,
  ): void {
    this.onUnmetered(name, args, (values) => {
      if (this.#allowance.spend(0, 1) > 0) throw new AppError('TOO_FAST', 'too many commands');
      return run(values);
    });
  }

  /** For what keeps count itself. */
  onUnmetered<Schema extends z.core.$ZodType>(
    name: keyof ClientToServer,
    args: Schema,
    run: (args: z.output<Schema>) => Result,
  ): void {
    (this.#options.socket as unknown as Untyped).on(name, (...values) => {
      const answer = takeAck(values);
      this.#settle(answer, () => {
        const parsed = z.safeParse(args, values);
        if (!parsed.success) throw new AppError('BAD_REQUEST', `malformed ${name}`);
        return run(parsed.data);
      });
    });
  }

  #settle(answer: (ack: Ack<null>) => void, work: () => Result): void {
    const done = (then: undefined | Then) => {
      answer({ ok: true, result: null });
      then?.();
    };
    const failed = (error: unknown) => answer({ ok: false, error: this.#codeOf(error) });
    try {
      const result = work();
      if (result instanceof Promise) void result.then(done).catch(failed);
      else done(result);
    } catch (error) {
      failed(error);
    }
  }

  #codeOf(error: unknown): string {
    const { telemetry } = this.#options;
    const { log } = telemetry;
    telemetry.count('refused_total');
    if (error instanceof AppError && error.code !== 'INTERNAL') {
      log.debug({ err: error, code: error.code }, 'Command refused');
      return error.code;
    }
    log.error({ err: error }, 'A command failed');
    return 'INTERNAL';
  }
}

/** socket.io puts the callback behind the arguments, if the peer asked for an answer. */
function takeAck(values: unknown[]): (ack: Ack<null>) => void {
  const last = values.at(-1);
  if (typeof last !== 'function') return () => undefined;
  values.pop();
  return last as (ack: Ack<null>) => void;
}
