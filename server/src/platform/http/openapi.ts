import type { TObject } from 'typebox';
import type { Route } from './route.ts';

type Json = Record<string, unknown>;

const problemSchema: Json = {
  type: 'object',
  description: 'RFC 9457; facts of the refusal stand beside these members',
  required: ['type', 'title', 'status', 'code', 'reason', 'remedy'],
  properties: Object.fromEntries(
    [
      ['type', 'string'],
      ['title', 'string'],
      ['status', 'integer'],
      ['code', 'string'],
      ['reason', 'string'],
      ['remedy', 'string'],
      ['incident', 'string'],
    ].map(([name, type]) => [name, { type }]),
  ),
};

/** 接口说明 (OpenAPI 3.1): one operation per route, from the same schemas that check the input. */
export function describeRoutes(routes: readonly Route[], baseUrl: string): Json {
  const paths: Record<string, Json> = {};
  for (const route of routes) {
    const path = route.path.replace(/:(\w+)/g, '{$1}');
    paths[path] = { ...paths[path], [route.method.toLowerCase()]: operation(route) };
  }
  return {
    openapi: '3.1.0',
    info: { title: '易简 Yijian', version: '1', license: { name: 'Apache-2.0', identifier: 'Apache-2.0' } },
    servers: [{ url: baseUrl }],
    paths,
    components: { schemas: { Problem: problemSchema } },
  };
}

function operation(route: Route): Json {
  const body = requestBody(route);
  return {
    operationId: `${route.method.toLowerCase()}${route.path.replace(/^\/api/, '').replace(/[/:-]+(\w)/g, (_, letter: string) => letter.toUpperCase())}`,
    summary: route.summary ?? (route.kind === 'command' ? route.command.title : undefined),
    ...(route.kind === 'command' && { 'x-command': route.command.name }),
    tags: [route.path.split('/')[2]],
    parameters: parameters(route),
    ...(body && { requestBody: { required: true, content: body } }),
    responses: {
      [String('status' in route ? route.status : 200)]: {
        description: 'OK',
        content: { [route.kind === 'file' ? 'application/octet-stream' : 'application/json']: {} },
      },
      default: {
        description: 'Problem',
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
      },
    },
  };
}

function parameters(route: Route): Json[] {
  const inPath = pathNames(route).map((name) => ({
    name,
    in: 'path',
    required: true,
    schema: name.endsWith('Id') ? { type: 'string', format: 'uuid' } : { type: 'string' },
  }));
  const query = 'query' in route ? (route.query as TObject | undefined) : undefined;
  const inQuery = Object.entries(query?.properties ?? {}).map(([name, schema]) => ({
    name,
    in: 'query',
    required: query?.required?.includes(name) ?? false,
    schema,
  }));
  const isKeyed = (route.kind === 'command' && !route.exempt) || route.kind === 'upload';
  const key = {
    name: 'Idempotency-Key',
    in: 'header',
    required: true,
    schema: { type: 'string', minLength: 8, maxLength: 200 },
  };
  return [...inPath, ...inQuery, ...(isKeyed ? [key] : [])];
}

const pathNames = (route: Route): string[] => [...route.path.matchAll(/:(\w+)/g)].map((match) => match[1]!);

/** What a client sends: the command's input without the parts that stand in the path. */
function requestBody(route: Route): Json | undefined {
  if (route.kind === 'upload')
    return {
      'multipart/form-data': { schema: { type: 'object', properties: { file: { type: 'string', format: 'binary' } } } },
    };
  if (route.kind === 'query') return route.body && { 'application/json': { schema: route.body } };
  if (route.kind !== 'command') return undefined;
  const schema = route.command.input as unknown as TObject;
  const names = new Set(pathNames(route));
  if (!schema.properties) return { 'application/json': { schema } };
  const properties = Object.fromEntries(Object.entries(schema.properties).filter(([name]) => !names.has(name)));
  if (Object.keys(properties).length === 0) return undefined;
  return {
    'application/json': {
      schema: { ...schema, properties, required: (schema.required ?? []).filter((name: string) => !names.has(name)) },
    },
  };
}
