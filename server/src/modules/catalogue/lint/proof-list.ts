import type { CancelRule, LegalBasis, MaterialType, ProofReview, ServiceItem } from '@yijian/core/contract';
import { cancelRules } from '@yijian/core/contract';
import { cancelRuleWords, suggestedVerdicts } from '@yijian/core/lint';
import { csvFile, type Queryable, type ServedFile } from '#platform';
import { findDefinition } from '../list-definitions.ts';
import { loadPublished, type PublishedCatalogue } from '../load-published.ts';
import { worldOf } from './housekeeping.ts';

/** 保留的证明 (CAT-34): name, basis, who asks for it, who issues it, what for. */
export type ListedProof = {
  code: string;
  name: string;
  basis: string[];
  askedBy: { item: string; itemName: string; authority: string }[];
  issuer: string;
  purpose: string;
};

/** 证明目录清单: proofs that every cancel rule was judged for and none cancels; for everybody. */
export async function listProofs(
  db: Queryable,
): Promise<{ proofs: ListedProof[]; cancelled: { name: string; reason: string }[] }> {
  const published = await loadPublished(db);
  const reviews = [...published.byKind.proofReview.values()].map(({ definition }) => definition as ProofReview);
  const proofs = reviews
    .filter((review) => !review.verdicts.some((one) => one.applies))
    .flatMap((review) => listed(review, published));
  const cancelled = reviews.flatMap((review) => {
    const one = review.verdicts.find((verdict) => verdict.applies);
    return one === undefined ? [] : [{ name: review.name, reason: `${cancelRuleWords[one.rule]}。${one.reason}` }];
  });
  return { proofs, cancelled };
}

function listed(review: ProofReview, published: PublishedCatalogue): ListedProof[] {
  const type = published.byKind.materialType.get(review.code)?.definition as MaterialType | undefined;
  if (type?.proof === undefined) return [];
  const uses = usesOf(type.code, published);
  const basis = uses.flatMap(({ basis: all }) => all.map(({ law, article }) => `《${law}》${article ?? ''}`));
  return [
    {
      code: type.code,
      name: type.name,
      basis: [...new Set(basis)],
      askedBy: uses.map(({ item }) => ({
        item: item.code,
        itemName: item.name,
        authority: published.catalogue.authorities.get(item.authority)?.name ?? item.authority,
      })),
      issuer: type.proof.issuer,
      purpose: review.purpose,
    },
  ];
}

const usesOf = (code: string, { catalogue }: PublishedCatalogue): { item: ServiceItem; basis: LegalBasis[] }[] =>
  [...catalogue.items.values()].flatMap(({ definition: item }) =>
    item.materials.filter((one) => one.material === code).map(({ basis }) => ({ item, basis })),
  );

/** 证明目录清单 as a table for a spreadsheet. */
export async function exportProofs(db: Queryable): Promise<ServedFile> {
  const { proofs } = await listProofs(db);
  return csvFile('证明事项目录清单', [
    ['证明名称', '设定依据', '索要单位', '开具单位', '用途'],
    ...proofs.map((proof) => [
      proof.name,
      proof.basis.join('；'),
      proof.askedBy.map((one) => `${one.authority}（${one.itemName}）`).join('；'),
      proof.issuer,
      proof.purpose,
    ]),
  ]);
}

/** 一项证明的清理: each cancel rule with the machine's view and the recorded verdict, draft before what is in force. */
export type ProofStanding = {
  code: string;
  name: string;
  issuer: string;
  usedBy: { item: string; itemName: string }[];
  standing: 'open' | 'drafted' | 'kept' | 'cancelled';
  draftHash: string | null;
  rules: {
    rule: CancelRule;
    title: string;
    suggestion: string | null;
    verdict: { applies: boolean; reason: string; by: string; on: string } | null;
  }[];
};

/** 证明清理台账: every proof of the catalogue. */
export async function proofLedger(db: Queryable): Promise<{ proofs: ProofStanding[] }> {
  const published = await loadPublished(db);
  const types = [...published.catalogue.materialTypes.values()].filter((type) => type.proof !== undefined);
  const proofs: ProofStanding[] = [];
  for (const type of types) proofs.push(await standingOf(db, type, published));
  return { proofs };
}

async function standingOf(db: Queryable, type: MaterialType, published: PublishedCatalogue): Promise<ProofStanding> {
  const state = await findDefinition(db, { kind: 'proofReview', code: type.code });
  const draft = state?.draft ?? null;
  const inForce = published.byKind.proofReview.get(type.code)?.definition as ProofReview | undefined;
  const verdicts = ((draft?.body as ProofReview | undefined) ?? inForce)?.verdicts ?? [];
  const suggested = new Map(suggestedVerdicts(type, worldOf(published)).map((one) => [one.rule, one.reason]));
  const decided = inForce?.verdicts.some((one) => one.applies) ? 'cancelled' : 'kept';
  return {
    code: type.code,
    name: type.name,
    issuer: type.proof?.issuer ?? '',
    usedBy: usesOf(type.code, published).map(({ item }) => ({ item: item.code, itemName: item.name })),
    standing: draft !== null ? 'drafted' : inForce === undefined ? 'open' : decided,
    draftHash: draft?.hash ?? null,
    rules: cancelRules.map((rule) => {
      const verdict = verdicts.find((one) => one.rule === rule);
      return {
        rule,
        title: cancelRuleWords[rule],
        suggestion: suggested.get(rule) ?? null,
        verdict:
          verdict === undefined
            ? null
            : { applies: verdict.applies, reason: verdict.reason, by: verdict.by, on: verdict.on },
      };
    }),
  };
}
