/** 仿真登记库(独立进程): `node simulator-main.ts <pack folder> [port]`; REGISTER_SECRET is the secret shared with the platform. */
import { readRegisterRecords } from './adapters/register-records.ts';
import { startRegisterSimulator } from './adapters/register-simulator.ts';

const [folder, port = '8090'] = process.argv.slice(2);
const secret = process.env.REGISTER_SECRET;
if (!folder || !secret || !/^\d{1,5}$/.test(port)) {
  console.error('用法 usage: REGISTER_SECRET=… node simulator-main.ts <pack folder> [port]');
  process.exitCode = 2;
} else {
  const simulator = await startRegisterSimulator({ records: readRegisterRecords(folder), secret, port: Number(port) });
  console.log(`仿真登记库已启动 simulated registers: ${simulator.url}`);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void simulator.close());
}
