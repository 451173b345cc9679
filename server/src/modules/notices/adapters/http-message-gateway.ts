import { createHttpClient, type HttpClientOptions } from '#platform';
import type { MessageGateway } from '../ports.ts';

/** 短信网关 HTTP 适配器: `POST /messages {key, templateId, phone, params, callback}`, signed; the number stands in the body only. */
export function httpMessageGateway(options: HttpClientOptions): MessageGateway {
  const client = createHttpClient(options);
  return {
    async send(message) {
      const answer = await client.requestJson('POST', '/messages', message);
      if (answer.state === 'unavailable') return { state: 'unavailable' };
      if (answer.status === 202) return { state: 'taken' };
      return answer.status === 422 ? { state: 'refused', reason: '网关没有收下这条短信' } : { state: 'unavailable' };
    },
  };
}
