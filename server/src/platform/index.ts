/** Ground of every module: commands, write sets, refusals, clock, ids, encryption, events, routes. */
export {
  command,
  commandEach,
  loadEach,
  type Command,
  type DomainEvent,
  type Outcome,
  type Request,
} from './command.ts';
export {
  systemActor,
  visitor,
  actorRef,
  isPermitted,
  coversBundle,
  type Actor,
  type Context,
  type Permission,
  type Post,
  type PostRole,
} from './context.ts';
export type { Configuration, Environment, Execute, LoadEnvironment } from './environment.ts';
export { codeOrNothing, Refusal, defineRefusals, type RefusalFacts } from './refusal.ts';
export { refusals } from './refusals.ts';
export { deleteFrom, insertInto, updateIn, upsertInto, type Write, type WriteSet } from './write-set.ts';
export { csvFile } from './csv-file.ts';
export type { Queryable } from './queryable.ts';
export { isUuid, newToken, sha256, systemRandom, uuidv7, type Random } from './ids.ts';
export { createKeyRing, eraseKey, type KeyRing, type SubjectKey } from './subject-keys.ts';
export { folderBlobStore, type BlobStore } from './blob-store.ts';
export { takeNumbers } from './series.ts';
export { advanceClock, businessNow } from './business-clock.ts';
export { reactionKey, type DeliveredEvent, type Reaction } from './reactions.ts';
export { deliverEvents } from './deliver-events.ts';
export { createRunner } from './runner.ts';
export { createPlatform, type Platform } from './platform.ts';
export { checkInput, type InputFinding } from './check-input.ts';
export {
  createHttpClient,
  type HttpAnswer,
  type HttpClient,
  type HttpClientOptions,
  type Unavailable,
} from './http-client.ts';
export { boundedFetch } from './bounded-fetch.ts';
export { checkSignedRequest, type SignedRequest, signRequest } from './request-signature.ts';
export {
  cacheable,
  commandRoute,
  createServer,
  fileRoute,
  queryRoute,
  readSessionToken,
  uploadRoute,
} from './http/index.ts';
export type {
  Answer,
  Authenticated,
  Mount,
  Route,
  RouteRequest,
  ServedFile,
  ServerOptions,
  Upload,
} from './http/index.ts';
