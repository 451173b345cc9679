import Type from 'typebox';
import { checkInput, createHttpClient, type HttpClient, type HttpClientOptions } from '#platform';
import type { RegisterAnswer, RegisterName, RegisterPort } from '../ports.ts';

const Attributes = Type.Record(Type.String(), Type.String({ maxLength: 2000 }));
const Found = Type.Object({
  found: Type.Literal(true),
  attributes: Attributes,
  records: Type.Array(Type.String({ maxLength: 64 })),
  version: Type.Integer({ minimum: 1 }),
});

/** 登记库 HTTP 适配器: asks `POST /registers/<name>/query`; the number stands in the body, never in an address that proxies log. */
export function httpRegister(options: HttpClientOptions): RegisterPort {
  const client = createHttpClient(options);
  return {
    readPopulation: ({ idNumber, ...why }) => query(client, 'population', { key: idNumber, ...why }),
    readEnterprise: ({ uscc, ...why }) => query(client, 'enterprise', { key: uscc, ...why }),
    async update(register, key, attributes) {
      const answer = await client.requestJson('PUT', `/registers/${register}/records/${key}`, { attributes });
      if (answer.state === 'unavailable') return 'unavailable';
      return answer.status === 200 ? 'updated' : answer.status === 404 ? 'notFound' : 'unavailable';
    },
  };
}

async function query(
  client: HttpClient,
  register: RegisterName,
  body: { key: string; purpose: string; caseRef: string | null },
): Promise<RegisterAnswer> {
  const answer = await client.requestJson('POST', `/registers/${register}/query`, body);
  if (answer.state === 'unavailable') return answer;
  if (answer.status === 404) return { state: 'notFound' };
  return answer.status === 200 ? readFound(answer.body) : { state: 'unavailable', because: 'failing' };
}

/** What a foreign system sends is checked like any input. */
function readFound(body: unknown): RegisterAnswer {
  try {
    checkInput(Found, body);
  } catch {
    return { state: 'unavailable', because: 'notJson' };
  }
  const { attributes, records, version } = body as {
    attributes: Record<string, string>;
    records: string[];
    version: number;
  };
  return { state: 'found', attributes, records, version };
}
