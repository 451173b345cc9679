import { connect } from 'node:net';
import { parentPort, workerData } from 'node:worker_threads';

/** Keeps connections busy over plain sockets: one request after the other on each; posts answers per second. */
const { url, connections, seconds } = workerData as { url: string; connections: number; seconds: number };
const { hostname, port, pathname } = new URL(url);
const request = `GET ${pathname} HTTP/1.1\r\nHost: ${hostname}:${port}\r\nAccept: application/json\r\n\r\n`;
const end = performance.now() + seconds * 1000;
let answers = 0;

await Promise.all(Array.from({ length: connections }, talk));
parentPort?.postMessage(answers / seconds);

function talk(): Promise<void> {
  return new Promise((done, fail) => {
    const socket = connect(Number(port), hostname, () => socket.write(request));
    let left = 0;
    socket.on('data', (chunk: Buffer) => {
      if (left === 0) left = wholeLength(chunk);
      left -= chunk.length;
      if (left > 0) return;
      answers += 1;
      left = 0;
      if (performance.now() < end) socket.write(request);
      else socket.end(done);
    });
    socket.on('error', fail);
  });
}

/** Head and body of the answer that begins here. */
function wholeLength(chunk: Buffer): number {
  const head = chunk.indexOf('\r\n\r\n');
  const text = chunk.toString('latin1', 0, head);
  if (!text.startsWith('HTTP/1.1 200')) throw new Error(text.split('\r\n')[0]);
  return head + 4 + Number(/content-length: *(\d+)/i.exec(text)![1]);
}
