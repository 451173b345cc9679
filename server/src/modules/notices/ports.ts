/** 交给网关的一条短信: `key` is the same when it is handed over again, so that the gateway sends it once. */
export type HandedMessage = {
  key: string;
  templateId: string;
  phone: string;
  params: readonly string[];
  callback: string;
};
/** Whether the gateway took it; `refused` is final (its rules), `unavailable` is tried again. */
export type GatewayAnswer = { state: 'taken' } | { state: 'refused'; reason: string } | { state: 'unavailable' };

/** 短信网关 port: an operator's system; where none is connected, every answer is `unavailable`. */
export type MessageGateway = { send: (message: HandedMessage) => Promise<GatewayAnswer> };
