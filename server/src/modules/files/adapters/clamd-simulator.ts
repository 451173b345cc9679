import { type AddressInfo, createServer, type Socket } from 'node:net';

/** 病毒扫描模拟器: the other end of `clamdScanner`. `down`: it hangs up on everybody, as a crashed daemon does. */
export type ClamdSimulator = { address: string; setDown: (down: boolean) => void; close: () => Promise<void> };

/** The test file of EICAR that every scanner knows, put together here so that no scanner takes this source for it. */
export const eicarTestFile = (): Buffer =>
  Buffer.from(
    [
      'X5O!P%@AP[4',
      String.fromCharCode(92),
      'PZX54(P^)7CC)7}$',
      'EICAR',
      '-STANDARD-ANTIVIRUS-',
      'TEST-FILE!$H+H*',
    ].join(''),
  );

/** Starts a clamd that knows one threat, the EICAR test file anywhere in the stream; on a free port of this machine. */
export async function startClamdSimulator(): Promise<ClamdSimulator> {
  let isDown = false;
  const open = new Set<Socket>();
  const server = createServer((socket) => {
    open.add(socket);
    socket.on('close', () => open.delete(socket));
    socket.on('error', () => socket.destroy());
    if (isDown) return void socket.destroy();
    answer(socket);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    address: `127.0.0.1:${(server.address() as AddressInfo).port}`,
    setDown: (down) => {
      isDown = down;
    },
    close: () => {
      for (const socket of open) socket.destroy();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

function answer(socket: Socket): void {
  let told = Buffer.alloc(0);
  socket.on('data', (part) => {
    told = Buffer.concat([told, part]);
    if (told.toString('latin1') === 'zPING\0') return void socket.end('PONG\0');
    const stream = readStream(told);
    if (stream) socket.end(stream.includes(eicarTestFile()) ? 'stream: Eicar-Test-Signature FOUND\0' : 'stream: OK\0');
  });
}

/** The whole stream once its closing zero length is there. */
function readStream(told: Buffer): Buffer | null {
  const head = Buffer.from('zINSTREAM\0');
  if (!told.subarray(0, head.length).equals(head)) return null;
  const parts: Buffer[] = [];
  for (let at = head.length; at + 4 <= told.length; ) {
    const length = told.readUInt32BE(at);
    if (length === 0) return Buffer.concat(parts);
    parts.push(told.subarray(at + 4, at + 4 + length));
    at += 4 + length;
  }
  return null;
}
