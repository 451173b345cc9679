import type { CasePlan } from '@yijian/core/contract';
import { findDocument } from '#documents';
import { findFile, readFile } from '#files';
import { type Actor, type Environment, type ServedFile } from '#platform';
import { type CaseRecord, findCase } from '../cases.store.ts';
import { loadPlans } from '../migrate/plans.store.ts';
import { isApplicant, isCounter, isSupervisor } from './read-case.ts';
import { refusals } from '../refusals.ts';

type Place = Readonly<Record<string, string>>;

async function recordFor(env: Environment, caseId: string): Promise<CaseRecord> {
  const record = await findCase(env.db, caseId);
  if (!record) throw refusals.caseNotFound.with();
  return record;
}

const authoritiesOf = (actor: Actor) =>
  actor.posts.filter((post) => post.role === 'reviewer' || post.role === 'decider').map((post) => post.authority);
/** Nodes whose strand the actor's department handles now (a strand may have been dispatched anew). */
const ownNodes = (actor: Actor, record: CaseRecord, plan: CasePlan) =>
  plan.nodes.filter((node) => authoritiesOf(actor).includes(record.state.strands[node.member]!.authority));
const seesAll = (actor: Actor, record: CaseRecord) =>
  isApplicant(actor)(record) || isCounter(actor)(record) || isSupervisor(actor)(record);

/** 看文书: applicant, counter and supervisor see all; a department its own, its predecessors' and those of the whole case. */
export async function readCaseDocument(env: Environment, place: Place, actor: Actor): Promise<ServedFile> {
  const record = await recordFor(env, place.caseId!);
  const document = await findDocument(env.db, record.caseId, place.documentId!);
  if (!document || !(seesAll(actor, record) || (await departmentSees(env, record, { member: document.member, actor }))))
    throw refusals.caseNotFound.with();
  const content = await env.blobs.get(document.blob);
  if (!content) throw new Error(`document ${document.documentId} has no content`);
  return { name: `${document.title}.pdf`, type: 'application/pdf', content };
}

async function departmentSees(
  env: Environment,
  record: CaseRecord,
  of: { member: string | null; actor: Actor },
): Promise<boolean> {
  const plan = (await loadPlans(env.db, [record.state])).get(record.caseId)!;
  const own = ownNodes(of.actor, record, plan);
  return own.some((node) => of.member === null || node.member === of.member || node.after.includes(of.member));
}

/** 看材料: a department only opens the materials that its grant names. */
export async function readCaseFile(env: Environment, place: Place, actor: Actor): Promise<ServedFile> {
  const record = await recordFor(env, place.caseId!);
  const file = await findFile(env.db, env.keys, place.fileId!);
  const plan = (await loadPlans(env.db, [record.state])).get(record.caseId)!;
  const granted = ownNodes(actor, record, plan).some((node) =>
    plan.grants.some((grant) => grant.member === node.member && file && grant.materials.includes(file.material)),
  );
  const mine = file?.owner.kind === 'case' && file.owner.id === record.caseId;
  const content = mine && (seesAll(actor, record) || granted) ? await readFile(env, place.fileId!) : undefined;
  if (!content) throw refusals.caseNotFound.with();
  return content;
}
