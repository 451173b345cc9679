import { limitWords, nextQuestions } from '@yijian/core/compile';
import type { Bundle, BundleRelease, Question } from '@yijian/core/contract';
import type { PublishedCatalogue } from '#catalogue';
import { bundleCard, type BundleCard } from './bundle-card.ts';

/** 一件事的公开情况: what the guided conversation starts from. `first`: the questions to begin with, in asking order. */
export type BundleFacts = BundleCard & {
  version: number;
  region: string;
  applicant: { role: string; name: string; subject: 'person' | 'organisation' };
  leadPhone: string;
  eligibility: { id: string; text: string }[];
  questions: Question[];
  first: string[];
  members: {
    id: string;
    item: string;
    name: string;
    node: string;
    authority: string;
    when: string | null;
    promised: string;
    mayOptOut: boolean;
    result: string;
    place: string;
    phone: string;
  }[];
  /** 对外说明的例外 (原则上 = blocked by default): public where there is one */
  exception: BundleRelease['exception'];
  fiveOnes: Bundle['fiveOnes'] | null;
  /** 试点 (THG-18): its standard is not laid down yet */
  pilot: boolean;
  faq: { id: string; question: string; answer: string; item: string }[];
};

/** 一件事的公开情况 of a release that is offered. */
export function bundleFacts(release: BundleRelease, { byKind }: PublishedCatalogue): BundleFacts {
  const definition = byKind.bundle.get(release.bundle)?.definition as Bundle | undefined;
  const role = release.roles[release.applicantRole];
  return {
    ...bundleCard(release, definition?.lifeStage ?? '单项办理'),
    version: release.version,
    region: release.region,
    leadPhone: release.lead.phone,
    applicant: { role: release.applicantRole, name: role?.name ?? '申请人', subject: role?.subject ?? 'person' },
    eligibility: release.eligibility,
    questions: release.questions,
    first: nextQuestions(release, {}).map((question) => question.id),
    members: release.members.map(({ id, item, authority, whenText, mayOptOut }) => ({
      id,
      item: item.code,
      name: item.name,
      node: item.node,
      authority: authority.name,
      when: whenText,
      promised: limitWords(item.promised),
      mayOptOut,
      result: item.result.name,
      place: item.place,
      phone: item.phone,
    })),
    exception: release.exception,
    pilot: definition?.programme?.pilot === true,
    fiveOnes: definition?.fiveOnes ?? null,
    faq: release.members.flatMap(({ item }) =>
      (item.faq ?? []).map((one) => ({
        id: `${item.code}-${one.id}`,
        question: one.question,
        answer: one.answer,
        item: item.name,
      })),
    ),
  };
}
