import { loadCatalogue } from '#catalogue';
import { type ListedFile, listFiles } from '#files';
import { shanghaiDay } from '@yijian/core/calendar';
import { readMaterialKey } from '@yijian/core/compile';
import type { CasePlan } from '@yijian/core/contract';
import { type Actor, coversBundle, type Environment } from '#platform';
import { type CaseRecord, listCasesOf } from '../cases.store.ts';
import { loadPlans } from '../migrate/plans.store.ts';
import { type HandedIn, papersOf, type Validity, type VaultPaper } from './paper.ts';
import { type CaseOpening, listAround, listNotes } from './vault.store.ts';

/** 材料库的一份材料 KeptPaper. `holderId`: whose paper it is, when that party is known; only then it can go along. */
export type KeptPaper = {
  fileId: string;
  caseId: string;
  sha256: string;
  material: string;
  materialType: string;
  path: string | null;
  period: string | null;
  holderId: string | null;
  name: string;
  size: number;
  mime: string;
  verdict: ListedFile['verdict'];
  scan: ListedFile['scan'];
  handedInOn: string;
  from: { caseId: string; receiptNo: string; bundleName: string };
  /** later cases that it went along to */
  usedIn: string[];
  openedBy: string[];
  latest: boolean;
  validity: Validity;
};

/**
 * 我的材料 (FRM-11): what the acting subject handed in with its own cases, each paper once, newest first. Nothing is copied: these are
 * the files of the cases. Never for staff; a mandate reaches only papers of its own bundles; test cases leave nothing here.
 */
export async function listVault(env: Environment, actor: Actor): Promise<KeptPaper[]> {
  if (actor.kind !== 'citizen' || !actor.principal) return [];
  const subjectId = actor.principal.id;
  const records = (await listCasesOf(env.db, subjectId)).filter(
    ({ state }) => state.trial !== true && coversBundle(actor, state.bundle),
  );
  const cases = new Map(records.map((record) => [record.caseId, record]));
  const [files, plans, around, notes, catalogue, now] = await Promise.all([
    listFiles(env.db, env.keys, { subjectId }),
    loadPlans(
      env.db,
      records.map((record) => record.state),
    ),
    listAround(env.db, [...cases.keys()]),
    listNotes(env.db, subjectId),
    loadCatalogue(env.db),
    env.now(),
  ]);
  const holderOf = (caseId: string, role: string) =>
    around.parties.find((party) => party.caseId === caseId && party.role === role)?.subjectId ?? null;
  const known = files.filter((file) =>
    plans.get(file.owner.id)?.materials.some((material) => material.key === file.material),
  );
  const byId = new Map(known.map((file) => [file.fileId, file]));
  const handedIn = known.map((file): HandedIn => {
    const { materialType, holder, path, period } = readMaterialKey(file.material);
    const holderId = holderOf(file.owner.id, holder);
    const matter = JSON.stringify([materialType, path, period, holderId ?? file.owner.id]);
    return { fileId: file.fileId, caseId: file.owner.id, matter, sha256: file.sha256, at: file.at };
  });
  const papers = papersOf(handedIn, {
    notes,
    monthsOf: (matter) => catalogue.materialTypes.get((JSON.parse(matter) as [string])[0])?.validMonths ?? null,
    today: shanghaiDay(now),
  });
  const nameOf = (authority: string) => catalogue.authorities.get(authority)?.name ?? authority;
  return papers
    .map((paper) => show(paper, { byId, cases, plans, openings: around.openings, holderOf, nameOf }))
    .sort((one, other) => (one.handedInOn < other.handedInOn ? 1 : -1));
}

type Around = {
  byId: ReadonlyMap<string, ListedFile>;
  cases: ReadonlyMap<string, CaseRecord>;
  plans: ReadonlyMap<string, CasePlan>;
  openings: readonly CaseOpening[];
  holderOf: (caseId: string, role: string) => string | null;
  nameOf: (authority: string) => string;
};

function show({ newest, first, caseIds, latest, validity }: VaultPaper, around: Around): KeptPaper {
  const file = around.byId.get(newest.fileId)!;
  const { materialType, holder, path, period } = readMaterialKey(file.material);
  const planned = (caseId: string) =>
    around.plans.get(caseId)!.materials.find((material) => material.key === around.byId.get(newest.fileId)!.material);
  const from = around.cases.get(first.caseId)!;
  // The counter opens a case as a whole; a department only its own part, and only if that part has the paper.
  const opened = around.openings.filter(
    (one) => caseIds.includes(one.caseId) && (one.member === '' || planned(one.caseId)?.members.includes(one.member)),
  );
  return {
    fileId: file.fileId,
    caseId: newest.caseId,
    sha256: file.sha256,
    material: planned(newest.caseId)!.name,
    materialType,
    path,
    period,
    holderId: around.holderOf(newest.caseId, holder),
    name: file.name,
    size: file.size,
    mime: file.mime,
    verdict: file.verdict,
    scan: file.scan,
    handedInOn: shanghaiDay(first.at),
    from: { caseId: first.caseId, receiptNo: from.state.receiptNo, bundleName: from.head.bundleName },
    usedIn: caseIds.filter((id) => id !== first.caseId).map((id) => around.cases.get(id)!.head.bundleName),
    openedBy: [...new Set(opened.map((one) => around.nameOf(one.authority)))],
    latest,
    validity,
  };
}
