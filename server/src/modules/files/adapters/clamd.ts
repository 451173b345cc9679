import { connect, type Socket } from 'node:net';
import type { ScanAnswer, ScannerPort } from '../ports.ts';

/** clamd reads at most this much in one chunk of INSTREAM by default; smaller chunks keep memory low. */
const CHUNK_BYTES = 64 * 1024;
const ANSWER_BYTES_MAX = 4096;
const TIMEOUT_MS = 20_000;

/**
 * clamd 适配器: speaks the INSTREAM command of ClamAV's daemon (clamd.8, `zINSTREAM\0`, chunks of a four-byte length in network
 * order and its bytes, a length of zero at the end; the answer is `stream: OK` or `stream: <name> FOUND`).
 * @param address `host:port`, `tcp://host:port`, `unix:/path` or `/path`; from the configuration, never from a user
 */
export function clamdScanner(address: string, timeoutMs: number = TIMEOUT_MS): ScannerPort {
  return {
    scan: async (content) => {
      try {
        return judgeAnswer(await converse(address, timeoutMs, (socket) => send(socket, content)));
      } catch (error) {
        return { state: 'unavailable', because: (error as NodeJS.ErrnoException).code ?? (error as Error).message };
      }
    },
    ping: async () => {
      try {
        return (await converse(address, timeoutMs, (socket) => socket.write('zPING\0'))) === 'PONG';
      } catch {
        return false;
      }
    },
  };
}

function judgeAnswer(answer: string): ScanAnswer {
  if (answer === 'stream: OK') return { state: 'clean' };
  const found = /^stream: (.{1,200}) FOUND$/.exec(answer);
  return found ? { state: 'infected', threat: found[1]! } : { state: 'unavailable', because: 'badAnswer' };
}

function send(socket: Socket, content: Uint8Array): void {
  socket.write('zINSTREAM\0');
  for (let at = 0; at < content.length; at += CHUNK_BYTES) {
    const chunk = content.subarray(at, at + CHUNK_BYTES);
    const length = Buffer.alloc(4);
    length.writeUInt32BE(chunk.length);
    socket.write(length);
    socket.write(chunk);
  }
  socket.write(Buffer.alloc(4));
}

/** One question, one answer up to its NUL; a silent, chatty or broken other end is an error within the time. */
function converse(address: string, timeoutMs: number, ask: (socket: Socket) => unknown): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(placeOf(address));
    let answer = '';
    const fail = (error: Error) => {
      socket.destroy();
      reject(error);
    };
    socket.setTimeout(timeoutMs, () => fail(new Error('timeout')));
    socket.on('error', fail);
    socket.on('connect', () => void ask(socket));
    socket.on('data', (part: Buffer) => {
      answer += part.toString('utf8');
      if (answer.length > ANSWER_BYTES_MAX) return fail(new Error('badAnswer'));
      if (!answer.includes('\0')) return;
      resolve(answer.slice(0, answer.indexOf('\0')).trim());
      socket.destroy();
    });
    socket.on('close', () => reject(new Error('closed')));
  });
}

function placeOf(address: string): { path: string } | { host: string; port: number } {
  if (address.startsWith('unix:')) return { path: address.slice('unix:'.length) };
  if (address.startsWith('/')) return { path: address };
  const { hostname, port } = new URL(address.includes('://') ? address : `tcp://${address}`);
  return { host: hostname, port: Number(port || 3310) };
}
