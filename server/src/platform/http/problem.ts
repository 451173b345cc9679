import { newToken, type Random } from '../ids.ts';
import { Refusal } from '../refusal.ts';
import { refusals } from '../refusals.ts';

/** 问题详情 Problem (RFC 9457): every error answer of the API has this shape; facts of the refusal stand beside it. */
export type Problem = {
  type: string;
  title: string;
  status: number;
  code: string;
  reason: string;
  remedy: string;
  incident?: string;
} & Record<string, unknown>;

/** What became of an error: the answer, and whether it is a fault of ours that has to be logged with its cause. */
export type MappedError = { problem: Problem; fault: boolean; retryAfterSeconds?: number };

/** 错误对应: the one place where errors become answers. Refusals keep their words; faults show an incident number only. */
export function mapError(error: unknown, random: Random): MappedError {
  const refusal = error instanceof Refusal ? error : refusalOf(error as FrameworkError);
  if (refusal) {
    const unavailable = refusal.code === refusals.busy.code;
    return {
      problem: problemOf(refusal),
      fault: unavailable && !(error instanceof Refusal),
      retryAfterSeconds: retryAfter(refusal),
    };
  }
  return { problem: faultProblem(newToken(random, 9)), fault: true };
}

function problemOf({ code, status, reason, remedy, facts }: Refusal): Problem {
  return { ...facts, type: `urn:yijian:problem:${code}`, title: reason, status, code, reason, remedy };
}

function faultProblem(incident: string): Problem {
  const reason = '系统出了问题，这次操作没有完成';
  const remedy = `已经填写和提交的内容不会丢失。请稍后再试；仍然不行的，请把事件编号 ${incident} 告诉窗口或技术支持`;
  return {
    type: 'urn:yijian:problem:platform.fault',
    title: reason,
    status: 500,
    code: 'platform.fault',
    reason,
    remedy,
    incident,
  };
}

function retryAfter({ code, facts }: Refusal): number | undefined {
  if (typeof facts.retryAfterSeconds === 'number') return facts.retryAfterSeconds;
  return code === refusals.busy.code || code === refusals.outcomeUnknown.code ? 3 : undefined;
}

type FrameworkError = { code?: string; statusCode?: number; message?: string; ttl?: number; findings?: unknown };

const TOO_LARGE = new Set([
  'FST_ERR_CTP_BODY_TOO_LARGE',
  'FST_REQ_FILE_TOO_LARGE',
  'FST_FILES_LIMIT',
  'FST_FIELDS_LIMIT',
  'FST_PARTS_LIMIT',
]);
const WRONG_MEDIA = new Set(['FST_ERR_CTP_INVALID_MEDIA_TYPE', 'FST_INVALID_MULTIPART_CONTENT_TYPE']);
/** The database is away, starting, full, or gave up on a lock or a slow statement: nothing was written. */
const UNAVAILABLE = /^(08|57P0|53|57014$|55P03$|40001$|40P01$|ECONN|EPIPE$|ETIMEDOUT$)/;

/** Errors of the framework and of connections that are an expected no; undefined for faults. */
function refusalOf(error: FrameworkError): Refusal | undefined {
  const code = String(error?.code ?? '');
  if (TOO_LARGE.has(code)) return refusals.bodyTooLarge.with();
  if (WRONG_MEDIA.has(code)) return refusals.unsupportedMedia.with();
  if (code === 'FST_ERR_BAD_URL' || code === 'FST_ERR_NOT_FOUND' || code === 'FST_ERR_MAX_PARAM_LENGTH')
    return refusals.notFound.with();
  if (
    UNAVAILABLE.test(code) ||
    /timeout exceeded when trying to connect|Connection terminated/.test(String(error?.message))
  )
    return refusals.busy.with();
  if (code.startsWith('FST_') && error.statusCode !== undefined && error.statusCode < 500)
    return refusals.malformedInput.with();
  return undefined;
}
