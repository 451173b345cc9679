import { documentsOf } from '#documents';
import { describeAccounts } from '#identity';
import { listFiles } from '#files';
import { restoreForm } from '@yijian/core/compile';
import { describeValue } from '@yijian/core/forms';
import type { Actor, Environment } from '#platform';
import { departmentActions } from './allowed-actions.ts';
import { namedApplicant, shownApplicant } from './applicant-name.ts';
import { describePoint } from './case-view.ts';
import { noteOpening } from './list-my-openings.ts';
import type { StrandState } from '../case-state.ts';
import { viewFees } from '../fees/view-fees.ts';
import { describeConferrals } from '../confer/view-conferral.ts';
import { urgingsAt } from '../lead/describe-urgings.ts';
import { isDepartmentOf, readCase, type ReadCase } from './read-case.ts';
import { publishedDemands } from '../supplement/supplement-case.ts';
import { receivedFor } from './received-materials.ts';
import { viewStrand } from './strand-view.ts';

/**
 * 审批页: what one department sees of a case. Deny by default: its own original form restored from the merged values, the
 * materials of its item, results of its predecessors, the progress (not the content) of the others (G7, ENG-04).
 */
export async function viewStrandForDepartment(env: Environment, at: { caseId: string; member: string }, actor: Actor) {
  const read = await readCase(env, at.caseId, isDepartmentOf(actor, at.member));
  const isOfficer = (post: Actor['posts'][number]) => ['reviewer', 'decider'].includes(post.role);
  const serves = (post: Actor['posts'][number]) => isDepartmentOf({ ...actor, posts: [post] }, at.member)(read.record);
  await noteOpening(env, actor, { ...at, by: (post) => isOfficer(post) && serves(post) });
  const node = read.plan.nodes.find((one) => one.member === at.member)!;
  const grant = read.release.grants.find((one) => one.member === at.member)!;
  const { state, head } = read.record;
  const strand = state.strands[at.member]!;
  const [documents, files, conferrals, opinions, applicant, urged] = await Promise.all([
    documentsOf(env.db, at.caseId),
    listFiles(env.db, env.keys, { kind: 'case', id: at.caseId }),
    describeConferrals(env, read, strand),
    opinionsOf(env, read, at.member),
    state.acceptedOn ? namedApplicant(env, head) : shownApplicant(env, head),
    urgingsAt(env, read, strand),
  ]);
  return {
    strand: viewStrand(read, node),
    case: {
      caseId: state.caseId,
      receiptNo: state.receiptNo,
      trial: state.trial === true,
      bundleName: head.bundleName,
      status: state.status,
      receivedAt: state.receivedAt,
      acceptedOn: state.acceptedOn,
      bundleDue: state.bundleDue,
      channel: state.channel,
    },
    steps: node.steps,
    originalForm: originalFormOf(read, at.member),
    materials: read.plan.materials
      .filter((material) => grant.materials.includes(material.key))
      .map((material) => ({
        ...material,
        ...receivedFor(state, material.key),
        files: files.filter((file) => file.material === material.key),
      })),
    predecessors: node.after.map((member) => ({
      ...viewStrand(read, read.plan.nodes.find((one) => one.member === member)!),
      documents: documents.filter((document) => document.member === member),
    })),
    others: read.plan.nodes
      .filter((one) => one.member !== at.member && !node.after.includes(one.member))
      .map((one) => pick(viewStrand(read, one))),
    documents: documents.filter(({ member }) => member === at.member || member === null),
    applicant,
    opinions,
    conferrals,
    ...urged,
    conferChoices: conferChoices(read, strand, grant.fields),
    points: strand.points.map((point) => describePoint(read, point)),
    noObjection: strand.noObjection,
    fees: viewFees(read, at.member, actor),
    publishedDemands: labelledDemands(read, at.member),
    actions: departmentActions(actor, read.record, at.member),
    seq: state.seq,
  };
}

const sourceWords: Record<string, string> = {
  licence: '取自电子证照',
  register: '取自登记信息',
  output: '取自前一个事项的结果',
  answer: '申请人的回答',
  account: '申请人的账号',
  applicant: '申请人填写',
};

/** The item's own form in words, each box with where its value came from and why the department may see it (FRM-01, FRM-02). */
function originalFormOf(read: ReadCase, member: string) {
  const sources = new Map(read.plan.fields.map((field) => [field.key, field.source]));
  return restoreForm(read.release, member, read.values).map((box) => {
    const used = (use: { member: string; field: string }) => use.member === member && use.field === box.field;
    const field = read.release.fields.find((one) => one.uses.some(used));
    const value = field && box.value.length > 0 ? describeValue(field.definition, box.value) : '';
    const source = field && value !== '' ? (sourceWords[sources.get(field.key) ?? ''] ?? null) : null;
    return { ...box, value, source, why: field?.uses.find(used)?.purpose ?? null };
  });
}

const pick = (view: ReturnType<typeof viewStrand>) => ({
  member: view.member,
  itemName: view.itemName,
  authorityName: view.authorityName,
  statusName: view.statusName,
  status: view.status,
});

const kinds: Record<string, string> = {
  'strand.level-reviewed': '审查意见（前一级）',
  'strand.reviewed': '审查意见',
  'strand.returned': '退回意见',
  'strand.granted': '决定意见',
  'strand.denied': '不予理由',
};

/** 办理意见 with the officers who wrote them, names masked (who decided is on the letter). */
async function opinionsOf(env: Environment, read: ReadCase, member: string) {
  const said = read.events.filter((event) => event.member === member && kinds[event.type]);
  const accounts = await describeAccounts(
    env.db,
    env.keys,
    said.map((event) => event.actor),
  );
  return said.map((event) => {
    const data = event.data as { noteId?: string; proposal?: string; decision?: { noteId: string | null } };
    const noteId = data.noteId ?? data.decision?.noteId ?? null;
    return {
      at: event.at,
      kind: kinds[event.type]!,
      proposal: data.proposal ?? null,
      actor: event.actor,
      who: accounts.get(event.actor)?.name ?? '',
      text: noteId ? (read.notes.get(noteId) ?? '') : '',
    };
  });
}

/** 可邀请的部门和可出示的内容: other authorities, and the fields of the department's own grant. */
function conferChoices(read: ReadCase, strand: StrandState, fields: readonly string[]) {
  if (strand.status !== 'reviewing' && strand.status !== 'deciding') return null;
  return {
    authorities: [...read.authorities.values()]
      .filter((authority) => authority.code !== strand.authority)
      .map(({ code, shortName }) => ({ code, name: shortName })),
    fields: read.release.fields
      .filter((field) => fields.includes(field.key))
      .map((field) => ({ key: field.key, label: field.label, section: field.section })),
  };
}

/** What may be demanded, with labels: the only choices of the supplement form (ITK-09). */
function labelledDemands(read: ReadCase, member: string) {
  const demands = publishedDemands(read.plan, member);
  const label = (kind: 'material' | 'condition' | 'field', ref: string) =>
    describePoint(read, { member, kind, ref, problem: 'missing', noteId: null }).label;
  return Object.fromEntries(
    (['material', 'condition', 'field'] as const).map((kind) => [
      kind,
      demands[kind].map((ref) => ({ ref, label: label(kind, ref) })),
    ]),
  );
}
