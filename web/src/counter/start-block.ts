import { readNumber, tidyNumber } from './applicant-number.ts';
import { words } from './strings.ts';

type At = {
  applicant: { number: string; kind: 'person' | 'organisation'; agent: string };
  bundle: { audience: 'person' | 'enterprise' } | null;
  /** how many questions are open; null while that is not known */
  open: number | null;
};

/** 为什么还不能开始填表: the first thing that is missing, in words; null when the form can be opened. */
export function startBlock({ applicant, bundle, open }: At): string | null {
  const blocked = words.startBlocked;
  if (readNumber(applicant.kind, applicant.number).state !== 'right') return blocked.number;
  const agent = tidyNumber(applicant.agent);
  if (applicant.kind === 'organisation' && agent && readNumber('person', agent).state !== 'right') return blocked.agent;
  if (!bundle || open === null) return blocked.bundle;
  if ((bundle.audience === 'person') !== (applicant.kind === 'person')) return blocked.kind[bundle.audience];
  return open > 0 ? blocked.questions(open) : null;
}
