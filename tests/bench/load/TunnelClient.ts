/**
 * TunnelClient: one person whose Yjs frames travel through socket.io, on a WebSocket of engine.io as a browser has it
 * after its upgrade. What nobody listens to is only counted, as RawClient does; its own messages are short.
 */
import { RawClient, type RawClientOptions } from './RawClient.ts';
import { documentOf, EVENT, maskedFrame } from './wire.ts';

export const ENGINE_PATH = '/socket.io/?EIO=4&transport=websocket';

/** A packet of engine.io, and what socket.io writes into one: see the protocols of both. */
const OPEN = '0';
const PING = '2';
const PONG = '3';
const CONNECT = '40';
const ASK = '420';
const ANSWER = '430';
/** The longest packet of a handshake; a turn of a busy room is far longer. */
const SHORT = 512;

export class TunnelClient {
  readonly #client: RawClient;
  readonly #options: RawClientOptions;
  readonly #documentId: string;
  /** What comes before the base64 of a frame, and behind it. */
  readonly #before: number;
  readonly compresses = false;

  constructor(options: RawClientOptions) {
    this.#options = options;
    this.#documentId = documentOf(options.path);
    this.#before = `${EVENT}["yjs:frame","${this.#documentId}","`.length;
    this.#client = new RawClient({
      ...options,
      path: ENGINE_PATH,
      onOpen: () => undefined,
      onMessage: (payload) => this.#take(Buffer.from(payload.buffer, payload.byteOffset, payload.length)),
      ...(options.onMessage ? {} : { longest: SHORT }),
    });
  }

  get received(): number {
    return this.#client.received;
  }

  write(frame: Uint8Array): void {
    this.#client.write(frame);
  }

  close(): void {
    this.#client.close();
  }

  #say(text: string): void {
    this.#client.write(maskedFrame(0x81, Buffer.from(text)));
  }

  #take(packet: Buffer): void {
    const start = packet.toString('latin1', 0, 3);
    if (start === PING) this.#say(PONG);
    else if (start.startsWith(EVENT)) this.#takeEvent(packet);
    else if (start.startsWith(OPEN)) this.#say(CONNECT);
    else if (start.startsWith(CONNECT)) this.#say(`${ASK}["yjs:open",{"documentId":"${this.#documentId}"}]`);
    else if (start === ANSWER) this.#takeAnswer(packet.toString('latin1', ANSWER.length));
    else this.#fail(packet.toString('latin1'));
  }

  #takeAnswer(text: string): void {
    if (text === '[{"ok":true,"result":null}]') this.#options.onOpen();
    else this.#fail(text);
  }

  #takeEvent(packet: Buffer): void {
    const base64 = packet.toString('latin1', this.#before, packet.length - 2);
    if (packet.toString('latin1', 0, this.#before).startsWith(`${EVENT}["yjs:closed"`)) this.#fail('closed');
    else this.#options.onMessage?.(Buffer.from(base64, 'base64'));
  }

  #fail(why: string): void {
    this.close();
    this.#options.onClose(why);
  }
}
