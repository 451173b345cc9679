/** 单点登录: registered applications, consents, the OpenID provider they sign people in with, and the simulated province of the demonstration. */
export { importRelyingParty } from './import-relying-party.ts';
export { openIdMount } from './adapters/openid-mount.ts';
export { type DemoRelyingParty, startDemoRelyingParty } from './adapters/demo-relying-party.ts';
export type { ProvincePerson } from './adapters/province-person.ts';
export { type ProvinceSimulator, startProvinceSimulator } from './adapters/province-simulator.ts';
