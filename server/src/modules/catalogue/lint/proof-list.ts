import type { MaterialType, ProofReview } from '@yijian/core/contract';
import { cancelRuleWords } from '@yijian/core/lint';
import { csvFile, type Queryable, type ServedFile } from '#platform';
import { loadPublished, type PublishedCatalogue } from '../load-published.ts';
import { cancelling, usesOf } from './plan-removal.ts';

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
    .filter((review) => cancelling(review) === undefined)
    .flatMap((review) => listed(review, published));
  const cancelled = reviews.flatMap((review) => {
    const one = cancelling(review);
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
