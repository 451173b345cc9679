// 牵绳: loaded before the program. When the starter is gone, the program is asked to stop as by a SIGTERM, and ended
// after 20 s. Every process watches its own parent, so that test workers, which inherit the flag, do likewise.
import { isMainThread } from 'node:worker_threads';

const everyMs = 1000;
const patienceMs = 20_000;

if (isMainThread) {
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    process.kill(process.pid, 'SIGTERM');
    setTimeout(() => process.kill(process.pid, 'SIGKILL'), patienceMs).unref();
  }, everyMs);
  timer.unref();
}
