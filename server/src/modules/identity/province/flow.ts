import { sha256 } from '#platform';
import type { FlowSecrets } from './ports.ts';

/** Minutes between leaving for the province and coming back. */
export const FLOW_MINUTES = 10;

/** 流程秘密: state, nonce and PKCE verifier of one flow; whoever reads the database or the address bar cannot make them. */
export const secretsOf = (flow: string): FlowSecrets => ({
  state: derive('state', flow),
  nonce: derive('nonce', flow),
  verifier: derive('verifier', flow),
});

/** 流程散列: how a flow stands in the database. */
export const flowHash = (flow: string): string => sha256(`province-flow|${flow}`);

/** 回到哪里: the page that takes the province's answer; registered there as the redirect address. */
export const returnAddress = (baseUrl: string): string => `${baseUrl}/login/province`;

const derive = (part: string, flow: string): string =>
  Buffer.from(sha256(`province-${part}|${flow}`), 'hex').toString('base64url');
