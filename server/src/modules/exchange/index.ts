/** 数据共享与对接: reading registers, and the demonstration's own registers. */
export { readRegister, type RegisterQuestion, type RegisterReading } from './read-register.ts';
export { registerStandings } from './register-standings.ts';
export { recordReading } from './record-reading.ts';
export { updateDemoRegister } from './update-register.ts';
export { getReading } from './exchange.store.ts';
export type { FoundReading, RegisterEvidence } from './readings.ts';
export { startRegisterSimulator, type RegisterSimulator, type SimulatedRecord } from './adapters/register-simulator.ts';
export { readRegisterRecords } from './adapters/register-records.ts';
