/** 仿真短信网关(独立进程): `node gateway-main.ts [port]`; MESSAGES_SECRET is the secret shared with the platform. */
import { systemRandom } from '#platform';
import { startGatewaySimulator } from './adapters/message-gateway-simulator.ts';

const [port = '8091'] = process.argv.slice(2);
const secret = process.env.MESSAGES_SECRET;
if (!secret || !/^\d{1,5}$/.test(port)) {
  console.error('用法 usage: MESSAGES_SECRET=… node gateway-main.ts [port]');
  process.exitCode = 2;
} else {
  const simulator = await startGatewaySimulator({ secret, random: systemRandom, port: Number(port) });
  console.log(`仿真短信网关已启动 simulated message gateway: ${simulator.url}`);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void simulator.close());
}
