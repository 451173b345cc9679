/** Routes and the server that answers them; exported through the platform's door. */
export { cacheable, commandRoute, fileRoute, queryRoute, uploadRoute } from './route.ts';
export type { Answer, Cacheable, Route, RouteRequest, ServedFile, Upload } from './route.ts';
export { type Authenticated, createServer, type Mount, type ServerOptions } from './server.ts';
export { readSessionToken } from './session-cookie.ts';
