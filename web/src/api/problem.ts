/**
 * 拒绝 ApiProblem: what the server refused, or why it could not be reached, in words for the person.
 * `reason` says what happened, `remedy` what to do about it, `facts` carry the rest of the answer (findings, fresh state).
 */
export class ApiProblem extends Error {
  readonly code: string;
  readonly status: number;
  readonly reason: string;
  readonly remedy: string;
  readonly facts: Readonly<Record<string, unknown>>;

  constructor(told: { code: string; status: number; reason: string; remedy: string; facts?: Record<string, unknown> }) {
    super(told.reason);
    this.name = 'ApiProblem';
    this.code = told.code;
    this.status = told.status;
    this.reason = told.reason;
    this.remedy = told.remedy;
    this.facts = told.facts ?? {};
  }

  /** The request may or may not have been carried out: it is safe to send it again under the same key. */
  get mayRetry(): boolean {
    return this.status === 0 || this.status === 502 || this.status === 503 || this.status === 504;
  }

  get signInNeeded(): boolean {
    return this.status === 401;
  }
}

/** One finding about the input, as the server lists them all at once. */
export type InputFinding = { place: string; message: string };

/** Findings that a problem carries; empty when it has none. */
export function findingsOf(problem: ApiProblem): InputFinding[] {
  const { findings } = problem.facts;
  return Array.isArray(findings) ? (findings as InputFinding[]) : [];
}

/** Turns whatever was thrown into a problem that can be shown. */
export function problemOf(error: unknown): ApiProblem {
  if (error instanceof ApiProblem) return error;
  return new ApiProblem({
    code: 'web.fault',
    status: 0,
    reason: '页面出了问题，这一步没有完成',
    remedy: '请刷新页面再试；已经保存的内容不会丢失。仍然不行的，可到窗口办理或拨打大厅电话',
    facts: { message: error instanceof Error ? error.message : String(error) },
  });
}

/** 无法连接: no answer arrived, so nobody knows whether the request was carried out. */
export function offlineProblem(): ApiProblem {
  return new ApiProblem({
    code: 'web.offline',
    status: 0,
    reason: '没有连上服务器',
    remedy: '请检查网络后再试一次；重复提交不会办成两件',
  });
}

/** Reads a refused answer: `application/problem+json`, or whatever a proxy in between sent. */
export async function readProblem(response: Response): Promise<ApiProblem> {
  const body = await response.json().catch(() => null);
  const told = (typeof body === 'object' && body !== null ? body : {}) as Record<string, unknown>;
  const { code, reason, remedy, type: _type, title: _title, status: _status, ...facts } = told;
  return new ApiProblem({
    code: typeof code === 'string' ? code : `http.${response.status}`,
    status: response.status,
    reason: typeof reason === 'string' ? reason : '服务器没有给出可用的答复',
    remedy: typeof remedy === 'string' ? remedy : '请稍后再试；仍然不行的，可到窗口办理',
    facts,
  });
}
