import pino, { type DestinationStream, type Logger } from 'pino';

/**
 * 运行日志: one JSON line per request and per fault, with instant, actor's account id, action and outcome (ASVS 16.2).
 * Never bodies, queries, cookies, names or numbers of people: only route patterns and ids are handed in.
 */
export function createLogs(destination: DestinationStream = pino.destination(1)): { run: Logger; access: Logger } {
  const options: pino.LoggerOptions = { level: 'info', base: undefined, timestamp: pino.stdTimeFunctions.isoTime };
  const paths = ['*.password', '*.token', '*.cookie', '*.authorization', 'headers', 'body'];
  const run = { ...options, redact: { paths, censor: '[已隐去]' }, serializers: { fault: describeFault } };
  // An access line has seven fields of our own and nothing to hide; looking for secrets in each took a tenth of a small answer.
  return { run: pino(run, destination), access: pino(options, destination) };
}

type Described = { name: string; message: string; code?: string; stack?: string; cause?: Described };

/** PostgreSQL's `detail`, `where` and `parameters` may quote stored values: left out. */
function describeFault(error: unknown): Described {
  if (!(error instanceof Error)) return { name: 'unknown', message: String(error).slice(0, 300) };
  const code = (error as { code?: unknown }).code;
  return {
    name: error.name,
    message: error.message.slice(0, 1000),
    ...(typeof code === 'string' && { code }),
    stack: error.stack?.slice(0, 4000),
    ...(error.cause !== undefined && { cause: describeFault(error.cause) }),
  };
}
