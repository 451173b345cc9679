/** 拒绝 Refusal: an expected no. `facts` may carry what the person needs to go on (never personal data of others). */
export type RefusalSpec = {
  status: 400 | 401 | 403 | 404 | 409 | 410 | 413 | 415 | 422 | 429 | 503;
  reason: string;
  remedy: string;
  /** 记入监察: an attempt at what the platform forbids is counted; names the facts (codes and ids only) that are kept with it */
  recorded?: readonly string[];
};

/** Facts shown with a refusal: findings, the fresh state, retry seconds … JSON only. */
export type RefusalFacts = Readonly<Record<string, unknown>>;

/** Thrown by `decide` or `load`; mapped once to problem+json (RFC 9457) in `platform/http`. */
export class Refusal extends Error {
  readonly code: string;
  readonly status: RefusalSpec['status'];
  readonly reason: string;
  readonly remedy: string;
  readonly facts: RefusalFacts;
  readonly recorded: readonly string[] | undefined;

  constructor(code: string, spec: RefusalSpec, facts: RefusalFacts) {
    super(`${code}: ${spec.reason}`);
    this.name = 'Refusal';
    this.code = code;
    this.status = spec.status;
    this.reason = spec.reason;
    this.remedy = spec.remedy;
    this.facts = facts;
    this.recorded = spec.recorded;
  }
}

type Refusals<T extends Record<string, RefusalSpec>> = {
  readonly [K in keyof T]: RefusalSpec & { code: string; with: (facts?: RefusalFacts) => Refusal };
};

const kebab = (name: string) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

/**
 * The closed list of a module's ways to say no. `defineRefusals('cases', { alreadyDecided: {...} })` gives
 * `refusals.alreadyDecided.with(facts)`, a Refusal with code `cases.already-decided`.
 */
export function defineRefusals<const T extends Record<string, RefusalSpec>>(module: string, specs: T): Refusals<T> {
  const entries = Object.entries(specs).map(([name, spec]) => {
    const code = `${module}.${kebab(name)}`;
    return [name, { ...spec, code, with: (facts: RefusalFacts = {}) => new Refusal(code, spec, facts) }];
  });
  return Object.freeze(Object.fromEntries(entries)) as Refusals<T>;
}

/** 编码或「?」: what somebody sent as a code, for a record that may hold no personal data; whatever is not shaped like a code is `?`. */
export const codeOrNothing = (sent: string): string => (/^(?!.*\d{6})[a-z][\w:@.-]*$/i.test(sent) ? sent : '?');
